import type { Calendar } from './calendar.js';
import { addDays } from './day.js';
import { MINUTE } from './durations.js';

/**
 * The instant at which `minutes` of opening time have passed since `start`; closing time where they end with the day.
 * @throws {TimeError} `never_open`
 */
export function addOpeningTime(start: Date, minutes: number, calendar: Calendar): Date {
  let left = minutes * MINUTE;
  if (left === 0) return start;
  let date = calendar.localDate(start);
  for (;;) {
    const day = calendar.hours(date);
    if (day) {
      const begin = Math.max(day.open.getTime(), start.getTime());
      const available = Math.max(0, day.close.getTime() - begin);
      if (left <= available) return new Date(begin + left);
      left -= available;
    }
    date = calendar.nextWorkingDay(date);
  }
}

/** Whole and part minutes of opening time within [from, to); 0 where `to` is not later. */
export function openingMinutes(from: Date, to: Date, calendar: Calendar): number {
  if (to <= from) return 0;
  let open = 0;
  const last = calendar.localDate(to);
  for (let date = calendar.localDate(from); date <= last; date = addDays(date, 1)) {
    const day = calendar.hours(date);
    if (!day) continue;
    const begin = Math.max(day.open.getTime(), from.getTime());
    const end = Math.min(day.close.getTime(), to.getTime());
    open += Math.max(0, end - begin);
  }
  return open / MINUTE;
}
