import type { Calendar } from '../../platform/time/calendar.js';
import { addDays } from '../../platform/time/day.js';
import { type Duty, grouped } from './roster.js';

/** Days that are looked back for the same weekday. */
export const lookBack = 28;

/**
 * Fills each day with the duties that the same weekday last had, up to four weeks back, so that a holiday week is
 * skipped. A make-up working day has no such weekday and stays empty.
 * @param before the duties of the four weeks before
 * @param days those to fill; closed ones stay empty
 * @param may whether the person can work on that date: still in the branch, and not away
 */
export function copyForward(
  before: readonly Duty[],
  days: readonly string[],
  calendar: Pick<Calendar, 'isWorkingDay'>,
  may: (personId: string, date: string) => boolean,
): Duty[] {
  const byDate = grouped(before, ({ date }) => date);
  return days
    .filter((date) => calendar.isWorkingDay(date))
    .flatMap((date) => {
      for (let back = 7; back <= lookBack; back += 7) {
        const like = byDate.get(addDays(date, -back));
        if (like)
          return like.filter(({ personId }) => may(personId, date)).map((duty) => ({ ...duty, date }));
      }
      return [];
    });
}
