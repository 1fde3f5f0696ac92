import type { AuditedAt } from '../../platform/database/audit-trail.js';
import type { Db, Tx } from '../../platform/database/db.js';
import type { Change } from '../rules/record.js';
import { auditedOf } from './attached.js';
import { insertRecords } from './write.js';

/**
 * Writes records of the past in their final state, with every timeline entry at its own time. They must be in the
 * order of logging, because numbers are assigned from the counters. Nothing is posted and no consequences follow:
 * those are part of the given history.
 * @param changes one for each record, with the whole of its timeline.
 * @returns the audit entries; the caller writes them together with all others, by time.
 */
export async function writePastRecords(db: Db, tx: Tx, changes: readonly Change[]): Promise<AuditedAt[]> {
  if (changes.length > 0) await insertRecords({ db, tx, key: null }, changes, { messages: [], audit: [] });
  return auditedOf(changes);
}
