import { named, recordset } from './columns.js';
import type { Tx } from './db.js';
import { Prisma } from './generated/client.js';

/** An entry of the audit trail. It never holds customers' words: a timeline entry is referred to by its digest. */
export interface Audited {
  actor: string;
  action: string;
  subject: string;
  data: Record<string, unknown>;
}

/** An entry with its time and the chain that it goes into: a branch's id, or `lobby`. */
export interface AuditedAt extends Audited {
  chain: string;
  at: Date;
}

/** The columns that the writer gives. A trigger of the database sets `seq`, `previous` and `hash`. */
const entryColumns = {
  chain: 'text',
  at: 'timestamptz',
  actor: 'text',
  action: 'text',
  subject: 'text',
  data: 'text',
} as const;

/**
 * The statement that appends entries to their chains in the order given; it can also be a part of a longer one.
 * @param where a WHERE clause for them; absent: all are written
 */
export function insertAudited(entries: readonly AuditedAt[], where = Prisma.empty): Prisma.Sql {
  const rows = entries.map(({ data, ...entry }) => ({ ...entry, data: JSON.stringify(data) }));
  return Prisma.sql`
    INSERT INTO "AuditEntry" (${named(entryColumns)}, "seq", "previous", "hash")
    SELECT ${named(entryColumns, 'a')}, 0, '', '' FROM ${recordset(entryColumns, rows, 'a')} ${where}`;
}

/** Writes entries of the audit trail in one statement, in the order given. */
export async function auditAll(tx: Pick<Tx, '$executeRaw'>, entries: readonly AuditedAt[]): Promise<void> {
  if (entries.length > 0) await tx.$executeRaw(insertAudited(entries));
}

/** Entries in one statement. Each statement locks the end of the chain until it, or its transaction, is over. */
const entriesAtOnce = 500;

/** Writes entries into one chain (a branch's id, or `lobby`), all with the same time. */
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

/** Writes the same entry into the chains of several branches; in each its subject is that branch. */
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
