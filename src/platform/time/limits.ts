import type { Calendar } from './calendar.js';
import { addDays, daysBetween } from './day.js';
import { HOUR, MINUTE } from './durations.js';
import { TimeError } from './error.js';
import { addOpeningTime, openingMinutes } from './opening-time.js';
import { endOfDay } from './zone.js';

/** A time limit in the unit in which its rule is written. Days and weeks are whole numbers. */
export type Limit =
  | { minutes: number }
  | { hours: number }
  | { openingHours: number }
  | { workingDays: number }
  | { calendarDays: number }
  | { weeks: number };

export interface Remaining {
  due: Date;
  late: boolean;
  /** What `count` counts. Days are counted between local dates: 0 is due (or was due) today. */
  unit: 'minutes' | 'openingMinutes' | 'workingDays' | 'calendarDays';
  /** Left until due, or where `late` past it; never negative. Minutes are rounded down. */
  count: number;
}

/**
 * When a limit that began at `start` runs out.
 * - minutes, hours: elapsed time.
 * - opening hours: elapsed while the branch is open.
 * - working days: at closing time of the n-th working day after the day of `start`; what comes in on a day off or
 * after closing counts as received on the next working day.
 * - calendar days, weeks: at 23:59:59 of the n-th local day after the day of `start`.
 * @throws {TimeError} `bad_limit` for a negative number, or a number of days that is not whole; `never_open`
 */
export function dueAt(start: Date, limit: Limit, calendar: Calendar): Date {
  check(limit);
  if ('minutes' in limit) return new Date(start.getTime() + limit.minutes * MINUTE);
  if ('hours' in limit) return new Date(start.getTime() + limit.hours * HOUR);
  if ('openingHours' in limit) return addOpeningTime(start, limit.openingHours * 60, calendar);
  if ('workingDays' in limit) {
    const last = calendar.addWorkingDays(receivedOn(start, calendar), limit.workingDays);
    const day = calendar.hours(last);
    if (!day) throw new TimeError('never_open', `no hours on ${last}`);
    return day.close;
  }
  return endOfDay(addDays(calendar.localDate(start), calendarDays(limit)), calendar.timezone);
}

/**
 * "Day 11 of 15" at `now`: 0 on the day of the start, more than `of` when late; in working or calendar days as the
 * limit is, weeks as seven days each. Null for limits in minutes and hours.
 * @param due when it actually runs out, where that differs from what the limit says now
 * @throws {TimeError} `bad_limit`, `never_open`
 */
export function dayOf(
  { start, now }: { start: Date; now: Date },
  limit: Limit,
  calendar: Calendar,
  due = dueAt(start, limit, calendar),
): { day: number; of: number } | null {
  check(limit);
  if ('minutes' in limit || 'hours' in limit || 'openingHours' in limit) return null;
  const today = calendar.localDate(now);
  if ('workingDays' in limit) {
    const day = calendar.workingDaysBetween(receivedOn(start, calendar), today);
    return {
      day: Math.max(0, day),
      of: calendar.workingDaysBetween(receivedOn(start, calendar), calendar.localDate(due)),
    };
  }
  const first = calendar.localDate(start);
  return { day: Math.max(0, daysBetween(first, today)), of: daysBetween(first, calendar.localDate(due)) };
}

/** How much is left at `now`, or how much it is late. @throws {TimeError} `bad_limit`, `never_open` */
export function remaining(start: Date, now: Date, limit: Limit, calendar: Calendar): Remaining {
  const due = dueAt(start, limit, calendar);
  const late = now > due;
  const [earlier, later] = late ? [due, now] : [now, due];
  const told = { due, late };
  if ('minutes' in limit || 'hours' in limit) {
    const count = Math.floor((later.getTime() - earlier.getTime()) / MINUTE);
    return { ...told, unit: 'minutes', count };
  }
  if ('openingHours' in limit) {
    return { ...told, unit: 'openingMinutes', count: Math.floor(openingMinutes(earlier, later, calendar)) };
  }
  const [from, to] = [calendar.localDate(earlier), calendar.localDate(later)];
  return 'workingDays' in limit
    ? { ...told, unit: 'workingDays', count: calendar.workingDaysBetween(from, to) }
    : { ...told, unit: 'calendarDays', count: daysBetween(from, to) };
}

/** The working day from which working days are counted: its next day is day 1. */
function receivedOn(start: Date, calendar: Calendar): string {
  const date = calendar.localDate(start);
  const day = calendar.hours(date);
  return day && start < day.close ? date : calendar.nextWorkingDay(date);
}

function calendarDays(limit: { calendarDays: number } | { weeks: number }): number {
  return 'weeks' in limit ? limit.weeks * 7 : limit.calendarDays;
}

function check(limit: Limit): void {
  const [unit, amount] = Object.entries(limit)[0] ?? [];
  const whole = unit === 'workingDays' || unit === 'calendarDays' || unit === 'weeks';
  if (
    typeof amount !== 'number' ||
    !Number.isFinite(amount) ||
    amount < 0 ||
    (whole && !Number.isInteger(amount))
  ) {
    throw new TimeError('bad_limit', `not a limit: ${JSON.stringify(limit)}`);
  }
}
