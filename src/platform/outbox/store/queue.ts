import type { Db, Tx } from '../../database/db.js';
import { Prisma } from '../../database/generated/client.js';

/** What is to be said in Slack about a change; rendered from the database when it is sent. */
export interface Say {
  view: string;
  subject: string;
  /** A channel id, or `person:<id>`. */
  target: string;
  args?: Record<string, unknown>;
  /** 1 goes first, 9 last. */
  priority?: number;
  notBefore?: Date;
  expiresAt?: Date | null;
}

export function sayRows(says: readonly Say[], branchId: string | null, now: Date) {
  return says.map((say) => ({
    id: crypto.randomUUID(),
    branchId,
    view: say.view,
    subject: say.subject,
    target: say.target,
    args: say.args ?? {},
    priority: say.priority ?? 5,
    createdAt: now,
    notBefore: say.notBefore ?? now,
    expiresAt: say.expiresAt ?? null,
  }));
}

export function insertSays(rows: ReturnType<typeof sayRows>, from: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO "Outbox" ("id", "branchId", "view", "subject", "target", "args", "priority", "notBefore", "expiresAt", "createdAt")
    SELECT o."id", o."branchId", o."view", o."subject", o."target", o."args", o."priority", o."notBefore", o."expiresAt", o."createdAt" ${from}
      jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS o("id" uuid, "branchId" uuid, "view" text, "subject" text, "target" text, "args" jsonb, "priority" int, "notBefore" timestamptz, "expiresAt" timestamptz, "createdAt" timestamptz)
    ON CONFLICT ("view", "subject", "target") WHERE "state" = 'planned' AND "args" = '{}'::jsonb
    DO UPDATE SET "notBefore" = LEAST("Outbox"."notBefore", EXCLUDED."notBefore"), "priority" = LEAST("Outbox"."priority", EXCLUDED."priority")`;
}

/** The same for several branches at once. */
export async function queueAll(
  tx: Tx,
  all: readonly { branchId: string | null; says: readonly Say[] }[],
  now: Date,
): Promise<void> {
  const said = new Set<string>();
  const rows = all
    .flatMap(({ branchId, says }) => sayRows(says, branchId, now))
    .filter(({ view, subject, target, args }) => {
      // A statement cannot touch the same waiting row twice.
      const key = Object.keys(args).length === 0 ? `${view} ${subject} ${target}` : crypto.randomUUID();
      return !said.has(key) && said.add(key);
    });
  if (rows.length > 0) await tx.$executeRaw(insertSays(rows, Prisma.sql`FROM`));
}

/** Queues messages that belong to no record. */
export function queue(tx: Tx, says: readonly Say[], branchId: string | null, now: Date): Promise<void> {
  return queueAll(tx, [{ branchId, says }], now);
}

/** The same in a transaction of its own. */
export function queueNow(db: Db, says: readonly Say[], branchId: string | null, now: Date): Promise<void> {
  return queue(db.prisma, says, branchId, now);
}
