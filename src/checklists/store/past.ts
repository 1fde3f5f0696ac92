import type { AuditedAt } from '../../platform/database/audit-trail.js';
import type { Tx } from '../../platform/database/db.js';
import { auditedAs, insertTicks, type Press } from './presses.js';
import { type ClockedRun, insertRuns } from './runs.js';

/** A run of the past in its final state, with every press on it. */
export interface PastRun extends ClockedRun {
  presses: readonly Press[];
}

/**
 * Writes runs of the past in their final state, with every press at its own time. Nothing is posted and no
 * consequences follow: those are part of the given history.
 * @returns the audit entries; the caller writes them together with all others, by time.
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
