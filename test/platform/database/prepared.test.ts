import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { PreparingPglite } from '../../../src/platform/database/prepared.js';

let db: PreparingPglite;
beforeAll(async () => {
  db = new PreparingPglite();
  await db.waitReady;
});
afterAll(() => db.close());
beforeEach(async () => {
  await db.exec('DROP TABLE IF EXISTS t; CREATE TABLE t (id int PRIMARY KEY, word text NOT NULL)');
  await db.query('INSERT INTO t SELECT n, $1 || n FROM generate_series(1, 3) n', ['word ']);
});

/** How often the database has carried out each statement that it keeps, by text. */
async function kept(): Promise<Record<string, number>> {
  const { rows } = await db.query<{ statement: string; times: number }>(
    'SELECT statement, (generic_plans + custom_plans)::int AS times FROM pg_prepared_statements',
  );
  return Object.fromEntries(
    rows
      .filter(({ statement }) => !statement.includes('pg_prepared'))
      .map(({ statement, times }) => [statement, times]),
  );
}

const one = 'SELECT word FROM t WHERE id = $1';
const named = 'SELECT id FROM t WHERE word = ANY($1)';

test('a statement is parsed once, and each run reads the current rows', async () => {
  expect((await db.query(one, [1])).rows).toEqual([{ word: 'word 1' }]);
  await db.query('UPDATE t SET word = $2 WHERE id = $1', [1, 'other']);
  expect((await db.query(one, [1])).rows).toEqual([{ word: 'other' }]);
  expect((await db.query(one, [2])).rows).toEqual([{ word: 'word 2' }]);
  expect(await kept()).toMatchObject({ [one]: 3, 'UPDATE t SET word = $2 WHERE id = $1': 1 });
});

test('its result has the same form on each run: types, columns, arrays, affected rows', async () => {
  for (let round = 0; round < 8; round++) {
    const found = await db.query(named, [['word 1', 'word 3']], { rowMode: 'array' });
    expect(found).toMatchObject({ rows: [[1], [3]], fields: [{ name: 'id', dataTypeID: 23 }] });
    expect(await db.query('UPDATE t SET word = word WHERE id > $1', [1])).toMatchObject({
      ...{ rows: [], fields: [], affectedRows: 2 },
    });
  }
});

test('an error is passed on as the database’s own, and the next statement works', async () => {
  for (let round = 0; round < 3; round++) {
    await expect(db.query('INSERT INTO t VALUES ($1, $2)', [1, 'again'])).rejects.toMatchObject({
      ...{ code: '23505', query: 'INSERT INTO t VALUES ($1, $2)', params: [1, 'again'] },
    });
    await expect(db.query(one, ['no number'])).rejects.toMatchObject({ code: '22P02' });
    await expect(db.query('SELECT nothing FROM t')).rejects.toMatchObject({ code: '42703' });
    await expect(db.query('SELECT FROM WHERE')).rejects.toMatchObject({ code: '42601' });
    await expect(db.query('SELECT $1::boolean', ['perhaps'])).rejects.toThrow('boolean');
    expect((await db.query(one, [3])).rows).toEqual([{ word: 'word 3' }]);
  }
  const refused = Object.keys(await kept()).filter(
    (text) => text !== one && text.startsWith('SELECT nothing'),
  );
  expect(refused).toEqual([]);
});

test('an error in a transaction rolls back that transaction and nothing else', async () => {
  const insert = 'INSERT INTO t VALUES ($1, $2)';
  await expect(
    db.transaction(async (tx) => {
      await tx.query(insert, [7, 'seven']);
      await expect(tx.query(insert, [7, 'seven'])).rejects.toMatchObject({ code: '23505' });
      await expect(tx.query(one, [7])).rejects.toMatchObject({ code: '25P02' });
      await expect(tx.query('SELECT 1')).rejects.toMatchObject({ code: '25P02' });
    }),
  ).rejects.toMatchObject({ code: '25P02' });
  expect((await db.query(one, [7])).rows).toEqual([]);
  await db.transaction((tx) => tx.query(insert, [7, 'seven']));
  expect((await db.query(one, [7])).rows).toEqual([{ word: 'seven' }]);
});

test('after a change of the tables every statement is parsed again', async () => {
  const all = 'SELECT * FROM t WHERE id = $1';
  expect((await db.query(all, [1])).rows).toEqual([{ id: 1, word: 'word 1' }]);
  await db.exec('ALTER TABLE t ADD COLUMN more int DEFAULT 5');
  expect((await db.query(all, [1])).rows).toEqual([{ id: 1, word: 'word 1', more: 5 }]);
  await db.query('ALTER TABLE t ALTER COLUMN id TYPE text');
  expect((await db.query(all, ['1'])).rows).toEqual([{ id: '1', word: 'word 1', more: 5 }]);
});

test('a change of the tables that is rolled back leaves nothing behind', async () => {
  const all = 'SELECT * FROM t WHERE id = $1';
  await db.query(all, [1]);
  await expect(
    db.transaction(async (tx) => {
      await tx.exec('ALTER TABLE t ALTER COLUMN id TYPE text');
      expect((await tx.query(all, ['1'])).rows).toEqual([{ id: '1', word: 'word 1' }]);
      throw new Error('not after all');
    }),
  ).rejects.toThrow('not after all');
  expect((await db.query(all, [1])).rows).toEqual([{ id: 1, word: 'word 1' }]);
});

test('only the most recently used statements are kept', async () => {
  for (let each = 0; each < 400; each++) {
    expect((await db.query(`SELECT $1::int + ${each} AS sum`, [1])).rows).toEqual([{ sum: each + 1 }]);
  }
  expect((await db.query('SELECT $1::int + 0 AS sum', [1])).rows).toEqual([{ sum: 1 }]);
  expect(Object.keys(await kept()).length).toBeLessThanOrEqual(301);
});

test('a long statement, which has values in its text, is not kept', async () => {
  const written = 'x'.repeat(40_000);
  expect((await db.query(`SELECT length('${written}') AS length`)).rows).toEqual([{ length: 40_000 }]);
  expect(Object.keys(await kept()).filter((text) => text.includes('xxx'))).toEqual([]);
});
