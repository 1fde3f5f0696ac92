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

/** How far ahead occurrences are planned, and how far back, for what came due while Lobby was down. */
export const PLAN_AHEAD = 48 * HOUR;
const CATCH_UP = 72 * HOUR;
/** A branch is planned again when it is planned for less than this. */
const PLAN_AGAIN_BELOW = 36 * HOUR;

/** Branches that are planned together. */
const BATCH_SIZE = 100;

export interface Planning {
  db: Db;
  clock: { now(): Date };
  routines: RoutineBook;
  /** What is done after branches have been planned, about twice a day each. */
  afterPlanning: readonly AfterPlanning[];
}

/**
 * Plans every routine of the branches that are not planned far enough ahead: new ones, changed ones, and each about
 * twice a day. Times in the past that were never planned are planned too, so that an outage leaves a trace: they are
 * carried out late, or settled as expired. A branch that cannot be planned holds up no other.
 * @param until when this time (`performance.now()`) has passed, no more are begun
 * @param putOff what is left alone now because it failed before. @returns whether any are left
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

/** Plans branches together; where that fails, one by one, to find the one that cannot be planned. */
async function planTogether(
  parts: Planning,
  branches: readonly Unplanned[],
  now: Date,
  alone: EachAlone,
): Promise<void> {
  try {
    await planBranches(parts, branches, now);
  } catch {
    // The error is not lost: the branch that causes it fails again below, and it is reported there.
    for (const branch of branches)
      await alone.attempt('planning', branch.id, `the planning of ${branch.name}`, () =>
        planBranches(parts, [branch], now),
      );
  }
}

type Unplanned = Branch & { plannedTo: Date };

/** Plans these branches, in one go for all of them. */
export async function planBranches(
  { db, routines, afterPlanning }: Omit<Planning, 'clock'>,
  branches: readonly Unplanned[],
  now: Date,
): Promise<void> {
  const ids = branches.map(({ id }) => id);
  const ends = new Date(now.getTime() + PLAN_AHEAD);
  // What was planned before followed the hours and schedules of that time, and stays as it is.
  const begins = branches.map(
    ({ plannedTo }) => new Date(Math.max(now.getTime() - CATCH_UP, plannedTo.getTime())),
  );
  const settingsBefore = await settingsOf(db, routines, ids);
  const calendars = branches.map(calendarOf);
  const firstDays = calendars.map((calendar, at) => calendar.localDate(begins[at] ?? now)).sort();
  const hadAlready = await occurrencesSince(
    db,
    ids,
    addDays(firstDays[0] ?? calendars[0]?.localDate(now) ?? '', -1),
  );
  const rows: PlannedRow[] = [];
  for (const [at, { id }] of branches.entries()) {
    const calendar = calendars[at];
    const from = begins[at];
    if (!calendar || !from) continue;
    for (const { routine, timing } of comingTo(
      settingsBefore.times(id),
      routines.withOwn(settingsBefore.own(id)),
    ))
      for (const one of plan(routine, calendar, { from, to: ends }, timing)) {
        // It has taken place already, and the opening hours were changed since.
        if (isOnceADay(timing) && hadAlready(id, routine.name, one.date)) continue;
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
  // Hours, exceptions or schedules may have been changed meanwhile; such branches are planned again.
  const [after, settingsAfter] = await Promise.all([branchesWithIds(db, ids), settingsOf(db, routines, ids)]);
  const changed = branches.filter((branch) => {
    const newest = after.get(branch.id);
    const same = newest && timeOf(newest) === timeOf(branch);
    return newest && !(same && settingsAfter.whole(branch.id) === settingsBefore.whole(branch.id));
  });
  if (changed.length > 0)
    await planAfresh(
      db.prisma,
      changed.map(({ id }) => id),
      now,
    );
  for (const job of afterPlanning) await job(db, branches, now);
}

/** What branches have set themselves for the times of routines. */
async function settingsOf(db: Db, routines: RoutineBook, ids: readonly string[]) {
  const [times, own] = await Promise.all([schedulesAmong(db, ids), routines.own(db, ids)]);
  return {
    times: (id: string) => times.get(id) ?? new Map<string, OwnTime>(),
    own: (id: string) => own.get(id) ?? [],
    whole: (id: string) => JSON.stringify([own.get(id) ?? [], [...(times.get(id) ?? [])]]),
  };
}

const timeOf = ({ timezone, country, hours, exceptions = {}, work }: BranchTime) =>
  JSON.stringify([timezone, country, Object.entries(hours).sort(), Object.entries(exceptions).sort(), work]);
