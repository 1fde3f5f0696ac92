import { z } from 'zod';
import type { Db } from '../../database/db.js';
import { row, text } from '../../database/query.js';
import type { Hand } from '../../directory/acting.js';
import type { RawArgs } from '../message.js';
import { personPrefix } from '../target.js';
import { columns, type OutboxRow, outboxRow } from './outbox.js';

/** What a row that was absorbed would have sent. */
export interface Part {
  view: string;
  subject: string;
  args: RawArgs;
}

/**
 * Puts back a claimed row that can wait for others: it is sent at that time, or earlier with any other reminder to
 * the same person.
 */
export async function waitForCompany(db: Db, row: OutboxRow, until: Date): Promise<void> {
  await db.prisma.$executeRaw`
    UPDATE "Outbox" SET "state" = 'planned', "leaseUntil" = NULL, "notBefore" = ${until},
      "args" = "args" || '{"waits": true}'::jsonb
    WHERE "id" = ${row.id}::uuid AND "fence" = ${row.fence} AND "state" = 'claimed'`;
}

const madeRow = outboxRow.extend({ absorbed: z.array(text) });
/** The most rows that go into one; the others go into the next. */
const MAX_REMINDERS = 200;

/**
 * Puts a claimed row and all others to the same person that are due, or wait for others, into one new row, which is
 * claimed in their place and holds them as `args.parts`: one statement, so that each of them is sent exactly once,
 * even if the process dies. Urgent rows stay out of it, and so does what the person does not want to hear of now.
 * @param views the names of the messages that are batched; @param batch the view of the new row; rows of it are taken
 * apart again.
 * @returns the new row and the views that ended in it; null where nothing else waits, or the lease was lost.
 */
export async function batchPending(
  { db, now }: Pick<Hand, 'db' | 'now'>,
  leader: OutboxRow,
  views: readonly string[],
  batch: string,
): Promise<{ row: OutboxRow; absorbed: string[] } | null> {
  const made = await row(db.prisma, madeRow)`
    WITH leader AS (
      SELECT * FROM "Outbox" WHERE "id" = ${leader.id}::uuid AND "fence" = ${leader.fence} AND "state" = 'claimed' FOR UPDATE
    ), others AS (
      SELECT o.* FROM "Outbox" o JOIN leader ON leader."target" = o."target"
      WHERE o."state" = 'planned' AND (o."notBefore" <= ${now} OR o."args" ? 'waits') AND o."priority" > 1 AND o."view" = ANY(${views}::text[])
        AND NOT o."args" ? 'alone' AND (o."expiresAt" IS NULL OR o."expiresAt" > ${now})
        AND NOT EXISTS (
          SELECT 1 FROM "Mute" m WHERE ${personPrefix}::text || m."personId" = o."target" AND m."subjectId"::text = o."subject"
            AND (m."until" IS NULL OR m."until" > ${now})
        )
      ORDER BY o."priority", o."seq" LIMIT ${MAX_REMINDERS} FOR UPDATE OF o SKIP LOCKED
    ), every AS (
      SELECT * FROM leader UNION ALL SELECT * FROM others
    ), parts AS (
      SELECT jsonb_agg(p."part" ORDER BY e."priority", e."seq", p."place") AS "list"
      FROM every e, LATERAL jsonb_array_elements(
        CASE WHEN e."view" = ${batch} THEN e."args" -> 'parts'
          ELSE jsonb_build_array(jsonb_build_object('view', e."view", 'subject', e."subject", 'args', e."args")) END
      ) WITH ORDINALITY AS p("part", "place")
    ), made AS (
      INSERT INTO "Outbox" ("id", "branchId", "view", "subject", "target", "args", "priority", "state", "owner", "fence",
        "leaseUntil", "attempts", "notBefore", "createdAt")
      SELECT ${crypto.randomUUID()}::uuid, l."branchId", ${batch}, substr(l."target", ${personPrefix.length + 1}::int), l."target",
        jsonb_build_object('parts', parts."list"), l."priority", 'claimed', l."owner", 1, l."leaseUntil", l."attempts",
        l."notBefore", CASE WHEN l."view" = ${batch} THEN l."createdAt" ELSE ${now} END
      FROM leader l, parts WHERE EXISTS (SELECT 1 FROM others)
      RETURNING ${columns}
    ), gone AS (
      UPDATE "Outbox" SET "state" = 'absorbed', "fence" = "fence" + 1, "leaseUntil" = NULL, "settledAt" = now()
      WHERE "id" IN (SELECT "id" FROM every) AND EXISTS (SELECT 1 FROM others)
      RETURNING "view"
    )
    SELECT made.*, (SELECT jsonb_agg("view") FROM gone) AS "absorbed" FROM made`;
  if (!made) return null;
  const { absorbed, ...claimed } = made;
  return { row: claimed, absorbed };
}

/**
 * Gives each part of a batch that could not be made a row of its own again, so that one does not hold up the others.
 * @returns false where it may have been sent.
 */
export async function unbatch(db: Db, row: OutboxRow, error: string): Promise<boolean> {
  const parts = await db.prisma.$executeRaw`
    WITH held AS (
      UPDATE "Outbox" SET "state" = 'absorbed', "fence" = "fence" + 1, "leaseUntil" = NULL, "settledAt" = now(), "error" = ${error}
      WHERE "id" = ${row.id}::uuid AND "fence" = ${row.fence} AND "state" = 'claimed' RETURNING *
    )
    INSERT INTO "Outbox" ("id", "branchId", "view", "subject", "target", "args", "priority", "notBefore", "createdAt")
    SELECT gen_random_uuid(), h."branchId", p ->> 'view', p ->> 'subject', h."target", (p -> 'args') || '{"alone": true}',
      h."priority", h."notBefore", h."createdAt"
    FROM held h, jsonb_array_elements(h."args" -> 'parts') AS p`;
  return parts > 0;
}
