import type { Tx } from '../../platform/database/db.js';
import type { Branch } from '../../platform/directory/branch.js';
import { branchCalendar } from '../../platform/time/calendar.js';
import { periodOf } from '../../platform/time/period.js';
import { handover, openRecords, toRecord } from '../../records/module.js';
import type { Handing } from '../rules/gate.js';

/** What is open in a branch, and what was handed over there today. */
export async function handingOf(db: { prisma: Tx }, branch: Branch, now: Date): Promise<Handing> {
  const { from, to } = periodOf('day', branchCalendar(branch).localDate(now), branch.timezone);
  const rows = await db.prisma.record.findMany({
    where: { branchId: branch.id, kind: handover.name, createdAt: { gte: from, lt: to } },
  });
  return { handovers: rows.map(toRecord), open: await openRecords(db, { branchId: branch.id }) };
}
