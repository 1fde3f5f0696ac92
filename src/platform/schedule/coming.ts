import type { Calendar } from '../time/calendar.js';
import { DAY } from '../time/durations.js';
import {
  type OwnTime,
  type Planned,
  plan,
  type Recurring,
  type RoutineDefinition,
  type Timing,
  timingOf,
} from '../time/routine.js';

/** Days to look ahead at most: a routine that comes once a year still shows its next few. */
const farthest = 3 * 366;

/** A routine with the time at which it comes to a branch. */
export interface Comes<R extends RoutineDefinition> {
  routine: R;
  timing: Timing;
}

/**
 * Those of the routines that come to a branch by themselves.
 * @param own the branch's own word on routines, by name
 */
export function comingTo<R extends RoutineDefinition>(
  own: ReadonlyMap<string, OwnTime>,
  all: readonly R[],
): Comes<R>[] {
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
  routine: Recurring,
  calendar: Calendar,
  { from, n }: { from: Date; n: number },
  timing: Timing = routine.timing,
): Planned[] {
  const found: Planned[] = [];
  let taking = 0;
  let start = from;
  for (let looked = 0, length = 4; looked < farthest; looked += length, length = Math.min(length * 2, 128)) {
    const end = new Date(start.getTime() + length * DAY);
    for (const one of plan(routine, calendar, { from: start, to: end }, timing)) {
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
