import { z } from 'zod';
import { type Told, told } from '../../domain/reports/told.js';
import type { Tx } from '../db.js';
import { Prisma } from '../generated/client.js';
import { openAt, rowsOf, type Stretch } from './rows.js';

/** What a report points at, besides its figures. */
export type Pointers = Omit<Told, 'figures'>;

const rows = z.array(told.omit({ figures: true }).extend({ place: z.number() }));
/** As many as a message on a phone bears. */
const shown = 10;

/** What stood out in each of the stretches, in one statement. @returns in the order of the stretches */
export async function pointersIn(db: { prisma: Tx }, stretches: readonly Stretch[]): Promise<Pointers[]> {
  const each = stretches.map((stretch, place) => statement(stretch, place));
  const found = rows.parse(await db.prisma.$queryRaw(Prisma.join(each, ' UNION ALL ')));
  return found.sort((one, other) => one.place - other.place).map(({ place: _, ...pointers }) => pointers);
}

function statement(stretch: Stretch, place: number): Prisma.Sql {
  return Prisma.sql`SELECT ${Prisma.raw(String(place))} AS "place", waiting.*,
    (${counted(Prisma.sql`SELECT ${record}, NULL AS "dueAt" FROM ${rowsOf('createdAt', stretch)}
      AND "kind" = 'incident' AND "severity" IN (1, 2) ORDER BY "severity", "createdAt", "id"`)}) AS "grave",
    (${counted(broken(stretch))}) AS "broken",
    (${counted(Prisma.sql`SELECT "list", "date", "slot" FROM ${rowsOf('missed', stretch)}
      ORDER BY "lateUntil", "list"`)}) AS "missed"
    FROM (${waiting(stretch)}) waiting`;
}

const record = Prisma.sql`"id", "kind", "number", "ownerId"`;

/** What a query finds: how many, and the first few as they come. */
const counted = (query: Prisma.Sql) => Prisma.sql`
  SELECT jsonb_build_object('count', count(*), 'first', coalesce(jsonb_agg(to_jsonb(found) - 'place' ORDER BY "place")
    FILTER (WHERE "place" <= ${shown}), '[]'))
  FROM (SELECT *, row_number() OVER () AS "place" FROM (${query}) sorted) found`;

/** The records open at the end, with the nearest limit that was running then. */
function waiting(stretch: Stretch): Prisma.Sql {
  const { until } = stretch;
  const limits = Prisma.sql`
    SELECT open.*, (SELECT min(c."dueAt") FROM "Clock" c WHERE c."subjectId" = open."id" AND c."startedAt" < ${until}
      AND (c."stoppedAt" IS NULL OR c."stoppedAt" >= ${until})) AS "dueAt"
    FROM (SELECT * FROM ${openAt(record, stretch)}) open`;
  const sorted = Prisma.sql`SELECT *, row_number() OVER (ORDER BY "dueAt" NULLS LAST, "kind", "number") AS "place" FROM (${limits}) limited`;
  const first = (
    rule: Prisma.Sql,
  ) => Prisma.sql`jsonb_build_object('count', count(*) FILTER (WHERE ${rule}), 'first',
    coalesce(jsonb_agg(to_jsonb(sorted) - 'place' ORDER BY "place") FILTER (WHERE ${rule} AND "place" <= ${shown}), '[]'))`;
  // The overdue are the first of all, so that the first ten of them are among the first ten.
  return Prisma.sql`SELECT ${first(Prisma.sql`true`)} AS "open", ${first(Prisma.sql`"dueAt" < ${until}`)} AS "overdue"
    FROM (${sorted}) sorted`;
}

/** Complaints whose limit fell due and was not kept, each once, with the first such limit. */
const broken = (stretch: Stretch) => Prisma.sql`
  SELECT r."id", r."kind", r."number", r."ownerId", late."dueAt"
  FROM (
    SELECT "subjectId", min("dueAt") AS "dueAt" FROM ${rowsOf('clocks', stretch)}
      AND "kind" = 'complaint' AND ("stoppedAt" IS NULL OR "stoppedAt" > "dueAt") GROUP BY "subjectId"
  ) late JOIN "Record" r ON r."id" = late."subjectId"
  ORDER BY late."dueAt", r."number"`;
