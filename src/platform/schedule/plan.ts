import { routinesWith } from '../../checklists/rules/own.js';
import { beginToLook, dueForALook, lookAtHabits } from '../../checklists/store/habits.js';
import { ownListsAmong } from '../../checklists/store/own-lists.js';
import { tellUnpublished } from '../../settings/holidays.js';
import { hadFrom, planAfresh } from '../../settings/store/days.js';
import type { Db } from '../database/db.js';
import type { Branch } from '../directory/branch.js';
import {
  branchesWithIds,
  keepPlanned,
  schedulesAmong,
  unplannedBranches,
} from '../directory/store/branches.js';
import { forgetPassing } from '../slack/store/drafts.js';
import type { BranchTime, Calendar } from '../time/calendar.js';
import { addDays } from '../time/day.js';
import { HOUR, MINUTE } from '../time/durations.js';
import { isOnceADay, plan } from '../time/routine.js';
import { comingTo } from './coming.js';
import { calendarOf, type EachAlone, eachAlone, type PutOff } from './put-off.js';
import type { OwnTime } from './routine.js';
import { type PlannedRow, planRows } from './store.js';

/** How far ahead occurrences are written; and how far back, for what came due while nobody was there. */
export const ahead = 48 * HOUR;
const back = 72 * HOUR;
/** A branch is planned again when less than this is left. */
const reserve = 36 * HOUR;

/** Branches that are planned together. */
const together = 100;

/**
 * Plans every routine of the branches that have not enough before them: new ones, changed ones, and each some twice a
 * day. What lies in the past and was never planned is planned too, so that an outage leaves a trace: it is done late,
 * or settled as expired. A branch that cannot be planned holds up no other.
 * @param until where this is over (`performance.now()`), no more are begun.
 * @param putOff which are left alone now. @returns whether any are left
 * @throws where the database is away; SomeUndone where some could not be planned, after the rest were.
 */
export async function planAll(
  db: Db,
  now: Date,
  until = Number.POSITIVE_INFINITY,
  putOff?: PutOff,
): Promise<boolean> {
  const alone = eachAlone(putOff);
  for (let pages = 0; ; pages++) {
    const except = [...alone.except('branch'), ...alone.except('planning')];
    const branches = await unplannedBranches(db, new Date(now.getTime() + reserve), together, except);
    if (branches.length === 0) return alone.end(false);
    await planTogether(db, branches, now, alone);
    // As often as branches are planned is often enough to ask what is known of the years to come, and to tidy up.
    if (pages === 0) {
      await tellUnpublished(db, now, alone);
      await forgetPassing(db, now);
    }
    if (performance.now() >= until) return alone.end(true);
  }
}

/** Plans branches together; where that fails, one by one, so that the one that cannot be planned is known. */
async function planTogether(
  db: Db,
  branches: readonly Unplanned[],
  now: Date,
  alone: EachAlone,
): Promise<void> {
  try {
    await planBranches(db, branches, now);
  } catch {
    // Whatever it was, it comes again where it lies in a branch, and is told there.
    for (const branch of branches)
      await alone.attempt('planning', branch.id, `the planning of ${branch.name}`, () =>
        planBranches(db, [branch], now),
      );
  }
}

type Unplanned = Branch & { plannedTo: Date };

/** Plans these branches. */
export async function planBranches(db: Db, branches: readonly Unplanned[], now: Date): Promise<void> {
  const ids = branches.map(({ id }) => id);
  const ends = new Date(now.getTime() + ahead);
  // What lies before was planned by the hours and schedules of its time, and stays as it is.
  const begins = branches.map(
    ({ plannedTo }) => new Date(Math.max(now.getTime() - back, plannedTo.getTime())),
  );
  const said = await saidBy(db, ids);
  const calendars = branches.map(calendarOf);
  const firstDays = calendars.map((calendar, at) => calendar.localDate(begins[at] ?? now)).sort();
  const had = await hadFrom(db, ids, addDays(firstDays[0] ?? calendars[0]?.localDate(now) ?? '', -1));
  const rows: PlannedRow[] = [];
  for (const [at, { id }] of branches.entries()) {
    const calendar = calendars[at];
    const from = begins[at];
    if (!calendar || !from) continue;
    for (const { routine, timing } of comingTo(said.times(id), routinesWith(said.lists(id))))
      for (const one of plan(routine, calendar, from, ends, timing)) {
        // It came already, and now the doors open at another time.
        if (isOnceADay(timing) && had(id, routine.name, one.date)) continue;
        rows.push({
          branchId: id,
          name: routine.name,
          date: one.date,
          slot: one.slot,
          dueAt: one.at,
          cutoffAt: new Date(one.at.getTime() + routine.cutoff * MINUTE),
          skipped: one.skipped,
        });
      }
  }
  await planRows(db, rows, now);
  await keepPlanned(db, ids, ends);
  // Somebody may have set other days, or changed a list, while this was going on; then it was planned by those of before.
  const [after, saidAfter] = await Promise.all([branchesWithIds(db, ids), saidBy(db, ids)]);
  const changed = branches.filter((branch) => {
    const newest = after.get(branch.id);
    const same = newest && timeOf(newest) === timeOf(branch);
    return newest && !(same && saidAfter.whole(branch.id) === said.whole(branch.id));
  });
  if (changed.length > 0)
    await planAfresh(
      db.prisma,
      changed.map(({ id }) => id),
      now,
    );
  await lookAtAll(db, branches, calendars, now);
}

/** What branches themselves say of when something comes. */
async function saidBy(db: Db, ids: readonly string[]) {
  const [times, lists] = await Promise.all([schedulesAmong(db, ids), ownListsAmong(db, ids)]);
  return {
    times: (id: string) => times.get(id) ?? new Map<string, OwnTime>(),
    lists: (id: string) => lists.get(id) ?? [],
    whole: (id: string) => JSON.stringify([lists.get(id) ?? [], [...(times.get(id) ?? [])]]),
  };
}

async function lookAtAll(
  db: Db,
  branches: readonly Branch[],
  calendars: readonly Calendar[],
  now: Date,
): Promise<void> {
  const ids = branches.map(({ id }) => id);
  const due = await dueForALook(db, ids, now);
  const fresh = [...due].filter(([, before]) => before === null).map(([id]) => id);
  if (fresh.length > 0) await beginToLook(db, fresh, now);
  for (const [at, branch] of branches.entries()) {
    const before = due.get(branch.id);
    const calendar = calendars[at];
    if (before && calendar) await lookAtHabits(db, branch, calendar, before, now);
  }
}

const timeOf = ({ timezone, country, hours, exceptions = {} }: BranchTime) =>
  JSON.stringify([timezone, country, Object.entries(hours).sort(), Object.entries(exceptions).sort()]);
