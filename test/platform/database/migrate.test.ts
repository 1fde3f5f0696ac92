import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Embedded, openEmbedded } from '../../../src/platform/database/embedded.js';
import {
  applyMigrations,
  migrationsFolder,
  migrationsOf,
  pendingMigrations,
} from '../../../src/platform/database/migrate.js';
import { openSession } from '../../../src/platform/database/server.js';
import { missingSql, writeMigration } from '../../../src/platform/database/write-migration.js';
import { openTestDatabase, quiet, type TestDatabase } from './image.js';

const onServer = Boolean(process.env.TEST_DATABASE_URL);

let folder: string;
let db: Embedded;

/** Puts a migration into the test's own folder. */
function give(name: string, sql: string): void {
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, 'migration.sql'), sql);
}

const tables = async () => {
  const rows = await db.rows(`SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`);
  return rows.map((row) => row.tablename);
};

beforeAll(async () => {
  db = await openEmbedded();
});
afterAll(() => db.close());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lobby-migrate-'));
  await db.runScript('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('applying migrations', () => {
  test('applies each once, in the order of their names', async () => {
    give('2_more', 'CREATE TABLE more AS SELECT * FROM first;');
    give('1_first', 'CREATE TABLE first (id int);');
    expect(await pendingMigrations(db, folder)).toEqual(['1_first', '2_more']);
    expect(await applyMigrations(db, folder)).toEqual(['1_first', '2_more']);
    expect(await applyMigrations(db, folder)).toEqual([]);
    give('3_last', 'CREATE TABLE last (id int);');
    expect(await applyMigrations(db, folder)).toEqual(['3_last']);
    expect(await tables()).toEqual(['_prisma_migrations', 'first', 'last', 'more']);
  });

  test("leaves a function's body whole", async () => {
    give(
      '1_function',
      `CREATE FUNCTION twice(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN n := n * 2; RETURN n; END $$;`,
    );
    await applyMigrations(db, folder);
    expect(await db.rows('SELECT twice(21) AS n')).toEqual([{ n: 42 }]);
  });

  test('changes nothing when one is refused, says why, and can be tried again', async () => {
    give('1_good', 'CREATE TABLE good (id int);');
    give('2_bad', 'CREATE TABLE half (id int); CREATE TABLE good (id int);');
    await expect(applyMigrations(db, folder)).rejects.toMatchObject({
      code: 'migration_failed',
      message: expect.stringContaining('relation "good" already exists'),
    });
    expect(await tables()).toEqual([]);
    rmSync(join(folder, '2_bad'), { recursive: true });
    expect(await applyMigrations(db, folder)).toEqual(['1_good']);
  });

  test('works beside a newer version that has only added to the database', async () => {
    give('1_first', 'CREATE TABLE first (id int);');
    give('3_newer', 'ALTER TABLE first ADD COLUMN more text;');
    await applyMigrations(db, folder);
    rmSync(join(folder, '3_newer'), { recursive: true });
    expect(await migrationsOf(db, folder)).toEqual({ pending: [], ahead: ['3_newer'] });
    expect(await applyMigrations(db, folder)).toEqual([]);
    // Made at the same time by somebody else: its turn comes all the same.
    give('2_late', 'CREATE TABLE late (id int);');
    expect(await applyMigrations(db, folder)).toEqual(['2_late']);
    expect(await tables()).toEqual(['_prisma_migrations', 'first', 'late']);
  });

  test('refuses a database from which a newer version has taken something away', async () => {
    give('1_first', 'CREATE TABLE first (id int, old int);');
    give('2_newer', 'ALTER TABLE first ADD COLUMN more text;');
    give('3_newer_contract', 'ALTER TABLE first DROP COLUMN old;');
    await applyMigrations(db, folder);
    rmSync(join(folder, '2_newer'), { recursive: true });
    rmSync(join(folder, '3_newer_contract'), { recursive: true });
    const refusal = { code: 'database_ahead', message: expect.stringContaining('(3_newer_contract)') };
    await expect(applyMigrations(db, folder)).rejects.toMatchObject(refusal);
    await expect(pendingMigrations(db, folder)).rejects.toMatchObject(refusal);
  });
});

describe('writing migrations', () => {
  test('writes what the schema has and the migrations do not have', async () => {
    const file = await writeMigration('everything', new Date('2026-03-04T05:06:07Z'), folder);
    expect(file).toBe(join(folder, '20260304050607_everything', 'migration.sql'));
    expect(readFileSync(join(folder, '20260304050607_everything', 'migration.sql'), 'utf8')).toContain(
      'CREATE TABLE "Branch"',
    );
    expect(await writeMigration('nothing', new Date(), folder)).toBeUndefined();
    expect(readdirSync(folder)).toHaveLength(1);
  });

  test('refuses a name that cannot be a folder', async () => {
    await expect(writeMigration('', new Date(), folder)).rejects.toThrow(RangeError);
    await expect(writeMigration('../up', new Date(), folder)).rejects.toThrow(RangeError);
  });

  test('prisma/migrations make what prisma/schema.prisma has, and nothing they add by hand is in the way', async () => {
    await applyMigrations(db);
    expect(await missingSql(db)).toBeUndefined();
  });
});

describe.skipIf(!onServer)('on a server (set TEST_DATABASE_URL to include it)', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await openTestDatabase();
    await database.prisma.$executeRaw`DROP SCHEMA public CASCADE`;
    await database.prisma.$executeRaw`CREATE SCHEMA public`;
  });
  afterEach(() => database.close());

  test('processes that start together migrate once', async () => {
    const sessions = await Promise.all(
      Array.from({ length: 4 }, () => openSession(database.url ?? '', quiet)),
    );
    const applied = await Promise.all(sessions.map((session) => applyMigrations(session)));
    await Promise.all(sessions.map((one) => one.close()));
    expect(applied.map(({ length }) => length).sort()).toEqual([
      0,
      0,
      0,
      readdirSync(migrationsFolder).length - 1,
    ]);
  });

  test('waits for a table that somebody holds without making others wait long', async () => {
    give('1_first', 'CREATE TABLE first (id int);');
    const [migrating, holding, reading] = await Promise.all(
      [1, 2, 3].map(() => openSession(database.url ?? '', quiet)),
    );
    if (!migrating || !holding || !reading) throw new Error('no session');
    await applyMigrations(migrating, folder);
    give('2_more', 'ALTER TABLE first ADD COLUMN more text;');
    await holding.runScript('BEGIN; SELECT * FROM first');
    // It stands in the way while it waits, and gives up again and again; then everybody else is served.
    let givenUp = 0;
    const runScript = async (sql: string) => {
      await migrating.runScript(sql);
      if (sql === 'ROLLBACK') givenUp++;
    };
    const applied = applyMigrations({ ...migrating, runScript }, folder);
    for (let times = 1; times <= 3; times++) {
      await expect.poll(() => givenUp).toBeGreaterThanOrEqual(times);
      expect(await reading.rows('SELECT * FROM first')).toEqual([]);
    }
    await holding.runScript('COMMIT');
    expect(await applied).toEqual(['2_more']);
    await Promise.all([migrating, holding, reading].map((one) => one.close()));
  });

  test('changes nothing when one is refused', async () => {
    give('1_good', 'CREATE TABLE good (id int);');
    give('2_bad', 'CREATE TABLE half (id int); CREATE TABLE good (id int);');
    const session = await openSession(database.url ?? '', quiet);
    await expect(applyMigrations(session, folder)).rejects.toThrow('relation "good" already exists');
    expect(await session.rows(`SELECT 1 FROM pg_tables WHERE schemaname = 'public'`)).toEqual([]);
    await session.close();
  });
});
