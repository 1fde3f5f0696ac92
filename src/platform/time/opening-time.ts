import type { Calendar } from './calendar.js';
import { addDays } from './day.js';
import { MINUTE } from './durations.js';

/**
 * The instant at which `minutes` of opening time have passed since `start`; where they end with the day, or as the doors close over
 * midday, that is when they close.
 * @throws {TimeError} `never_open`
 */
export function addOpeningTime(start: Date, minutes: number, calendar: Calendar): Date {
  let left = minutes * MINUTE;
  if (left === 0) return start;
  let date = calendar.localDate(start);
  for (;;) {
    for (const { from, to } of calendar.hours(date)?.spans ?? []) {
      const begin = Math.max(from.getTime(), start.getTime());
      const available = Math.max(0, to.getTime() - begin);
      if (left <= available) return new Date(begin + left);
      left -= available;
    }
    date = calendar.nextWorkingDay(date);
  }
}

/** Minutes of opening time within [from, to), with fractions; 0 where `to` is not later. */
export function openingMinutes(from: Date, to: Date, calendar: Calendar): number {
  if (to <= from) return 0;
  let open = 0;
  const last = calendar.localDate(to);
  for (let date = calendar.localDate(from); date <= last; date = addDays(date, 1)) {
    for (const span of calendar.hours(date)?.spans ?? []) {
      const begin = Math.max(span.from.getTime(), from.getTime());
      const end = Math.min(span.to.getTime(), to.getTime());
      open += Math.max(0, end - begin);
    }
  }
  return open / MINUTE;
}
