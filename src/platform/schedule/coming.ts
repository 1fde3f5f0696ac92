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

/** A routine with its timing in a branch. */
export interface Comes<R extends RoutineDefinition> {
  routine: R;
  timing: Timing;
}

/** The routines that are switched on in a branch. @param own what the branch has set for its routines, by name */
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
 * The next `n` occurrences from `from` on that will take place, and the skipped ones before the last of them; fewer
 * where there are fewer in three years.
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
  // Skipped ones after the last that takes place are left out.
  const last = found.findLastIndex(({ skipped }) => !skipped);
  return found.slice(0, last + 1);
}
