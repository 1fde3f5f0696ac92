import type { Tx } from '../../platform/database/db.js';
import type { Absence } from '../rules/absence.js';

/** Changes stored days from missing to away, after an absence was approved for them later. */
export async function wasAway(
  tx: Tx,
  branchId: string,
  { personId, from, to, kind }: Pick<Absence, 'personId' | 'from' | 'to' | 'kind'>,
): Promise<void> {
  await tx.attendance.updateMany({
    where: { branchId, personId, date: { gte: from, lte: to }, state: 'absent' },
    data: { state: 'away', kind },
  });
}
