import type { Tx } from '../../../platform/database/db.js';
import { Prisma } from '../../../platform/database/generated/client.js';
import { row } from '../../../platform/database/query.js';
import type { Branch } from '../../../platform/directory/branch.js';
import type { Ranking } from '../../rules/ranking.js';
import type { Report } from '../../rules/report.js';
import { type Pointers, pointers } from '../../rules/report-figures.js';
import { lastedIn, minutesOf, type Scan } from './columns.js';
import { rowsOf, type Stretch } from './rows.js';

/** Records of each sort that are kept. */
const shown = 10;

/** The pointers of a span of time, in one statement. */
export async function pointersIn(
  db: { prisma: Tx },
  { id: branchId, timezone }: Pick<Branch, 'id' | 'timezone'>,
  { rankings, heat }: Pick<Report, 'rankings' | 'heat'>,
  stretch: Stretch,
): Promise<Pointers> {
  const rows = (scan: Parameters<typeof rowsOf>[0]) => rowsOf(scan, [{ branchId, stretches: [stretch] }]);
  const grave = Prisma.sql`SELECT ${record}, NULL AS "dueAt" FROM ${rows('createdAt')}
    AND r."kind" = 'incident' AND r."severity" IN (1, 2) ORDER BY r."severity", r."createdAt", r."id"`;
  // Each complaint once, with the first limit that it missed.
  const broken = Prisma.sql`SELECT ${record}, late."dueAt" FROM (
      SELECT r."subjectId", min(r."dueAt") AS "dueAt" FROM ${rows('clocks')}
      AND r."kind" = 'complaint' AND (r."metAt" IS NULL OR r."metAt" > r."dueAt") GROUP BY r."subjectId"
    ) late JOIN "Record" r ON r."id" = late."subjectId" ORDER BY late."dueAt", r."number"`;
  const missed = Prisma.sql`SELECT r."list", r."date", r."slot" FROM ${rows('missed')} ORDER BY r."lateUntil", r."list"`;
  const away = Prisma.sql`SELECT r."from", r."until" FROM ${rows('away')} ORDER BY r."from"`;
  const open = Prisma.sql`SELECT ${record}, (
      SELECT min(c."dueAt") FROM "Clock" c WHERE c."subjectId" = r."id" AND c."startedAt" < s."until"
      AND (c."stoppedAt" IS NULL OR c."stoppedAt" >= s."until")
    ) AS "dueAt" FROM ${rows('standing')} ORDER BY "dueAt" NULLS LAST, r."kind", r."number"`;
  const found = await row(db.prisma, pointers)`
    SELECT ${some(grave)} AS "grave", ${some(broken)} AS "broken", ${some(missed)} AS "missed", ${some(away)} AS "away",
      ${rankingsIn(rankings, rows)} AS "rankings", ${heat ? heatIn(rows, timezone) : Prisma.sql`'[]'::jsonb`} AS "heat", waiting.*
    FROM (
      SELECT ${countAndFirst(Prisma.sql`true`)} AS "open", ${countAndFirst(Prisma.sql`"dueAt" < ${stretch.until}`)} AS "overdue"
      FROM ${placed(open)}
    ) waiting`;
  if (!found) throw new Error('a statement without a table gives one row');
  return found;
}

const record = Prisma.sql`r."id", r."kind", r."number", r."ownerId"`;

/** The rows of a query, numbered in their order. */
const placed = (query: Prisma.Sql) =>
  Prisma.sql`(SELECT sorted.*, row_number() OVER () AS "nth" FROM (${query}) sorted) found`;

/** The count of the rows that meet a condition, and the first few of them by number. */
const countAndFirst = (
  rule: Prisma.Sql,
) => Prisma.sql`jsonb_build_object('count', count(*) FILTER (WHERE ${rule}),
  'first', coalesce(jsonb_agg(to_jsonb(found) - 'nth' ORDER BY "nth") FILTER (WHERE "nth" <= ${shown} AND ${rule}), '[]'))`;

const some = (query: Prisma.Sql) =>
  Prisma.sql`(SELECT ${countAndFirst(Prisma.sql`true`)} FROM ${placed(query)})`;

type RowsOf = (scan: Scan) => Prisma.Sql;

/** Places of a ranking that are kept. */
const places = 5;

/** All rankings by name, as one JSON value. */
function rankingsIn(rankings: readonly Ranking[], rows: RowsOf): Prisma.Sql {
  if (rankings.length === 0) return Prisma.sql`'{}'::jsonb`;
  const each = rankings.map(
    (ranking) => Prisma.sql`${ranking.name}::text, (
      SELECT coalesce(jsonb_agg(to_jsonb(best) ORDER BY best."minutes" DESC NULLS LAST, best."amount" DESC NULLS LAST, best."count" DESC, best."what", best."list"), '[]')
      FROM (${rankingIn(ranking, rows)} ORDER BY "minutes" DESC NULLS LAST, "amount" DESC NULLS LAST, "count" DESC, "what", "list" LIMIT ${places}) best)`,
  );
  return Prisma.sql`jsonb_build_object(${Prisma.join(each)})`;
}

function rankingIn({ by, of, sum, least = 1 }: Ranking, rows: RowsOf): Prisma.Sql {
  if (by === 'findings')
    return Prisma.sql`SELECT i."text" AS "what", r."list", count(*)::int AS "count", NULL::float8 AS "minutes", NULL::float8 AS "amount"
      FROM ${rows('findings')} GROUP BY i."text", r."list" HAVING count(*) >= ${least}`;
  const minutes = of ? Prisma.sql`sum(${minutesOf(of)})::float8` : Prisma.sql`NULL::float8`;
  const amount = sum
    ? Prisma.sql`coalesce(sum((r."details"->>${sum})::numeric), 0)::float8`
    : Prisma.sql`NULL::float8`;
  const times = of ? Prisma.sql`count(*) FILTER (WHERE ${lastedIn(of)})` : Prisma.sql`count(*)`;
  const what = 'who' in by ? Prisma.sql`r."reporterId"::text` : Prisma.sql`r."details"->>${by.detail}`;
  const status = by.status ? Prisma.sql`AND r."status" = ${by.status}` : Prisma.empty;
  return Prisma.sql`SELECT ${what} AS "what", NULL AS "list", ${times}::int AS "count", ${minutes} AS "minutes", ${amount} AS "amount"
    FROM ${rows(of ? 'unfinished' : 'createdAt')} AND r."kind" = ${by.kind} AND ${what} IS NOT NULL ${status}
    GROUP BY 1 HAVING ${times} >= ${least}`;
}

/** The queue by weekday and local hour, with complaints about waiting (Z13). */
const heatIn = (rows: RowsOf, timezone: string): Prisma.Sql => Prisma.sql`(
  SELECT coalesce(jsonb_agg(to_jsonb(slots) ORDER BY slots."weekday", slots."hour"), '[]') FROM (
    SELECT extract(isodow FROM told."at" AT TIME ZONE ${timezone})::int AS "weekday",
      extract(hour FROM told."at" AT TIME ZONE ${timezone})::int AS "hour",
      avg(told."waiting")::float8 AS "waiting", max(told."longest")::float8 AS "longest",
      sum(told."counted")::int AS "counts", sum(1 - told."counted")::int AS "complaints"
    FROM (
      SELECT r."at", r."waiting", r."longest", 1 AS "counted" FROM ${rows('queue')}
      UNION ALL SELECT r."createdAt", NULL, NULL, 0 FROM ${rows('createdAt')}
        AND r."kind" = 'complaint' AND r."details"->>'about' = 'waiting'
    ) told GROUP BY 1, 2
  ) slots)`;
