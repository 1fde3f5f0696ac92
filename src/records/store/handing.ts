import type { Tx } from '../../platform/database/db.js';
import type { DayAsked } from '../../platform/day-facts/facts.js';
import { DAY } from '../../platform/time/durations.js';
import { periodOf } from '../../platform/time/period.js';
import { handover } from '../kinds/handover.js';
import type { Handing } from '../rules/handing.js';
import { loggedIn, openRecords } from './records.js';

/** How long an accepted handover says who is responsible for a point. */
const reach = 31 * DAY;

/** What is open in a branch, and its handovers up to a day. */
export async function handingOn(
  db: { prisma: Tx },
  { branch: { id, timezone }, date, now }: DayAsked,
): Promise<Handing> {
  const { from } = periodOf('day', date, timezone);
  const since = new Date(from.getTime() - reach);
  const [notes, open] = await Promise.all([
    loggedIn(db, id, handover, { from: since, to: new Date(now.getTime() + 1) }),
    openRecords(db, { branchId: id }),
  ]);
  return { notes, open, from };
}
