import { z } from 'zod';
import type { Db } from '../../database/db.js';
import { Prisma } from '../../database/generated/client.js';
import {
  boolean,
  float,
  hasRows,
  int,
  moment,
  object,
  row,
  rows,
  text,
  timestamptz,
  uuid,
} from '../../database/query.js';
import { POSTING, type PostingPace, recovering } from './pace.js';

export const outboxRow = z.object({
  id: uuid,
  branchId: uuid.nullable(),
  view: text,
  subject: text,
  target: text,
  args: object,
  /** 1 goes first, 9 last; 1 is urgent. */
  priority: int,
  notBefore: timestamptz,
  /** Until when it waits because an outage held it back into a day off or the night. */
  heldTo: timestamptz.nullable(),
  expiresAt: timestamptz.nullable(),
  fence: int,
  attempts: int,
  /** The error of the last attempt. */
  error: text.nullable(),
  createdAt: timestamptz,
});
/** A message that waits to be sent, held by this process until its lease runs out. */
export type OutboxRow = z.infer<typeof outboxRow>;

/**
 * How a row ended. `moot`: there was nothing left to say when its turn came; `absorbed`: it was sent as a part of
 * another row.
 */
export type Settled = 'sent' | 'moot' | 'absorbed' | 'rejected' | 'unknown' | 'expired' | 'dead';

/**
 * Seconds for which a row belongs to the process that claimed it or is sending it: longer than any request to Slack
 * and storing its answer, and short enough that the rows of a killed process are taken over within a minute.
 */
export const leaseSeconds = 50;
export const columns = Prisma.sql`"id", "branchId", "view", "subject", "target", "args", "priority", "notBefore", "heldTo", "expiresAt", "fence", "attempts", "error", "createdAt"`;

const claimedRow = outboxRow.extend({
  /** Milliseconds since anything was sent to the target; null where that is more than a few seconds. */
  sentAgoMs: float.nullable(),
});
/** A claimed row, with when anything was last sent there, since other processes send there too. */
export type ClaimedRow = z.infer<typeof claimedRow>;

export interface Claiming {
  owner: string;
  now: Date;
  limit: number;
  /** Targets that this process is sending to now. */
  busy: readonly string[];
  /** The pace of posts, which all processes share; null: none. */
  pace: PostingPace | null;
}

const looked = z.object({ due: boolean, lapsed: boolean });

/**
 * Whether anything can be claimed, and whether any row is uncertain or its lease has run out. A cheap query, since it
 * is asked far more often than there is work.
 */
export async function lookAtOutbox(db: Db, now: Date): Promise<{ due: boolean; lapsed: boolean }> {
  const found = await row(db.ask, looked)`
    SELECT EXISTS (SELECT 1 FROM "Outbox" WHERE "state" = 'planned' AND "notBefore" <= ${now}) AS "due",
      EXISTS (
        SELECT 1 FROM "Outbox" WHERE "settledAt" IS NULL AND "state" IN ('claimed', 'sending', 'unknown')
          AND ("leaseUntil" < now() OR ("state" = 'unknown' AND "leaseUntil" IS NULL))
      ) AS "lapsed"`;
  return found ?? { due: false, lapsed: false };
}

/** Milliseconds' worth of posts that may follow each other without a pause, as Slack allows short bursts. */
const burstMs = 2_000;
/** The most waiting rows that one claim looks at. */
const inSight = 1_000;

/**
 * Claims rows that are due, one per target, so that a channel's messages stay in their order: the urgent first, and
 * of those that are equally urgent one of each branch in turn, so that a branch with very many messages holds up no
 * other. Not more than the pace allows; each row uses one turn of it. A row that a transaction has locked is left for
 * the next time; so is one whose message is on its way, or uncertain, in another row.
 */
export async function claim(db: Db, { owner, now, limit, busy, pace }: Claiming): Promise<ClaimedRow[]> {
  const { everyMs, unused } = pace ?? { everyMs: 0, unused: 0 };
  // MATERIALIZED: evaluated once. A plain sub-select may be evaluated again while rows change, and claim more than
  // `limit`.
  return rows(db.ask, claimedRow)`
    WITH pace AS MATERIALIZED (
      SELECT "from", "every", CASE
          WHEN ${pace === null}::boolean THEN ${limit}::int
          WHEN "paused" THEN 0
          ELSE greatest(0, least(${limit}::int, ${unused}::int + floor(extract(epoch FROM clock_timestamp() - "from") / extract(epoch FROM "every"))))::int
        END AS "turns"
      FROM (
        SELECT greatest("nextAt", clock_timestamp() - make_interval(secs => ${burstMs}::float8 / 1000)) AS "from",
          make_interval(secs => ${Math.max(everyMs, 1)}::float8 / 1000 / "share") AS "every", "pausedUntil" > clock_timestamp() AS "paused"
        FROM "Pace" WHERE "method" = ${POSTING} FOR UPDATE
      ) locked
    ), away AS MATERIALIZED (
      SELECT "view", "subject", "target", "state" IN ('claimed', 'sending') AND "leaseUntil" > now() AS "flies" FROM "Outbox"
      WHERE "settledAt" IS NULL AND "state" IN ('claimed', 'sending', 'unknown')
    ), sight AS MATERIALIZED (
      SELECT w.* FROM generate_series(1, 9) AS urgency, LATERAL (
        SELECT "id", "branchId", "view", "subject", "target", "priority", "notBefore", "seq" FROM "Outbox"
        WHERE "state" = 'planned' AND "priority" = urgency AND "notBefore" <= ${now}
        ORDER BY "notBefore", "seq" LIMIT ${inSight}
      ) w WHERE (SELECT "turns" FROM pace) > 0
      ORDER BY w."priority", w."notBefore", w."seq" LIMIT ${inSight}
    ), first AS (
      SELECT DISTINCT ON ("target") s.* FROM sight s
      -- NOT IN uses a hash, however many are away; none of these columns is ever null.
      WHERE NOT ("target" = ANY(${[...busy]}::text[])) AND "target" NOT IN (SELECT "target" FROM away WHERE "flies")
        AND ("target", "view", "subject") NOT IN (SELECT "target", "view", "subject" FROM away)
      ORDER BY "target", "priority", "seq"
    ), fair AS (
      SELECT f.*, row_number() OVER (PARTITION BY f."priority", coalesce(f."branchId", f."id") ORDER BY f."seq") AS "round" FROM first f
    ), chosen AS MATERIALIZED (
      -- More than there are turns, since some may be locked.
      SELECT "id" FROM fair ORDER BY "priority", "round", "seq" LIMIT (SELECT 2 * "turns" FROM pace)
    ), picked AS MATERIALIZED (
      SELECT "id" FROM "Outbox" WHERE "id" = ANY(ARRAY(SELECT "id" FROM chosen)) AND "state" = 'planned'
      ORDER BY array_position(ARRAY(SELECT "id" FROM chosen), "id") LIMIT (SELECT "turns" FROM pace) FOR UPDATE SKIP LOCKED
    ), took AS (
      UPDATE "Pace" SET "nextAt" = pace."from" + (SELECT count(*) - ${unused}::int FROM picked) * pace."every",
        ${recovering}
      FROM pace WHERE "method" = ${POSTING} AND ${pace !== null}::boolean AND EXISTS (SELECT 1 FROM picked)
    ), taken AS (
      UPDATE "Outbox" SET "state" = 'claimed', "owner" = ${owner}, "fence" = "fence" + 1,
        "leaseUntil" = now() + make_interval(secs => ${leaseSeconds}::int)
      WHERE "id" IN (SELECT "id" FROM picked) AND "state" = 'planned'
      RETURNING ${columns}, "seq"
    )
    SELECT ${columns}, (
      SELECT extract(epoch FROM clock_timestamp() - max(s."settledAt")) * 1000 FROM "Outbox" s
      WHERE s."target" = t."target" AND s."state" = 'sent' AND s."settledAt" > now() - interval '5 seconds'
    )::float8 AS "sentAgoMs"
    FROM taken t ORDER BY "priority", "seq"`;
}

/**
 * Ends all leases, so that the rows of a process that died are taken up at once. Only for a process that knows that
 * it is alone, as with the embedded database.
 */
export async function endLeases(db: Db): Promise<void> {
  await db.prisma.$executeRaw`
    UPDATE "Outbox" SET "leaseUntil" = now() - interval '1 second' WHERE "state" IN ('claimed', 'sending')`;
}

/** Ends every row that was being sent: the bot is in another workspace now. */
export async function giveUpSending(db: Db): Promise<void> {
  await db.prisma.$executeRaw`
    UPDATE "Outbox" SET "state" = 'moot', "settledAt" = now() WHERE "settledAt" IS NULL AND "state" <> 'planned'`;
}

/**
 * Whether a waiting row `w` is the same message as `o`, so that one of them is enough: both are drawn when they are
 * sent.
 */
const isSame = Prisma.sql`w."state" = 'planned' AND w."id" <> o."id" AND w."view" = o."view" AND w."subject" = o."subject"
  AND w."target" = o."target" AND w."args" = '{}'::jsonb AND o."args" = '{}'::jsonb`;

/** Puts back rows whose sender died before it posted: nothing was sent. @returns how many */
export async function reclaim(db: Db): Promise<number> {
  // A waiting row of the same message makes this one needless, and is as urgent from now on.
  await db.prisma.$executeRaw`
    WITH waiting AS (
      UPDATE "Outbox" w SET "priority" = LEAST(w."priority", o."priority") FROM "Outbox" o
      WHERE o."state" = 'claimed' AND o."leaseUntil" < now() AND ${isSame} RETURNING o."id"
    )
    UPDATE "Outbox" SET "state" = 'moot', "settledAt" = now()
    WHERE "id" IN (SELECT "id" FROM waiting) AND "state" = 'claimed' AND "leaseUntil" < now()`;
  return db.prisma.$executeRaw`
    UPDATE "Outbox" SET "state" = 'planned', "fence" = "fence" + 1 WHERE "state" = 'claimed' AND "leaseUntil" < now()`;
}

/**
 * Claims rows of which nobody knows whether they were posted: the sender died between the post and its answer, or the
 * answer was lost.
 */
export async function claimUncertain(db: Db, owner: string, limit: number): Promise<OutboxRow[]> {
  return rows(db.prisma, outboxRow)`
    WITH picked AS MATERIALIZED (
      SELECT "id" FROM "Outbox" WHERE ("state" = 'sending' AND "leaseUntil" < now())
        OR ("state" = 'unknown' AND "settledAt" IS NULL AND ("leaseUntil" IS NULL OR "leaseUntil" < now()))
      ORDER BY "seq" LIMIT ${limit} FOR UPDATE SKIP LOCKED
    )
    UPDATE "Outbox" SET "state" = 'unknown', "owner" = ${owner}, "fence" = "fence" + 1,
      "leaseUntil" = now() + make_interval(secs => ${leaseSeconds})
    WHERE "id" IN (SELECT "id" FROM picked)
    RETURNING ${columns}`;
}

/** Records, before the post, that it is about to be sent. False where the lease was lost: then nothing may be sent. */
export async function markSending(db: Db, row: OutboxRow): Promise<boolean> {
  return hasRows(db.ask)`
    UPDATE "Outbox" SET "state" = 'sending', "attempts" = "attempts" + 1,
      "leaseUntil" = now() + make_interval(secs => ${leaseSeconds})
    WHERE "id" = ${row.id}::uuid AND "fence" = ${row.fence} RETURNING 1`;
}

/** A posted message: where it is, and the digest of what it shows. */
export interface Shown {
  channel: string;
  ts: string;
  digest: string;
}

const away = z.object({ away: boolean });

/**
 * Ends a row; in the same statement it stores where a message is that is to be edited later.
 * @returns whether an outage is recorded there as still lasting
 */
export async function settle(
  db: Db,
  { row, as }: { row: OutboxRow; as: Settled },
  facts: { error?: string; shown?: Shown } = {},
  now = new Date(),
): Promise<boolean> {
  const { error = null, shown } = facts;
  const [found] = await rows(db.ask, away)`
    WITH held AS (
      UPDATE "Outbox" SET "state" = ${as}, "ts" = ${shown?.ts ?? null}, "error" = ${error}, "settledAt" = now(), "leaseUntil" = NULL
      WHERE "id" = ${row.id}::uuid AND "fence" = ${row.fence} RETURNING "view", "subject"
    ), noted AS (
    INSERT INTO "Posted" ("view", "subject", "channel", "ts", "digest", "at")
    SELECT "view", "subject", ${shown?.channel ?? null}::text, ${shown?.ts ?? null}::text, ${shown?.digest ?? null}::text, ${now}::timestamptz
    FROM held WHERE ${shown !== undefined}::boolean
    ON CONFLICT ("view", "subject", "channel") DO UPDATE SET "ts" = EXCLUDED."ts", "digest" = EXCLUDED."digest", "at" = EXCLUDED."at"
    )
    SELECT EXISTS (SELECT 1 FROM "Outage" WHERE "until" IS NULL AND "place" IN ('', ${row.target})) AS "away"`;
  return found?.away ?? false;
}

/** Records that it is unknown whether a row was posted; it is looked up after `seconds`. */
export async function markUncertain(db: Db, row: OutboxRow, error: string, seconds: number): Promise<void> {
  await db.prisma.$executeRaw`
    UPDATE "Outbox" SET "state" = 'unknown', "error" = ${error}, "settledAt" = NULL,
      "leaseUntil" = now() + make_interval(secs => ${seconds})
    WHERE "id" = ${row.id}::uuid AND "fence" = ${row.fence}`;
}

/** Puts a row back, with the number of its tries: nothing was posted, and it is tried again at `until`. */
export async function postpone(db: Db, row: OutboxRow, until: Date, error: string | null): Promise<void> {
  // Where the same message already waits, that row only takes over this one's priority.
  await db.prisma.$executeRaw`
    WITH waiting AS (
      UPDATE "Outbox" w SET "priority" = LEAST(w."priority", o."priority") FROM "Outbox" o
      WHERE o."id" = ${row.id}::uuid AND o."fence" = ${row.fence} AND ${isSame} RETURNING 1
    )
    UPDATE "Outbox" SET "leaseUntil" = NULL, "error" = ${error}, "notBefore" = ${until}, "attempts" = GREATEST("attempts", ${row.attempts}::int),
      "settledAt" = CASE WHEN EXISTS (SELECT 1 FROM waiting) THEN now() END,
      "state" = CASE WHEN EXISTS (SELECT 1 FROM waiting) THEN 'moot' ELSE 'planned' END
    WHERE "id" = ${row.id}::uuid AND "fence" = ${row.fence}`;
}

/** Puts a row back until working hours and keeps its last error. */
export async function hold(db: Db, row: OutboxRow, until: Date): Promise<void> {
  await postpone(db, row, until, row.error);
  await db.prisma.$executeRaw`
    UPDATE "Outbox" SET "heldTo" = ${until} WHERE "id" = ${row.id}::uuid AND "fence" = ${row.fence} AND "state" = 'planned'`;
}

/**
 * Nothing can be posted to the target: all rows that wait for the same reason wait until the same time, so that they
 * are sent in their order, and not in that of their tries.
 */
export async function waitTogether(
  db: Db,
  { target }: Pick<OutboxRow, 'target'>,
  until: Date,
  error: string,
): Promise<void> {
  await db.prisma.$executeRaw`
    UPDATE "Outbox" SET "notBefore" = ${until}
    WHERE "target" = ${target} AND "state" = 'planned' AND "error" = ${error} AND "notBefore" <> ${until}`;
}

/** When the next waiting message may go. */
export async function nextMessageAt(db: Db): Promise<Date | null> {
  const next = await row(db.prisma, moment)`
    SELECT min("notBefore") AS "at" FROM "Outbox" WHERE "state" = 'planned'`;
  return next?.at ?? null;
}
