import { named, recordset } from './columns.js';
import type { Tx } from './db.js';
import { Prisma } from './generated/client.js';

/** What goes into the audit trail. Never words of customers: a timeline entry is known by its digest. */
export interface Audited {
  actor: string;
  action: string;
  subject: string;
  data: Record<string, unknown>;
}

/** What is an entry's own; its place in its chain is the database's. */
const entryColumns = {
  at: 'timestamptz',
  actor: 'text',
  action: 'text',
  subject: 'text',
  data: 'text',
} as const;

/**
 * The statement that writes entries, also as a part of a longer one.
 * @param chain an expression: a branch's id, or `lobby`. @param from what it stands on: `FROM saved,`.
 */
export function insertAudited(
  entries: readonly (Audited & { at: Date })[],
  chain: Prisma.Sql,
  from: Prisma.Sql,
): Prisma.Sql {
  const rows = entries.map(({ data, ...entry }) => ({ ...entry, data: JSON.stringify(data) }));
  return Prisma.sql`
    INSERT INTO "AuditEntry" (${named(entryColumns)}, "chain", "seq", "previous", "hash")
    SELECT ${named(entryColumns, 'a')}, ${chain}, 0, '', '' ${from} ${recordset(entryColumns, rows, 'a')}`;
}

/** One statement writes so many entries: each locks the end of its chain. */
const entriesAtOnce = 500;

/** Writes entries of the audit trail that no record's event stands for. `chain`: a branch's id, or `lobby`. */
export async function audit(
  tx: Pick<Tx, '$executeRaw'>,
  chain: string,
  now: Date,
  entries: readonly Audited[],
): Promise<void> {
  for (let from = 0; from < entries.length; from += entriesAtOnce) {
    const some = entries.slice(from, from + entriesAtOnce).map((entry) => ({ ...entry, at: now }));
    await tx.$executeRaw(insertAudited(some, Prisma.sql`${chain}::text`, Prisma.sql`FROM`));
  }
}

/** Writes the same entry into the chains of several branches, about each of them. */
export async function auditEach(
  tx: Pick<Tx, '$executeRaw'>,
  branchIds: readonly string[],
  now: Date,
  entry: Omit<Audited, 'subject'>,
): Promise<void> {
  if (branchIds.length === 0) return;
  const entries = branchIds.map((subject) => ({ ...entry, subject, at: now }));
  await tx.$executeRaw(insertAudited(entries, Prisma.sql`a."subject"`, Prisma.sql`FROM`));
}
