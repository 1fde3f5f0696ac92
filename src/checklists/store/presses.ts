import type { AuditedAt } from '../../platform/database/audit-trail.js';
import { rowsInto } from '../../platform/database/columns.js';
import type { Tx } from '../../platform/database/db.js';
import { actionOf, type RunChange } from '../rules/run.js';
import { tickColumns } from './stored.js';

/** A press on a list, by whom and when. */
export interface Press {
  change: RunChange;
  actor: string;
  at: Date;
}

/** Writes every tick as it was pressed. */
export async function insertTicks(tx: Tx, changes: readonly RunChange[]): Promise<void> {
  const ticks = changes.flatMap(({ run, ticks }) => ticks.map((tick) => ({ ...tick, runId: run.id })));
  if (ticks.length > 0) await tx.$executeRaw`INSERT INTO "Tick" ${rowsInto(tickColumns, ticks)}`;
}

/** A press as an entry of the audit trail. */
export const auditedAs = ({ change: { happened, run, ticks, changed }, actor, at }: Press): AuditedAt => ({
  chain: run.branchId,
  at,
  actor,
  action: actionOf(happened),
  subject: run.id,
  data: {
    version: run.version,
    ticks:
      happened === 'filled'
        ? changed.map(({ id, state }) => ({ itemId: id, state }))
        : ticks.map(({ itemId, state }) => ({ itemId, state })),
  },
});
