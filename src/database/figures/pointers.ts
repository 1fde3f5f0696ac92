import { type Pointers, pointers } from '../../domain/reports/told.js';
import type { Tx } from '../db.js';
import { Prisma } from '../generated/client.js';
import { rowsOf, type Stretch } from './rows.js';

/** As many as a message on a phone bears. */
const shown = 10;

/** What stood out in a stretch of time, in one statement. */
export async function pointersIn(db: { prisma: Tx }, branchId: string, stretch: Stretch): Promise<Pointers> {
  const rows = (scan: Parameters<typeof rowsOf>[0]) => rowsOf(scan, branchId, [stretch]);
  const grave = Prisma.sql`SELECT ${record}, NULL AS "dueAt" FROM ${rows('createdAt')}
    AND r."kind" = 'incident' AND r."severity" IN (1, 2) ORDER BY r."severity", r."createdAt", r."id"`;
  // Each complaint once, with the first of its limits that were not kept.
  const broken = Prisma.sql`SELECT ${record}, late."dueAt" FROM (
      SELECT r."subjectId", min(r."dueAt") AS "dueAt" FROM ${rows('clocks')}
      AND r."kind" = 'complaint' AND (r."stoppedAt" IS NULL OR r."stoppedAt" > r."dueAt") GROUP BY r."subjectId"
    ) late JOIN "Record" r ON r."id" = late."subjectId" ORDER BY late."dueAt", r."number"`;
  const missed = Prisma.sql`SELECT r."list", r."date", r."slot" FROM ${rows('missed')} ORDER BY r."lateUntil", r."list"`;
  const open = Prisma.sql`SELECT ${record}, (
      SELECT min(c."dueAt") FROM "Clock" c WHERE c."subjectId" = r."id" AND c."startedAt" < s."until"
      AND (c."stoppedAt" IS NULL OR c."stoppedAt" >= s."until")
    ) AS "dueAt" FROM ${rows('standing')} ORDER BY "dueAt" NULLS LAST, r."kind", r."number"`;
  const [row] = await db.prisma.$queryRaw<unknown[]>`
    SELECT ${some(grave)} AS "grave", ${some(broken)} AS "broken", ${some(missed)} AS "missed", waiting.*
    FROM (
      SELECT ${countAndFirst(Prisma.sql`true`)} AS "open", ${countAndFirst(Prisma.sql`"dueAt" < ${stretch.until}`)} AS "overdue"
      FROM ${placed(open)}
    ) waiting`;
  return pointers.parse(row);
}

const record = Prisma.sql`r."id", r."kind", r."number", r."ownerId"`;

/** The rows of a query, numbered as they come. */
const placed = (query: Prisma.Sql) =>
  Prisma.sql`(SELECT sorted.*, row_number() OVER () AS "nth" FROM (${query}) sorted) found`;

/** Those first by number that meet a rule, and how many do. The overdue come first of all that are open. */
const countAndFirst = (
  rule: Prisma.Sql,
) => Prisma.sql`jsonb_build_object('count', count(*) FILTER (WHERE ${rule}),
  'first', coalesce(jsonb_agg(to_jsonb(found) - 'nth' ORDER BY "nth") FILTER (WHERE "nth" <= ${shown} AND ${rule}), '[]'))`;

const some = (query: Prisma.Sql) =>
  Prisma.sql`(SELECT ${countAndFirst(Prisma.sql`true`)} FROM ${placed(query)})`;
