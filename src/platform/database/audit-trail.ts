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

/** The same with its moment, and the chain that it goes into: a branch's id, or `lobby`. */
export interface AuditedAt extends Audited {
  chain: string;
  at: Date;
}

/** What is an entry's own; its place in its chain is the database's. */
const entryColumns = {
  chain: 'text',
  at: 'timestamptz',
  actor: 'text',
  action: 'text',
  subject: 'text',
  data: 'text',
} as const;

/**
 * The statement that writes entries, each at the end of its chain, in the order in which they are given; also as a part of a
 * longer one. @param where on what that hangs
 */
export function insertAudited(entries: readonly AuditedAt[], where = Prisma.empty): Prisma.Sql {
  const rows = entries.map(({ data, ...entry }) => ({ ...entry, data: JSON.stringify(data) }));
  return Prisma.sql`
    INSERT INTO "AuditEntry" (${named(entryColumns)}, "seq", "previous", "hash")
    SELECT ${named(entryColumns, 'a')}, 0, '', '' FROM ${recordset(entryColumns, rows, 'a')} ${where}`;
}

/** Writes entries of the audit trail in one statement, in the order in which they are given. */
export async function auditAll(tx: Pick<Tx, '$executeRaw'>, entries: readonly AuditedAt[]): Promise<void> {
  if (entries.length > 0) await tx.$executeRaw(insertAudited(entries));
}

/** So many entries of one chain at once: each locks the chain's end, until its statement or transaction is over. */
const entriesAtOnce = 500;

/** Writes entries of one moment and one chain: a branch's id, or `lobby`. */
export async function audit(
  tx: Pick<Tx, '$executeRaw'>,
  chain: string,
  now: Date,
  entries: readonly Audited[],
): Promise<void> {
  const all = entries.map((entry) => ({ ...entry, chain, at: now }));
  for (let from = 0; from < all.length; from += entriesAtOnce)
    await auditAll(tx, all.slice(from, from + entriesAtOnce));
}

/** The same entry of one moment in the chains of several branches, about each of them. */
export const auditEach = (
  tx: Pick<Tx, '$executeRaw'>,
  branchIds: readonly string[],
  now: Date,
  entry: Omit<Audited, 'subject'>,
): Promise<void> =>
  auditAll(
    tx,
    branchIds.map((id) => ({ ...entry, chain: id, subject: id, at: now })),
  );
