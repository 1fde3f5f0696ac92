import { addDays, daysBetween } from './day.js';

/** Longer than any closure that a schedule should wait for. */
const FARTHEST = 400;

export type IsWorkingDay = (date: string) => boolean;

/** The nearest working day strictly after (`step` 1) or before (-1) `date`; null where none is within 400 days. */
export function nearestWorkingDay(isWorkingDay: IsWorkingDay, date: string, step: 1 | -1): string | null {
  let day = date;
  for (let tried = 0; tried < FARTHEST; tried++) {
    day = addDays(day, step);
    if (isWorkingDay(day)) return day;
  }
  return null;
}

/**
 * Working days after `from` up to and including `to`; negative where `to` is earlier (then those from `to` on before
 * `from`). So `addWorkingDays(from, n)` is always `n` working days away from `from`.
 */
export function workingDaysBetween(isWorkingDay: IsWorkingDay, from: string, to: string): number {
  const step = daysBetween(from, to) < 0 ? -1 : 1;
  let count = 0;
  for (let day = from; day !== to; ) {
    day = addDays(day, step);
    if (isWorkingDay(day)) count += step;
  }
  return count;
}

/** How many days in a row from `date` (included) in direction `step` meet `test`. */
export function runOfDays(test: (date: string) => boolean, date: string, step: 1 | -1): string[] {
  const run: string[] = [];
  for (let day = date; run.length < FARTHEST && test(day); day = addDays(day, step)) run.push(day);
  return run;
}
