import { rowsInto, type SqlType } from '../../database/columns.js';
import type { Db, Tx } from '../../database/db.js';
import { type Outbox, Prisma } from '../../database/generated/client.js';
import type { OutboxMessage } from '../message.js';

const text = 'text';
/** The columns that are written when a message is queued; the others are set when it is sent. */
export const messageColumns = {
  id: 'uuid',
  branchId: 'uuid',
  view: text,
  subject: text,
  target: text,
  args: 'jsonb',
  priority: 'int',
  notBefore: 'timestamptz',
  expiresAt: 'timestamptz',
  createdAt: 'timestamptz',
} as const satisfies Partial<Record<keyof Outbox, SqlType>>;

export function messageRows(messages: readonly OutboxMessage[], branchId: string | null, now: Date) {
  return messages.map((message) => ({
    id: crypto.randomUUID(),
    branchId,
    view: message.view,
    subject: message.subject,
    target: message.target,
    args: message.args ?? {},
    priority: message.priority ?? 5,
    createdAt: now,
    notBefore: message.notBefore ?? now,
    expiresAt: message.expiresAt ?? null,
  }));
}

/**
 * The statement that queues messages. A message that already waits is not queued again, but its row is locked, so
 * that a sender that would claim it now waits for this transaction and shows its result. @param where a WHERE clause
 * for them; absent: all are queued
 */
export const insertMessages = (rows: ReturnType<typeof messageRows>, where = Prisma.empty): Prisma.Sql =>
  Prisma.sql`
    INSERT INTO "Outbox" ${rowsInto(messageColumns, rows)} ${where}
    ON CONFLICT ("view", "subject", "target") WHERE "state" = 'planned' AND "args" = '{}'::jsonb
    DO UPDATE SET "notBefore" = LEAST("Outbox"."notBefore", EXCLUDED."notBefore"), "priority" = LEAST("Outbox"."priority", EXCLUDED."priority")`;

/** Queues messages of several branches in one statement. */
export async function queueAll(
  tx: Tx,
  all: readonly { branchId: string | null; messages: readonly OutboxMessage[] }[],
  now: Date,
): Promise<void> {
  const seen = new Set<string>();
  const rows = all
    .flatMap(({ branchId, messages }) => messageRows(messages, branchId, now))
    .filter(({ view, subject, target, args }) => {
      // A statement cannot touch the same waiting row twice.
      const key = Object.keys(args).length === 0 ? `${view} ${subject} ${target}` : crypto.randomUUID();
      return !seen.has(key) && seen.add(key);
    });
  if (rows.length > 0) await tx.$executeRaw(insertMessages(rows));
}

/** Queues messages that belong to no record. */
export function queue(
  tx: Tx,
  messages: readonly OutboxMessage[],
  branchId: string | null,
  now: Date,
): Promise<void> {
  return queueAll(tx, [{ branchId, messages }], now);
}

/** The same in a transaction of its own. */
export function queueNow(
  db: Db,
  messages: readonly OutboxMessage[],
  branchId: string | null,
  now: Date,
): Promise<void> {
  return queue(db.prisma, messages, branchId, now);
}
