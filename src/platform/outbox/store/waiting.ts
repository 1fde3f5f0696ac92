import { z } from 'zod';
import type { Tx } from '../../database/db.js';
import { rows, uuid } from '../../database/query.js';
import type { MessageKey } from '../message.js';
import { personPrefix } from '../target.js';

/** Sends a message that waits for a later time now, as an urgent one. */
export async function hurry(tx: Tx, { view, subject }: MessageKey, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Outbox" SET "notBefore" = ${now}, "priority" = 1
    WHERE "view" = ${view} AND "subject" = ${subject} AND "state" = 'planned' AND "priority" > 1 AND "notBefore" > ${now}`;
}

/** Cancels a message for everybody to whom it has not been sent yet. */
export async function takeBack(tx: Tx, { view, subject }: MessageKey): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Outbox" SET "state" = 'moot', "settledAt" = now()
    WHERE "view" = ${view} AND "subject" = ${subject} AND "state" = 'planned'`;
}

const heardRow = z.object({ personId: uuid });

/** The ids of the people to whom a message was sent, or is just being sent. */
export async function heardOf(tx: Tx, { view, subject }: MessageKey): Promise<string[]> {
  const heard = await rows(tx, heardRow)`
    SELECT DISTINCT substr("target", ${personPrefix.length + 1}::int) AS "personId" FROM "Outbox"
    WHERE "view" = ${view} AND "subject" = ${subject} AND "state" IN ('claimed', 'sending', 'sent', 'absorbed', 'unknown')`;
  return heard.map(({ personId }) => personId);
}

/** Messages of one view in a branch's channel, by their subjects. */
export interface Shown {
  view: string;
  subjects: readonly string[];
  branch: { id: string; channel: string };
  priority: number;
}

/**
 * Queues edits of messages that are posted or just being posted; others are left alone. One statement, since it is
 * called often. A message that already waits is not queued again.
 */
export async function renewPosted(
  tx: Tx,
  { view, subjects, branch, priority }: Shown,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Outbox" ("id", "branchId", "view", "subject", "target", "priority", "notBefore", "createdAt")
    SELECT gen_random_uuid(), ${branch.id}::uuid, ${view}, about, ${branch.channel}, ${priority}, ${now}, ${now}
    FROM unnest(${[...subjects]}::text[]) AS about
    WHERE EXISTS (SELECT 1 FROM "Posted" p WHERE p."view" = ${view} AND p."subject" = about AND p."channel" = ${branch.channel})
      OR EXISTS (SELECT 1 FROM "Outbox" o WHERE o."view" = ${view} AND o."subject" = about AND o."target" = ${branch.channel}
        AND o."state" IN ('claimed', 'sending'))
    ON CONFLICT ("view", "subject", "target") WHERE "state" = 'planned' AND "args" = '{}'::jsonb
    DO UPDATE SET "notBefore" = LEAST("Outbox"."notBefore", EXCLUDED."notBefore"), "priority" = LEAST("Outbox"."priority", EXCLUDED."priority")`;
}
