import { rowsInto, type SqlType } from '../../database/columns.js';
import type { Db, Tx } from '../../database/db.js';
import { type Outbox, Prisma } from '../../database/generated/client.js';
import type { OutboxMessage } from '../message.js';

const text = 'text';
/** What a message is given when it is queued; the rest comes when it is sent. */
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
 * Writes what is to be said. What waits already is not queued again, but its row is touched, so that a sender who would
 * take it now waits for this transaction and shows its result. @param where on what that hangs
 */
export const insertMessages = (rows: ReturnType<typeof messageRows>, where = Prisma.empty): Prisma.Sql =>
  Prisma.sql`
    INSERT INTO "Outbox" ${rowsInto(messageColumns, rows)} ${where}
    ON CONFLICT ("view", "subject", "target") WHERE "state" = 'planned' AND "args" = '{}'::jsonb
    DO UPDATE SET "notBefore" = LEAST("Outbox"."notBefore", EXCLUDED."notBefore"), "priority" = LEAST("Outbox"."priority", EXCLUDED."priority")`;

/** The same for several branches at once. */
export async function queueAll(
  tx: Tx,
  all: readonly { branchId: string | null; messages: readonly OutboxMessage[] }[],
  now: Date,
): Promise<void> {
  const said = new Set<string>();
  const rows = all
    .flatMap(({ branchId, messages }) => messageRows(messages, branchId, now))
    .filter(({ view, subject, target, args }) => {
      // A statement cannot touch the same waiting row twice.
      const key = Object.keys(args).length === 0 ? `${view} ${subject} ${target}` : crypto.randomUUID();
      return !said.has(key) && said.add(key);
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
