import { routines } from '../../routines.js';
import type { Calendar } from '../time/calendar.js';
import { DAY } from '../time/durations.js';
import { type Planned, plan, type Routine, type Timing } from '../time/routine.js';
import { type OwnTime, type PlannedRoutine, timingOf } from './routine.js';

/** Days to look ahead at most: a routine that comes once a year still shows its next few. */
const farthest = 3 * 366;

/** A routine with the time at which it comes to a branch. */
export interface Comes {
  routine: PlannedRoutine;
  timing: Timing;
}

/**
 * Everything that comes to a branch by itself.
 * @param own the branch's own word on routines, by name
 * @param all the routines there are, with those that a branch has made itself
 */
export function comingTo(
  own: ReadonlyMap<string, OwnTime>,
  all: readonly PlannedRoutine[] = routines,
): Comes[] {
  return all.flatMap((routine) => {
    const timing = timingOf(routine, own.get(routine.name));
    return timing ? [{ routine, timing }] : [];
  });
}

/**
 * The next `n` occurrences that will take place, from `from` on, and before the last of them those that fall out; fewer
 * where three years hold fewer.
 */
export function nextOf(
  routine: Routine,
  calendar: Calendar,
  from: Date,
  n: number,
  timing: Timing = routine.timing,
): Planned[] {
  const found: Planned[] = [];
  let taking = 0;
  let start = from;
  for (let looked = 0, length = 4; looked < farthest; looked += length, length = Math.min(length * 2, 128)) {
    const end = new Date(start.getTime() + length * DAY);
    for (const one of plan(routine, calendar, start, end, timing)) {
      found.push(one);
      if (!one.skipped) taking++;
      if (taking === n) return found;
    }
    start = end;
  }
  // What falls out after the last one would only tell of a time that nobody can see the end of.
  const last = found.findLastIndex(({ skipped }) => !skipped);
  return found.slice(0, last + 1);
}
