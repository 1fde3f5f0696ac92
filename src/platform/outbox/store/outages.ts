import { z } from 'zod';
import type { Tx } from '../../database/db.js';
import { Prisma } from '../../database/generated/client.js';
import { boolean, hasRows, row, rows, text, timestamptz } from '../../database/query.js';
import { awayErrors, LEAST_OUTAGE } from '../trouble.js';

const outageRow = z.object({
  /** The channel; empty if it was all of Slack. */
  place: text,
  from: timestamptz,
  until: timestamptz.nullable(),
});
/** A period in which nothing could be posted; `until` is null while it lasts. */
export type Outage = z.infer<typeof outageRow>;

/** The place of an outage of all of Slack. */
export const EVERYWHERE = '';

/** Begins an outage, unless one is already recorded for the place. */
export async function beginOutage(db: { prisma: Tx }, place: string, now: Date): Promise<void> {
  await db.prisma.$executeRaw`
    INSERT INTO "Outage" ("id", "place", "from") VALUES (${crypto.randomUUID()}::uuid, ${place}, ${now})
    ON CONFLICT ("place") WHERE "until" IS NULL DO NOTHING`;
}

const endedRow = outageRow.extend({ until: timestamptz });

/** Ends the outages of a channel. @returns those that this call ended, not those that another process ended first */
export const endOutages = (tx: Tx, channel: string, now: Date): Promise<z.infer<typeof endedRow>[]> =>
  rows(tx, endedRow)`
    UPDATE "Outage" SET "until" = greatest("from", ${now}) WHERE "until" IS NULL AND "place" IN (${EVERYWHERE}, ${channel})
    RETURNING "place", "from", "until"`;

/** Condition: a refused message is still waiting. */
const refused = Prisma.sql`EXISTS (
  SELECT 1 FROM "Outbox" WHERE "settledAt" IS NULL AND ("state" = 'unknown' OR "error" = ANY(${[...awayErrors]}::text[]))
)`;

/** The current outage of a channel; null if there is none, or if no message waits whose delivery would end it. */
export const outageNow = (db: { prisma: Tx }, channel: string): Promise<Outage | null> =>
  row(db.prisma, outageRow)`
    SELECT "place", "from", "until" FROM "Outage" WHERE "until" IS NULL AND "place" IN (${EVERYWHERE}, ${channel}) AND ${refused}
    ORDER BY "from" LIMIT 1`;

/** Whether a branch's channel has an outage now. */
export const isAwayFrom = (db: { prisma: Tx }, branchId: string): Promise<boolean> =>
  hasRows(db.prisma)`
    SELECT 1 FROM "Outage" o WHERE o."until" IS NULL
      AND (o."place" = ${EVERYWHERE} OR o."place" = (SELECT "channel" FROM "Branch" WHERE "id" = ${branchId}::uuid)) LIMIT 1`;

/** The outages of a channel within a period, in order; very short ones are left out. */
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

/** Whether a refused post still waits: then an edit that got through does not prove that posts do. */
export async function isSomethingRefused(db: { prisma: Tx }): Promise<boolean> {
  const found = await row(db.prisma, waitingRow)`SELECT ${refused} AS "waits"`;
  return found?.waits ?? false;
}
