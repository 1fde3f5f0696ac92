import { Temporal } from 'temporal-polyfill';
import { addDays, isDate } from './day.js';
import { DAY, MINUTE } from './durations.js';
import { TimeError } from './error.js';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const QUARTER_HOUR = 900_000;
const KEPT = 50_000;
const known = new Set<string>();
const offsets = new Map<string, number>();

export function isTime(text: string): boolean {
  return TIME.test(text);
}

/** Whether `timezone` is an IANA name that this machine's time zone data knows. */
export function isTimezone(timezone: string): boolean {
  if (known.has(timezone)) return true;
  // A bare offset such as "+08:00" has no daylight saving, so it is not accepted.
  if (!/^[A-Za-z]/.test(timezone)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timezone);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
  known.add(timezone);
  return true;
}

/** The wall clock in `timezone`: local date 'YYYY-MM-DD' and time 'HH:MM'. */
export function wallClock(instant: Date, timezone: string): { date: string; time: string } {
  const wall = new Date(instant.getTime() + offsetAt(instant.getTime(), timezone)).toISOString();
  return { date: wall.slice(0, 10), time: wall.slice(11, 16) };
}

/**
 * The instant at which a wall clock in `timezone` shows `date` and `time` ('HH:MM'). A time that is skipped when
 * clocks go forward means the next minute that exists; one that is repeated when they go back means the first of the
 * two.
 * @throws {TimeError} `bad_date`, `bad_time`, `bad_zone`
 */
export function instantOf(date: string, time: string, timezone: string): Date {
  if (!isDate(date)) throw new TimeError('bad_date', `no such date: ${date}`);
  if (!isTime(time)) throw new TimeError('bad_time', `no such time: ${time}`);
  if (!isTimezone(timezone)) throw new TimeError('bad_zone', `no such time zone: ${timezone}`);
  const midnight = Date.parse(`${date}T00:00:00Z`);
  const before = offsetAt(midnight - DAY, timezone);
  if (before !== offsetAt(midnight + 2 * DAY, timezone)) return nearChange(date, time, timezone);
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return new Date(midnight + minutes * MINUTE - before);
}

/** The same on or next to a day on which the clocks change. */
function nearChange(date: string, time: string, timezone: string): Date {
  const wall = `${date}T${time}[${timezone}]`;
  const local = Temporal.ZonedDateTime.from(wall, { disambiguation: 'earlier' });
  const exists = local.toPlainDateTime().toString().startsWith(`${date}T${time}`);
  if (exists) return new Date(local.epochMilliseconds);
  const change = local.getTimeZoneTransition('next');
  if (!change) throw new TimeError('bad_time', `no such time: ${wall}`);
  return new Date(change.epochMilliseconds);
}

/**
 * How far the zone's wall clock is ahead of UTC, in milliseconds. Cached by quarter of an hour, since clocks only
 * change on those: planning thousands of branches asks for the same few again and again, and each costs 10
 * microseconds.
 */
function offsetAt(ms: number, timezone: string): number {
  const key = `${timezone} ${Math.floor(ms / QUARTER_HOUR)}`;
  const kept = offsets.get(key);
  if (kept !== undefined) return kept;
  const local = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timezone);
  const offset = local.offsetNanoseconds / 1_000_000;
  if (offsets.size >= KEPT) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

/** An instant as ISO with the zone's offset: 2026-12-04T15:00:00+08:00. */
export function isoIn(instant: Date, timezone: string): string {
  const offset = offsetAt(instant.getTime(), timezone);
  const wall = new Date(instant.getTime() + offset).toISOString().slice(0, 19);
  const minutes = Math.abs(offset) / MINUTE;
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0');
  return `${wall}${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

/** The first instant of a local day; not always 00:00, because some zones change their clocks then. */
export function startOfDay(date: string, timezone: string): Date {
  return instantOf(date, '00:00', timezone);
}

/** The last whole second of a local day: 23:59:59 on the wall clock. */
export function endOfDay(date: string, timezone: string): Date {
  return new Date(startOfDay(addDays(date, 1), timezone).getTime() - 1000);
}
