import type { Branch } from '../domain/branch.js';
import type { Handing } from '../domain/checklists/gate.js';
import { handover } from '../domain/records/handover.js';
import { branchCalendar } from '../domain/time/calendar.js';
import { periodOf } from '../domain/time/period.js';
import type { Tx } from './db.js';
import { openRecords, toRecord } from './records.js';

/** What is open in a branch, and what was handed over there today. */
export async function handingOf(db: { prisma: Tx }, branch: Branch, now: Date): Promise<Handing> {
  const { from, to } = periodOf('day', branchCalendar(branch).localDate(now), branch.timezone);
  const rows = await db.prisma.record.findMany({
    where: { branchId: branch.id, kind: handover.name, createdAt: { gte: from, lt: to } },
  });
  return { handovers: rows.map(toRecord), open: await openRecords(db, { branchId: branch.id }) };
}
