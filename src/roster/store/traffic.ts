import type { Tx } from '../../platform/database/db.js';
import type { Scene } from '../../platform/directory/branch.js';
import type { Calendar } from '../../platform/time/calendar.js';
import { addDays } from '../../platform/time/day.js';
import { flowCounts } from '../../records/module.js';
import { usualTraffic, weeksBack } from '../rules/arrivals.js';
import { type Measure, needsOf } from '../rules/staffing.js';
import { type Staffing, staffingOf } from '../settings.js';

/**
 * What is needed to compare a branch's roster with the need: its opening hours, its counts of customers, and its
 * service target.
 */
export interface BranchMeasure extends Measure {
  calendar: Calendar;
  staffed: Staffing;
  /** The number of counts that were ignored. */
  leftOut: number;
}

export async function measureOf(
  { prisma }: { prisma: Pick<Tx, '$queryRaw'> },
  { branch, calendar, now }: Pick<Scene, 'branch' | 'calendar' | 'now'>,
): Promise<BranchMeasure> {
  const today = calendar.localDate(now);
  const from = calendar.at(addDays(today, -7 * weeksBack), '00:00');
  const counts = await flowCounts({ prisma }, branch.id, { from, until: now });
  const traffic = usualTraffic(counts, calendar, today);
  const staffed = staffingOf(branch);
  return { calendar, needs: needsOf(traffic, staffed), staffed, leftOut: traffic.leftOut };
}
