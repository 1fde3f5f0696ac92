import type { AuditedAt } from '../../platform/database/audit-trail.js';
import type { Db, Tx } from '../../platform/database/db.js';
import type { Change } from '../rules/record.js';
import { auditedOf } from './attached.js';
import { insertRecords } from './write.js';

/**
 * Writes records as they have become, with everything that has happened to them at its own time, in the order in which
 * they were logged: their numbers go on from the counters. Nothing is posted and nothing follows, for all of that has
 * happened too.
 * @param changes one for each record, with the whole of its timeline.
 * @returns what the audit trail is to say of it; the caller writes it with that of everything else, in the order of time.
 */
export async function writePastRecords(db: Db, tx: Tx, changes: readonly Change[]): Promise<AuditedAt[]> {
  if (changes.length > 0) await insertRecords({ db, tx, key: null }, changes, { messages: [], audit: [] });
  return auditedOf(changes);
}
