import { type ColumnsOf, rowsInto } from './columns.js';
import type { Tx } from './db.js';
import { type AuditEntry, Prisma } from './generated/client.js';

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

/** All columns but the id, which the database counts. */
const columns = {
  chain: 'text',
  seq: 'int',
  at: 'timestamptz',
  actor: 'text',
  action: 'text',
  subject: 'text',
  data: 'text',
  previous: 'text',
  hash: 'text',
} as const satisfies Partial<ColumnsOf<AuditEntry>>;

/** What a place in a chain is before the database gives it. */
const noPlace = { seq: 0, previous: '', hash: '' };

/** Writes entries, each at the end of its chain, in the order in which they are given. @param where on what that hangs */
export const insertAudit = (entries: readonly AuditedAt[], where = Prisma.empty): Prisma.Sql =>
  Prisma.sql`INSERT INTO "AuditEntry" ${rowsInto(
    columns,
    entries.map(({ data, ...entry }) => ({ ...entry, ...noPlace, data: JSON.stringify(data) })),
  )} ${where}`;

/** Writes entries of the audit trail, in one statement. */
export async function auditAll(tx: Pick<Tx, '$executeRaw'>, entries: readonly AuditedAt[]): Promise<void> {
  if (entries.length > 0) await tx.$executeRaw(insertAudit(entries));
}

/** The same of one moment and one chain. */
export const audit = (tx: Tx, chain: string, now: Date, entries: readonly Audited[]): Promise<void> =>
  auditAll(
    tx,
    entries.map((entry) => ({ ...entry, chain, at: now })),
  );
