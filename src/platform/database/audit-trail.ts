import type { Tx } from './db.js';

/** What goes into the audit trail. Never words of customers: a timeline entry is known by its digest. */
export interface Audited {
  actor: string;
  action: string;
  subject: string;
  data: Record<string, unknown>;
}

/** Writes entries of the audit trail that no record's event stands for. `chain`: a branch's id, or `lobby`. */
export async function audit(tx: Tx, chain: string, now: Date, entries: readonly Audited[]): Promise<void> {
  for (const { data, ...entry } of entries)
    await tx.$executeRaw`
      INSERT INTO "AuditEntry" ("chain", "at", "actor", "action", "subject", "data", "seq", "previous", "hash")
      VALUES (${chain}, ${now}, ${entry.actor}, ${entry.action}, ${entry.subject}, ${JSON.stringify(data)}, 0, '', '')`;
}
