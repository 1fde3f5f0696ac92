import type { Ask } from '../ground.js';
import { mix, oneOf, type Part } from './mix.js';

/** @returns the ids of so many branches */
export async function fillBranches(ask: Ask, count: number): Promise<string[]> {
  await ask('SELECT setseed(0.5)');
  const branches = await ask(
    `INSERT INTO "Branch" ("id", "channel", "name", "timezone", "language", "country", "hours")
     SELECT gen_random_uuid(), 'C0YEARS' || n, 'Branch ' || n, 'Asia/Shanghai', 'en', 'CN', '{}' FROM generate_series(1, $1::int) n
     RETURNING "id"`,
    [count],
  );
  return branches.map(({ id }) => String(id));
}

/** What the branches logged, evenly spread over them and over a time. */
export interface Told {
  branches: readonly string[];
  records: number;
  /** From so many days before now to so many. */
  days: readonly [oldest: number, newest: number];
  /** The days of which there are lists; absent: all of them. */
  lists?: readonly [oldest: number, newest: number];
  now: Date;
  /** Which share of the records nobody ever closes. */
  stays: number;
}

/**
 * Records of every kind with their clocks, and of every day two checklists with their items: row after row as they would
 * have come. One record in fifty is merged into another.
 */
export async function fillTime(ask: Ask, told: Told): Promise<void> {
  for (const part of mix) await fillRecords(ask, part, told);
  await fillRuns(ask, told);
}

const tables = ['Branch', 'Record', 'Clock', 'Run', 'Item'];

/**
 * Has much filled in fast: the indexes that only look things up are made when all of it is there. Afterwards stands what a
 * database does by itself sooner or later.
 */
export async function fillAtOnce(ask: Ask, fill: () => Promise<void>): Promise<void> {
  const indexes = await ask(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
     WHERE tablename = ANY($1::text[]) AND indexdef NOT LIKE 'CREATE UNIQUE%'`,
    [tables],
  );
  for (const { name } of indexes) await ask(`DROP INDEX "${name}"`);
  await fill();
  for (const { definition } of indexes) await ask(String(definition));
  for (const table of tables) await ask(`VACUUM ANALYZE "${table}"`);
}

/** Most are closed within ten days; the end of those whose time has not come yet is open. */
async function fillRecords(
  ask: Ask,
  { kind, share, open, closed, clocks, details }: Part,
  { branches, records, days: [oldest, newest], now, stays }: Told,
): Promise<void> {
  const pairs = Object.entries(details).map(([name, value]) => `'${name}', ${value}`);
  const isOver = open.length === 0;
  const [{ first = 0 } = {}] = await ask(
    `SELECT coalesce(max("number"), 0) AS first FROM "Record" WHERE "kind" = '${kind}'`,
  );
  await ask(
    `WITH made AS (
       SELECT n, $1::timestamptz - interval '1 day' * ($2::float8 + random() * $3::float8) AS "at",
         random() * interval '10 days' AS "took", random() < $4::float8 AS "stays"
       FROM generate_series($5::int + 1, $5::int + $6::int) n ORDER BY 2
     ), placed AS (
       SELECT n, "at", ${isOver ? '"at"' : 'CASE WHEN "stays" OR "at" + "took" > $1 THEN NULL ELSE "at" + "took" END'} AS "closed" FROM made
     )
     INSERT INTO "Record" ("id", "branchId", "kind", "number", "status", "severity", "summary", "reporterId", "mergedId", "details", "createdAt", "updatedAt", "closedAt")
     SELECT gen_random_uuid(), ($7::uuid[])[1 + n % $8::int], '${kind}', n, ${isOver ? oneOf(closed) : `CASE WHEN "closed" IS NULL THEN ${oneOf(open)} ELSE ${oneOf(closed)} END`},
       ${kind === 'incident' ? '1 + floor(random() * 4)::int' : 'NULL'}, 'Something that happened in the lobby, told in a sentence', gen_random_uuid(),
       CASE WHEN random() < 0.02 THEN gen_random_uuid() END, jsonb_strip_nulls(jsonb_build_object(${pairs.join(', ')})), "at", "at", "closed"
     FROM placed`,
    [now, newest, oldest - newest, stays, first, Math.round(records * share), branches, branches.length],
  );
  if (clocks.length > 0)
    await ask(
      `INSERT INTO "Clock" ("id", "branchId", "subject", "subjectId", "kind", "name", "startedAt", "dueAt", "stoppedAt")
       SELECT gen_random_uuid(), r."branchId", 'record', r."id", r."kind", name, r."createdAt", r."createdAt" + interval '3 days', r."closedAt"
       FROM "Record" r, unnest($1::text[]) name WHERE r."kind" = '${kind}' AND r."number" > $2::int`,
      [clocks, first],
    );
}

/** One in twenty is late, one in fifty missed; one item in thirty is a finding. */
async function fillRuns(ask: Ask, { branches, days, lists, now }: Told): Promise<void> {
  const [oldest, newest] = lists ?? days;
  await ask(
    `WITH planned AS (
       SELECT gen_random_uuid() AS "id", branch, list, day, $1::timestamptz - day * interval '1 day' - interval '3 hours' AS at, random() AS luck
       FROM generate_series($3::int, $4::int, -1) day, unnest($2::uuid[]) branch, unnest(ARRAY['opening', 'closing']) list
     ), made AS (
       INSERT INTO "Run" ("id", "branchId", "list", "date", "slot", "status", "opensAt", "dueAt", "lateUntil", "doneAt")
       SELECT "id", branch, list, day::text, '', 'done', at - interval '1 hour', at, at + interval '2 hours',
         CASE WHEN luck < 0.02 THEN NULL WHEN luck < 0.07 THEN at + interval '1 hour' ELSE at - interval '10 minutes' END
       FROM planned RETURNING "id"
     )
     INSERT INTO "Item" ("id", "runId", "position", "group", "groupText", "text", "state")
     SELECT gen_random_uuid(), made."id", n, 'g', 'Group', 'Something to look at', CASE WHEN random() < 0.034 THEN 'finding' ELSE 'done' END
     FROM made, generate_series(1, 6) n`,
    [now, branches, oldest - 1, newest],
  );
}
