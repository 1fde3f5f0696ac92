import type { Db, Tx } from '../../database/db.js';
import { hasRows } from '../../database/query.js';
import type { Hand } from '../../directory/acting.js';
import type { MessageDefinition, OutboxMessage } from '../message.js';
import { formatTarget, toPerson } from '../target.js';
import { queue } from './queue.js';

/** The reminder that people are sent of one thing, by its contract. */
type Reminder = Pick<MessageDefinition, 'name'>;

/**
 * Snoozes the reminders of something for a person: at `until` the one that they looked at comes back, once. null:
 * stops them for good.
 */
export async function mute(
  db: Db,
  reminder: Reminder,
  { personId, subjectId }: { personId: string; subjectId: string },
  until: Date | null,
): Promise<void> {
  await db.prisma.$transaction((tx) => keep(tx, reminder, { personId, subjectId }, until));
}

/**
 * "Not mine": the person is not reminded any more, and others are told so by these messages; once, however often it
 * is pressed.
 * @param messages who is told; each has the person as `args.by`
 */
export async function disown(
  { db, branchId, now }: Pick<Hand, 'db' | 'branchId' | 'now'>,
  reminder: Reminder,
  { personId, subjectId }: { personId: string; subjectId: string },
  messages: readonly OutboxMessage[],
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    await keep(tx, reminder, { personId, subjectId }, null);
    const alreadyTold = await hasRows(tx)`
      SELECT 1 FROM "Outbox" WHERE "view" = ${reminder.name} AND "subject" = ${subjectId}
        AND "args" ->> 'by' = ${personId} LIMIT 1`;
    if (!alreadyTold) await queue(tx, messages, branchId, now);
  });
}

async function keep(
  tx: Tx,
  { name }: Reminder,
  { personId, subjectId }: { personId: string; subjectId: string },
  until: Date | null,
): Promise<void> {
  await tx.mute.upsert({
    where: { personId_subjectId: { personId, subjectId } },
    create: { personId, subjectId, until },
    update: { until },
  });
  const target = formatTarget(toPerson(personId));
  await tx.$executeRaw`
    UPDATE "Outbox" SET "state" = 'moot', "settledAt" = now()
    WHERE "state" = 'planned' AND "view" = ${name} AND "subject" = ${subjectId}
      AND "target" = ${target} AND "args" ? 'snoozed'`;
  if (!until) return;
  await tx.$executeRaw`
    INSERT INTO "Outbox" ("id", "branchId", "view", "subject", "target", "args", "priority", "notBefore", "createdAt")
    SELECT ${crypto.randomUUID()}::uuid, "branchId", "view", "subject", "target", ("args" - 'alone') || '{"snoozed": true}', "priority",
      ${until}, ${until}
    FROM "Outbox"
    WHERE "view" = ${name} AND "subject" = ${subjectId} AND "target" = ${target}
      AND "state" IN ('sent', 'absorbed', 'unknown')
    ORDER BY "seq" DESC LIMIT 1`;
}

/** Which of these subjects a person has snoozed or stopped: subject → until when; null: for good. */
export async function mutedOf(
  db: { prisma: Tx },
  personId: string,
  subjects: readonly string[],
  now: Date,
): Promise<Map<string, Date | null>> {
  const rows = await db.prisma.mute.findMany({
    where: { personId, subjectId: { in: [...subjects] }, OR: [{ until: null }, { until: { gt: now } }] },
  });
  return new Map(rows.map(({ subjectId, until }) => [subjectId, until]));
}

/** Whether a snoozed reminder of the same subject and limit is still to come back to the person. */
export async function comesBack(
  db: { prisma: Tx },
  row: { view: string; subject: string; target: string; args: Record<string, unknown> },
): Promise<boolean> {
  const clock = typeof row.args.clock === 'string' ? row.args.clock : null;
  return hasRows(db.prisma)`
    SELECT 1 FROM "Outbox" WHERE "state" = 'planned' AND "view" = ${row.view} AND "subject" = ${row.subject}
      AND "target" = ${row.target} AND "args" ? 'snoozed' AND "args" ->> 'clock' IS NOT DISTINCT FROM ${clock} LIMIT 1`;
}

/** Forgets that a person snoozed or stopped it: they have just become responsible. */
export async function unmute(db: { prisma: Tx }, personId: string, subjectId: string): Promise<void> {
  await db.prisma.mute.deleteMany({ where: { personId, subjectId } });
}
