import type { AuditedAt } from '../../platform/database/audit-trail.js';
import type { Tx } from '../../platform/database/db.js';
import { auditedAs, insertTicks, type Press } from './presses.js';
import { type ClockedRun, insertRuns } from './runs.js';

/** A list or a playbook as it has become, with every press on it. */
export interface PastRun extends ClockedRun {
  presses: readonly Press[];
}

/**
 * Writes lists and playbooks as they have become, with every press on them at its own time. Nothing is posted and nothing
 * follows, for all of that has happened too.
 * @returns what the audit trail is to say of it; the caller writes it with that of everything else, in the order of time.
 */
export async function writePastRuns(tx: Tx, runs: readonly PastRun[]): Promise<AuditedAt[]> {
  const presses = runs.flatMap(({ presses }) => presses);
  await insertRuns(tx, runs);
  await insertTicks(
    tx,
    presses.map(({ change }) => change),
  );
  return presses.map(auditedAs);
}
