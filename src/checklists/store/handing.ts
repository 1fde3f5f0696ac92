import type { Tx } from '../../platform/database/db.js';
import type { Branch } from '../../platform/directory/branch.js';
import { branchCalendar } from '../../platform/time/calendar.js';
import { periodOf } from '../../platform/time/period.js';
import { handover, loggedIn, openRecords } from '../../records/module.js';
import type { Handing } from '../rules/gate.js';

/** What is open in a branch, and today's handovers. */
export async function handingOf(db: { prisma: Tx }, branch: Branch, now: Date): Promise<Handing> {
  const { from, to } = periodOf('day', branchCalendar(branch).localDate(now), branch.timezone);
  const handovers = await loggedIn(db, branch.id, handover, { from, to });
  return { handovers, open: await openRecords(db, { branchId: branch.id }) };
}
