import { z } from 'zod';
import type { Tx } from '../../database/db.js';
import { rows, uuid } from '../../database/query.js';
import type { MessageKey } from '../message.js';
import { personPrefix } from '../target.js';

/** Has a message that waits for a better time sent now, as an urgent one. */
export async function hurry(tx: Tx, { view, subject }: MessageKey, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Outbox" SET "notBefore" = ${now}, "priority" = 1
    WHERE "view" = ${view} AND "subject" = ${subject} AND "state" = 'planned' AND "priority" > 1 AND "notBefore" > ${now}`;
}

/** Takes a message back from those who have not had it yet. */
export async function takeBack(tx: Tx, { view, subject }: MessageKey): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Outbox" SET "state" = 'moot', "settledAt" = now()
    WHERE "view" = ${view} AND "subject" = ${subject} AND "state" = 'planned'`;
}

const heardRow = z.object({ personId: uuid });

/** The ids of those who have had a message, or are just being sent it. */
export async function heardOf(tx: Tx, { view, subject }: MessageKey): Promise<string[]> {
  const heard = await rows(tx, heardRow)`
    SELECT DISTINCT substr("target", ${personPrefix.length + 1}::int) AS "personId" FROM "Outbox"
    WHERE "view" = ${view} AND "subject" = ${subject} AND "state" IN ('claimed', 'sending', 'sent', 'absorbed', 'unknown')`;
  return heard.map(({ personId }) => personId);
}

/** Messages of one sort in a branch's channel, by what they are about. */
export interface Shown {
  view: string;
  subjects: readonly string[];
  branch: { id: string; channel: string };
  priority: number;
}

/**
 * Has messages drawn anew where they are posted, or about to be; one statement, for what is asked often. Where one waits
 * already it is not queued again.
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
