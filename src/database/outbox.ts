import type { Db } from './db.js';
import { Prisma } from './generated/client.js';

/** A message that waits to be sent, held by this process until its lease runs out. */
export interface OutboxRow {
  id: string;
  branchId: string | null;
  view: string;
  subject: string;
  target: string;
  args: Record<string, unknown>;
  /** 1 goes first, 9 last; 1 is urgent. */
  priority: number;
  notBefore: Date;
  expiresAt: Date | null;
  fence: number;
  attempts: number;
  createdAt: Date;
}

/**
 * How a row ended; `moot`: by the time it was its turn there was nothing left to say; `absorbed`: another row says it
 * together with more.
 */
export type Settled = 'sent' | 'moot' | 'absorbed' | 'rejected' | 'unknown' | 'expired' | 'dead';

const leaseSeconds = 60;
export const columns = Prisma.sql`"id", "branchId", "view", "subject", "target", "args", "priority", "notBefore", "expiresAt", "fence", "attempts", "createdAt"`;

/**
 * Takes rows whose time has come, one a target, so that a channel's messages stay in their order; the urgent first.
 * A row that a transaction is touching is left for the next time.
 * @param busy targets that this process is sending to now.
 */
export async function claim(
  db: Db,
  owner: string,
  now: Date,
  limit: number,
  busy: readonly string[],
): Promise<OutboxRow[]> {
  // Materialised: asked once. As a plain sub-select it may be asked again while rows change, and take more than `limit`.
  return db.prisma.$queryRaw<OutboxRow[]>`
    WITH picked AS MATERIALIZED (
      SELECT o."id" FROM "Outbox" o
      JOIN (
        SELECT DISTINCT ON ("target") "id" FROM "Outbox" w
        WHERE "state" = 'planned' AND "notBefore" <= ${now} AND NOT ("target" = ANY(${busy}::text[]))
          AND NOT EXISTS (
            SELECT 1 FROM "Outbox" b WHERE b."target" = w."target" AND b."state" IN ('claimed', 'sending') AND b."leaseUntil" > now()
          )
        ORDER BY "target", "priority", "seq"
      ) first ON first."id" = o."id"
      WHERE o."state" = 'planned'
      ORDER BY o."priority", o."seq" LIMIT ${limit} FOR UPDATE OF o SKIP LOCKED
    )
    UPDATE "Outbox" SET "state" = 'claimed', "owner" = ${owner}, "fence" = "fence" + 1,
      "leaseUntil" = now() + make_interval(secs => ${leaseSeconds})
    WHERE "id" IN (SELECT "id" FROM picked) AND "state" = 'planned'
    RETURNING ${columns}`;
}

/** Ends all leases: for a process that knows that it is alone, as with the embedded database, after another that died. */
export async function endLeases(db: Db): Promise<void> {
  await db.prisma.$executeRaw`
    UPDATE "Outbox" SET "leaseUntil" = now() - interval '1 second' WHERE "state" IN ('claimed', 'sending')`;
}

/** Rows whose sender died before the post: nothing was sent, so they wait again. */
export async function reclaim(db: Db): Promise<number> {
  // A waiting row of the same message makes this one needless.
  await db.prisma.$executeRaw`
    UPDATE "Outbox" o SET "state" = 'moot', "settledAt" = now()
    WHERE o."state" = 'claimed' AND o."leaseUntil" < now() AND o."args" = '{}'::jsonb AND EXISTS (
      SELECT 1 FROM "Outbox" w WHERE w."state" = 'planned' AND w."view" = o."view" AND w."subject" = o."subject"
        AND w."target" = o."target" AND w."args" = '{}'::jsonb)`;
  return db.prisma.$executeRaw`
    UPDATE "Outbox" SET "state" = 'planned', "fence" = "fence" + 1 WHERE "state" = 'claimed' AND "leaseUntil" < now()`;
}

/** Rows whose sender died between the post and its answer, or whose answer was lost: nobody knows. */
export async function doubtful(db: Db, owner: string, limit: number): Promise<OutboxRow[]> {
  return db.prisma.$queryRaw<OutboxRow[]>`
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

/** The last word before the post, committed. False where the lease was lost: then nothing may be sent. */
export async function markSending(db: Db, row: OutboxRow): Promise<boolean> {
  const held = await db.ask(Prisma.sql`
    UPDATE "Outbox" SET "state" = 'sending', "attempts" = "attempts" + 1,
      "leaseUntil" = now() + make_interval(secs => ${leaseSeconds})
    WHERE "id" = ${row.id}::uuid AND "fence" = ${row.fence} RETURNING 1`);
  return held.length > 0;
}

/** The post's message: which thing it shows, where and how it looked. */
export interface Shown {
  channel: string;
  ts: string;
  digest: string;
}

/** Ends a row; a message that is edited later is noted in the same statement. */
export async function settle(
  db: Db,
  row: OutboxRow,
  as: Settled,
  facts: { error?: string; shown?: Shown } = {},
  now = new Date(),
): Promise<void> {
  const { error = null, shown } = facts;
  await db.ask(Prisma.sql`
    WITH held AS (
      UPDATE "Outbox" SET "state" = ${as}, "ts" = ${shown?.ts ?? null}, "error" = ${error}, "settledAt" = now(), "leaseUntil" = NULL
      WHERE "id" = ${row.id}::uuid AND "fence" = ${row.fence} RETURNING "view", "subject"
    )
    INSERT INTO "Posted" ("view", "subject", "channel", "ts", "digest", "at")
    SELECT "view", "subject", ${shown?.channel ?? null}::text, ${shown?.ts ?? null}::text, ${shown?.digest ?? null}::text, ${now}::timestamptz
    FROM held WHERE ${shown !== undefined}::boolean
    ON CONFLICT ("view", "subject", "channel") DO UPDATE SET "ts" = EXCLUDED."ts", "digest" = EXCLUDED."digest", "at" = EXCLUDED."at"`);
}

/** Notes that a post's fate is unknown; it is looked into after a while. */
export async function doubt(db: Db, row: OutboxRow, error: string, seconds: number): Promise<void> {
  await db.prisma.$executeRaw`
    UPDATE "Outbox" SET "state" = 'unknown', "error" = ${error}, "leaseUntil" = now() + make_interval(secs => ${seconds})
    WHERE "id" = ${row.id}::uuid AND "fence" = ${row.fence}`;
}

/** Puts a row back: nothing was posted, and it is tried again at that time. */
export async function postpone(db: Db, row: OutboxRow, until: Date, error: string | null): Promise<void> {
  // Where the same message waits already, this row has nothing to add.
  await db.prisma.$executeRaw`
    UPDATE "Outbox" o SET "leaseUntil" = NULL, "error" = ${error},
      "notBefore" = ${until},
      "settledAt" = CASE WHEN w."id" IS NULL THEN NULL ELSE now() END,
      "state" = CASE WHEN w."id" IS NULL THEN 'planned' ELSE 'moot' END
    FROM "Outbox" self LEFT JOIN "Outbox" w ON w."state" = 'planned' AND w."view" = self."view" AND w."subject" = self."subject"
      AND w."target" = self."target" AND w."args" = '{}'::jsonb AND self."args" = '{}'::jsonb AND w."id" <> self."id"
    WHERE self."id" = ${row.id}::uuid AND o."id" = self."id" AND o."fence" = ${row.fence}`;
}

/** When the next waiting message may go. */
export async function nextMessageAt(db: Db): Promise<Date | null> {
  const [row] = await db.prisma.$queryRaw<{ at: Date | null }[]>`
    SELECT min("notBefore") AS "at" FROM "Outbox" WHERE "state" = 'planned'`;
  return row?.at ?? null;
}

/** How many rows are in which state; for the metrics. */
export async function outboxCounts(db: Db): Promise<Map<string, number>> {
  const rows = await db.prisma.outbox.groupBy({ by: ['state'], _count: true });
  return new Map(rows.map(({ state, _count }) => [state, _count]));
}
