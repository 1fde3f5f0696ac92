import { z } from 'zod';
import type { Tx } from '../../database/db.js';
import { Prisma } from '../../database/generated/client.js';
import { boolean, hasRows, row, rows, text, timestamptz } from '../../database/query.js';
import { awayErrors, LEAST_OUTAGE } from '../trouble.js';

const outageRow = z.object({
  /** The channel; empty where it was all of Slack. */
  place: text,
  from: timestamptz,
  until: timestamptz.nullable(),
});
/** From when to when nothing could be said in Slack; `until` is null while that is still so. */
export type Outage = z.infer<typeof outageRow>;

/** All of Slack. */
export const EVERYWHERE = '';

/** Nothing can be said there any more: of several who are refused, the first writes it down. */
export async function beginOutage(db: { prisma: Tx }, place: string, now: Date): Promise<void> {
  await db.prisma.$executeRaw`
    INSERT INTO "Outage" ("id", "place", "from") VALUES (${crypto.randomUUID()}::uuid, ${place}, ${now})
    ON CONFLICT ("place") WHERE "until" IS NULL DO NOTHING`;
}

const endedRow = outageRow.extend({ until: timestamptz });

/** Something got through to a channel: what kept it from there is over. @returns those that this one ended, and nobody else. */
export const endOutages = (tx: Tx, channel: string, now: Date): Promise<z.infer<typeof endedRow>[]> =>
  rows(tx, endedRow)`
    UPDATE "Outage" SET "until" = greatest("from", ${now}) WHERE "until" IS NULL AND "place" IN (${EVERYWHERE}, ${channel})
    RETURNING "place", "from", "until"`;

/** Something that was refused still waits. */
const refused = Prisma.sql`EXISTS (
  SELECT 1 FROM "Outbox" WHERE "settledAt" IS NULL AND ("state" = 'unknown' OR "error" = ANY(${[...awayErrors]}::text[]))
)`;

/** What keeps messages from a channel now; null where nothing does, or where nothing waits that would tell when it is over. */
export const outageNow = (db: { prisma: Tx }, channel: string): Promise<Outage | null> =>
  row(db.prisma, outageRow)`
    SELECT "place", "from", "until" FROM "Outage" WHERE "until" IS NULL AND "place" IN (${EVERYWHERE}, ${channel}) AND ${refused}
    ORDER BY "from" LIMIT 1`;

/** Whether an outage goes on in a branch's channel. */
export const isAwayFrom = (db: { prisma: Tx }, branchId: string): Promise<boolean> =>
  hasRows(db.prisma)`
    SELECT 1 FROM "Outage" o WHERE o."until" IS NULL
      AND (o."place" = ${EVERYWHERE} OR o."place" = (SELECT "channel" FROM "Branch" WHERE "id" = ${branchId}::uuid)) LIMIT 1`;

/** The outages that a channel saw in a stretch of time, the first of them first; those that nobody noticed are left out. */
export const outagesIn = (
  db: { prisma: Tx },
  channel: string,
  { from, to, now }: { from: Date; to: Date; now: Date },
): Promise<Outage[]> =>
  rows(db.prisma, outageRow)`
    SELECT "place", "from", "until" FROM "Outage"
    WHERE "place" IN (${EVERYWHERE}, ${channel}) AND "from" < ${to} AND coalesce("until", ${now}) > ${from}
      AND coalesce("until", ${now}) - "from" >= make_interval(secs => ${LEAST_OUTAGE / 1000}::float8)
    ORDER BY "from"`;

const waitingRow = z.object({ waits: boolean });

/** Whether something that was refused still waits: then an edit that got through says nothing of posts. */
export async function isSomethingRefused(db: { prisma: Tx }): Promise<boolean> {
  const found = await row(db.prisma, waitingRow)`SELECT ${refused} AS "waits"`;
  return found?.waits ?? false;
}
