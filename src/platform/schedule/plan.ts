import type { Db } from '../database/db.js';
import type { Branch } from '../directory/branch.js';
import { branchesWithIds, keepPlanned, unplannedBranches } from '../directory/store/branches.js';
import { schedulesAmong } from '../directory/store/schedules.js';
import type { BranchTime } from '../time/calendar.js';
import { addDays } from '../time/day.js';
import { HOUR, MINUTE } from '../time/durations.js';
import { isOnceADay, type OwnTime, plan } from '../time/routine.js';
import { comingTo } from './coming.js';
import { calendarOf, type EachAlone, eachAlone, type PutOff } from './put-off.js';
import type { AfterPlanning, RoutineBook } from './routine.js';
import { occurrencesSince, type PlannedRow, planAfresh, planRows } from './store/occurrences.js';

/** How far ahead occurrences are written; and how far back, for what came due while nobody was there. */
export const PLAN_AHEAD = 48 * HOUR;
const CATCH_UP = 72 * HOUR;
/** A branch is planned again when less than this is left. */
const PLAN_AGAIN_BELOW = 36 * HOUR;

/** Branches that are planned together. */
const BATCH_SIZE = 100;

export interface Planning {
  db: Db;
  clock: { now(): Date };
  routines: RoutineBook;
  /** What is to be done once branches have been planned, some twice a day each. */
  afterPlanning: readonly AfterPlanning[];
}

/**
 * Plans every routine of the branches that have not enough before them: new ones, changed ones, and each some twice a
 * day. What lies in the past and was never planned is planned too, so that an outage leaves a trace: it is done late,
 * or settled as expired. A branch that cannot be planned holds up no other.
 * @param until where this is over (`performance.now()`), no more are begun.
 * @param putOff which are left alone now. @returns whether any are left
 * @throws where the database is away; SomeUndone where some could not be planned, after the rest were.
 */
export async function planAll(
  parts: Planning,
  until = Number.POSITIVE_INFINITY,
  putOff?: PutOff,
): Promise<boolean> {
  const alone = eachAlone(putOff);
  const now = parts.clock.now();
  for (;;) {
    const except = [...alone.except('branch'), ...alone.except('planning')];
    const branches = await unplannedBranches(
      parts.db,
      new Date(now.getTime() + PLAN_AGAIN_BELOW),
      BATCH_SIZE,
      except,
    );
    if (branches.length === 0) return alone.end(false);
    await planTogether(parts, branches, now, alone);
    if (performance.now() >= until) return alone.end(true);
  }
}

/** Plans branches together; where that fails, one by one, so that the one that cannot be planned is known. */
async function planTogether(
  parts: Planning,
  branches: readonly Unplanned[],
  now: Date,
  alone: EachAlone,
): Promise<void> {
  try {
    await planBranches(parts, branches, now);
  } catch {
    // Whatever it was, it comes again where it lies in a branch, and is told there.
    for (const branch of branches)
      await alone.attempt('planning', branch.id, `the planning of ${branch.name}`, () =>
        planBranches(parts, [branch], now),
      );
  }
}

type Unplanned = Branch & { plannedTo: Date };

/** Plans these branches. */
export async function planBranches(
  { db, routines, afterPlanning }: Omit<Planning, 'clock'>,
  branches: readonly Unplanned[],
  now: Date,
): Promise<void> {
  const ids = branches.map(({ id }) => id);
  const ends = new Date(now.getTime() + PLAN_AHEAD);
  // What lies before was planned by the hours and schedules of its time, and stays as it is.
  const begins = branches.map(
    ({ plannedTo }) => new Date(Math.max(now.getTime() - CATCH_UP, plannedTo.getTime())),
  );
  const said = await saidBy(db, routines, ids);
  const calendars = branches.map(calendarOf);
  const firstDays = calendars.map((calendar, at) => calendar.localDate(begins[at] ?? now)).sort();
  const had = await occurrencesSince(
    db,
    ids,
    addDays(firstDays[0] ?? calendars[0]?.localDate(now) ?? '', -1),
  );
  const rows: PlannedRow[] = [];
  for (const [at, { id }] of branches.entries()) {
    const calendar = calendars[at];
    const from = begins[at];
    if (!calendar || !from) continue;
    for (const { routine, timing } of comingTo(said.times(id), routines.withOwn(said.own(id))))
      for (const one of plan(routine, calendar, { from, to: ends }, timing)) {
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
  const [after, saidAfter] = await Promise.all([branchesWithIds(db, ids), saidBy(db, routines, ids)]);
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
  for (const job of afterPlanning) await job(db, branches, now);
}

/** What branches themselves say of when something comes. */
async function saidBy(db: Db, routines: RoutineBook, ids: readonly string[]) {
  const [times, own] = await Promise.all([schedulesAmong(db, ids), routines.own(db, ids)]);
  return {
    times: (id: string) => times.get(id) ?? new Map<string, OwnTime>(),
    own: (id: string) => own.get(id) ?? [],
    whole: (id: string) => JSON.stringify([own.get(id) ?? [], [...(times.get(id) ?? [])]]),
  };
}

const timeOf = ({ timezone, country, hours, exceptions = {}, work }: BranchTime) =>
  JSON.stringify([timezone, country, Object.entries(hours).sort(), Object.entries(exceptions).sort(), work]);
