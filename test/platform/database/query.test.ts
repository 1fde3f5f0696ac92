import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { dbOf } from '../../../src/platform/database/db.js';
import {
  bigint,
  boolean,
  fitting,
  float,
  hasRows,
  int,
  known,
  object,
  row,
  rows,
  text,
  timestamptz,
  UnexpectedRow,
  uuid,
} from '../../../src/platform/database/query.js';
import { createSeal, makeKey } from '../../../src/platform/database/seal.js';
import { openTestDatabase, type TestDatabase } from './image.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const sources = {
  Prisma: () => database.prisma,
  'past Prisma': () => dbOf(database, createSeal(makeKey()), []).ask,
};

const id = '0b8f6f0e-6f5f-4c53-9d2f-3f1f0c1f9a55';
const at = new Date('2026-03-29T01:30:00.089Z');
const whole = z.object({
  id: uuid,
  words: text,
  count: int,
  many: bigint,
  share: float,
  open: boolean,
  at: timestamptz,
  none: timestamptz.nullable(),
  args: object,
  names: z.array(text),
});

describe.each(Object.entries(sources))('a statement, %s', (_, source) => {
  const one = (spelled: boolean) => row(source(), spelled ? z.object({ one: whole }) : whole);

  test('gives every column as what it is', async () => {
    expect(
      await one(
        false,
      )`SELECT ${id}::uuid AS "id", ${'three'} AS "words", 3::int AS "count", count(*) AS "many", 0.5::float8 AS "share",
        true AS "open", ${at}::timestamptz AS "at", NULL::timestamptz AS "none", '{"a": [1]}'::jsonb AS "args",
        ARRAY['b', 'c'] AS "names"`,
    ).toEqual({
      id,
      words: 'three',
      count: 3,
      many: 1,
      share: 0.5,
      open: true,
      at,
      none: null,
      args: { a: [1] },
      names: ['b', 'c'],
    });
  });

  test('gives the same within jsonb', async () => {
    expect(
      await one(
        true,
      )`SELECT to_jsonb(o) AS "one" FROM (SELECT ${id}::uuid AS "id", 'three' AS "words", 3::int AS "count",
        9007199254740991 AS "many", 0.5::float8 AS "share", true AS "open", ${at}::timestamptz AS "at",
        NULL::timestamptz AS "none", '{}'::jsonb AS "args", '{}'::text[] AS "names") o`,
    ).toEqual({
      one: {
        ...{ id, words: 'three', count: 3, many: Number.MAX_SAFE_INTEGER, share: 0.5, open: true, at },
        ...{ none: null, args: {}, names: [] },
      },
    });
  });

  test('refuses a row of another shape, naming only the columns and never their values', async () => {
    const asked = rows(source(), z.object({ words: int, at: timestamptz, kept: text }));
    const refused =
      await asked`SELECT 'a secret' AS "words", 'no time' AS "at", 'all is well' AS "kept"`.catch(
        (error: unknown) => error,
      );
    expect(refused).toBeInstanceOf(UnexpectedRow);
    expect(String(refused)).toMatch(/words: .*; at: /);
    expect(String(refused)).not.toMatch(/secret|no time|well/);
  });

  test('leaves out columns that are not in the shape, such as those of a newer version', async () => {
    expect(
      await rows(source(), z.object({ a: int }))`SELECT * FROM (VALUES (1, 2), (3, 4)) AS v("a", "b")`,
    ).toEqual([{ a: 1 }, { a: 3 }]);
  });

  test('may have no rows', async () => {
    expect(await rows(source(), whole)`SELECT 1 WHERE false`).toEqual([]);
    expect(await row(source(), whole)`SELECT 1 WHERE false`).toBeNull();
    expect(await hasRows(source())`SELECT 1 WHERE false`).toBe(false);
    expect(await hasRows(source())`SELECT NULL`).toBe(true);
  });
});

test.each([null, 0, '', 'yesterday', new Date(Number.NaN)])('%j is no time', (value) => {
  expect(timestamptz.safeParse(value).success).toBe(false);
});

test('a word that only a newer version knows is read as null', () => {
  const state = known(['open', 'closed']);
  expect(['open', 'paused', null].map((word) => state.parse(word))).toEqual(['open', null, null]);
});

test('a setting that does not fit is dropped, and the others are kept', () => {
  const settings = fitting(
    z.looseObject({ limit: z.number().exactOptional(), names: z.array(text).exactOptional() }),
  );
  expect(settings.parse({ limit: '3 days', names: ['a'], newer: true })).toEqual({
    names: ['a'],
    newer: true,
  });
  expect(settings.parse('nothing')).toEqual({});
});
