import { DAY } from './durations.js';
import { TimeError } from './error.js';

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Days since 1970-01-01 of a local date 'YYYY-MM-DD', or null where no such day exists. */
function dayNumberOrNull(date: string): number | null {
  if (!SHAPE.test(date)) return null;
  const day = Number(date.slice(8));
  const utc = new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, day));
  return utc.getUTCDate() === day && utc.getUTCMonth() + 1 === Number(date.slice(5, 7))
    ? utc.getTime() / DAY
    : null;
}

function dayNumber(date: string): number {
  const number = dayNumberOrNull(date);
  if (number === null) throw new TimeError('bad_date', `no such date: ${date}`);
  return number;
}

export function isDate(text: string): boolean {
  return dayNumberOrNull(text) !== null;
}

/** The local date `days` later (earlier where negative). @throws {TimeError} `bad_date` */
export function addDays(date: string, days: number): string {
  return new Date((dayNumber(date) + days) * DAY).toISOString().slice(0, 10);
}

/** Calendar days from `from` to `to`; negative where `to` is earlier. @throws {TimeError} `bad_date` */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** ISO number of the weekday: Monday 1 … Sunday 7. @throws {TimeError} `bad_date` */
export function weekdayNumber(date: string): number {
  // 1970-01-01 was a Thursday.
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** @throws {TimeError} `bad_date` */
export function weekdayOf(date: string): Weekday {
  return WEEKDAYS[weekdayNumber(date) - 1] as Weekday;
}

export function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

/** 'YYYY-MM-DD' of numbers as people give them, or null where no such day exists (2026-02-30). */
export function dateOf(year: number, month: number, day: number): string | null {
  const date = [String(year).padStart(4, '0'), pad(month), pad(day)].join('-');
  return isDate(date) ? date : null;
}

/** Two digits, with a leading zero. */
export function pad(number: number): string {
  return String(number).padStart(2, '0');
}
