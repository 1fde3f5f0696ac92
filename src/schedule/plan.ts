import { branchOf, keepPlanned, schedulesOf, unplannedBranches } from '../database/branches.js';
import { hadFrom, planAfresh } from '../database/days.js';
import type { Db } from '../database/db.js';
import { lookAtHabits } from '../database/habits.js';
import { ownLists } from '../database/own-lists.js';
import { type PlannedRow, planRows } from '../database/schedule.js';
import type { Branch } from '../domain/branch.js';
import { routinesWith } from '../domain/checklists/own.js';
import { type BranchTime, branchCalendar } from '../domain/time/calendar.js';
import { comingTo, onceADay } from '../domain/time/coming.js';
import { addDays } from '../domain/time/day.js';
import { isOnceADay, plan } from '../domain/time/routine.js';
import { tellUnpublished } from './holidays.js';

const hour = 60 * 60_000;
/** How far ahead occurrences are written; and how far back, for what came due while nobody was there. */
export const ahead = 48 * hour;
const back = 72 * hour;
/** A branch is planned again when less than this is left. */
const reserve = 36 * hour;

/**
 * Plans every routine of the branches that have not enough before them: new ones, changed ones, and each some twice a
 * day. What lies in the past and was never planned is planned too, so that an outage leaves a trace: it is done late,
 * or settled as expired.
 */
export async function planAll(db: Db, now: Date): Promise<number> {
  let planned = 0;
  for (let pages = 0; ; pages++) {
    const branches = await unplannedBranches(db, new Date(now.getTime() + reserve), 200);
    // As often as branches are planned is often enough to ask what is known of the years to come.
    if (pages === 0 && branches.length > 0) await tellUnpublished(db, now);
    for (const branch of branches) planned += await planBranch(db, branch, now);
    if (branches.length < 200) return planned;
  }
}

export async function planBranch(db: Db, branch: Branch & { plannedTo: Date }, now: Date): Promise<number> {
  const calendar = branchCalendar(branch);
  const own = await schedulesOf(db, branch.id);
  const lists = await ownLists(db, branch.id);
  // What lies before was planned by the hours and schedules of its time, and stays as it is.
  const from = new Date(Math.max(now.getTime() - back, branch.plannedTo.getTime()));
  const until = new Date(now.getTime() + ahead);
  const comes = comingTo(own, routinesWith(lists));
  const had = await hadFrom(db, branch.id, onceADay(comes), addDays(calendar.localDate(from), -1));
  const rows: PlannedRow[] = [];
  for (const { routine, timing } of comes) {
    for (const { date, slot, at, skipped } of plan(routine, calendar, from, until, timing)) {
      // It came already, and now the doors open at another time.
      if (isOnceADay(timing) && had(routine.name, date)) continue;
      rows.push({
        branchId: branch.id,
        name: routine.name,
        date,
        slot,
        dueAt: at,
        cutoffAt: new Date(at.getTime() + routine.cutoff * 60_000),
        skipped,
      });
    }
  }
  const fresh = await planRows(db, rows, now);
  await keepPlanned(db, branch.id, until);
  // Somebody may have set other days, or changed a list, while this was going on; then it was planned by those of before.
  const after = await branchOf(db, branch.id);
  const saidOf = (said: typeof lists, times: typeof own) => JSON.stringify([said, [...times].sort()]);
  const same = saidOf(await ownLists(db, branch.id), await schedulesOf(db, branch.id)) === saidOf(lists, own);
  if (after && !(same && timeOf(after) === timeOf(branch))) await planAfresh(db.prisma, [branch.id], now);
  await lookAtHabits(db, branch, calendar, now);
  return fresh;
}

const timeOf = ({ timezone, country, hours, exceptions = {} }: BranchTime) =>
  JSON.stringify([timezone, country, Object.entries(hours).sort(), Object.entries(exceptions).sort()]);
