import type { Tx } from '../../platform/database/db.js';
import { branchOf } from '../../platform/directory/store/branches.js';
import { namesOf } from '../../platform/directory/store/people.js';
import type { RenderContext } from '../../platform/outbox/message.js';
import { periodByName } from '../../platform/time/period.js';
import { narrative, recordOf } from '../../records/module.js';
import { findReport } from '../definitions/index.js';
import { sheetOf } from './report-sheet.js';

/**
 * A narrative with its figures, and who wrote it and signed it off; null where it is not signed off, or not of a
 * known report and period.
 */
export async function narrativeTold(
  db: { prisma: Tx },
  id: string,
  { now, routines }: Pick<RenderContext, 'now' | 'routines'>,
) {
  const record = await recordOf(db, id);
  if (record?.kind !== narrative.name || !record.closedAt) return null;
  const branch = await branchOf(db, record.branchId);
  const report = findReport(String(record.details.report));
  if (!branch || !report) return null;
  const period = periodByName(report.period, String(record.details.period), branch.timezone);
  if (!period) return null;
  const signing = await db.prisma.recordEvent.findFirst({
    where: { recordId: id, type: 'moved', data: { path: ['move'], equals: 'sign_off' } },
    orderBy: { at: 'desc' },
  });
  const names = await namesOf(db, [record.ownerId ?? record.reporterId, signing?.actorId ?? null]);
  const nameOf = (who: string | null | undefined) => (who && names.get(who)) || '?';
  return {
    record,
    branch,
    report,
    period,
    sheet: await sheetOf({ db, branch }, report, period, { now, routines }),
    writer: nameOf(record.ownerId ?? record.reporterId),
    signer: nameOf(signing?.actorId),
    signedAt: record.closedAt,
  };
}
export type NarrativeTold = NonNullable<Awaited<ReturnType<typeof narrativeTold>>>;
