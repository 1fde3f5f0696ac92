import { Temporal } from 'temporal-polyfill';
import { addDays, isDate, pad } from './day.js';
import { TimeError } from './error.js';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const known = new Set<string>();

export function isTime(text: string): boolean {
  return TIME.test(text);
}

/** Whether `timezone` is an IANA name that this machine's time zone data knows. */
export function isTimezone(timezone: string): boolean {
  if (known.has(timezone)) return true;
  // A bare offset such as "+08:00" knows no daylight saving, so it is no branch's time zone.
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
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timezone);
  return { date: local.toPlainDate().toString(), time: `${pad(local.hour)}:${pad(local.minute)}` };
}

/**
 * The instant at which a wall clock in `timezone` shows `date` and `time` ('HH:MM').
 * A time that spring skips means the next minute that exists; one that autumn repeats means its first passing.
 * @throws {TimeError} `bad_date`, `bad_time`, `bad_zone`
 */
export function instantOf(date: string, time: string, timezone: string): Date {
  if (!isDate(date)) throw new TimeError('bad_date', `no such date: ${date}`);
  if (!isTime(time)) throw new TimeError('bad_time', `no such time: ${time}`);
  if (!isTimezone(timezone)) throw new TimeError('bad_zone', `no such time zone: ${timezone}`);
  const wall = `${date}T${time}[${timezone}]`;
  const local = Temporal.ZonedDateTime.from(wall, { disambiguation: 'earlier' });
  const exists = local.minute === Number(time.slice(3)) && local.hour === Number(time.slice(0, 2));
  if (exists && local.day === Number(date.slice(8))) return new Date(local.epochMilliseconds);
  const change = local.getTimeZoneTransition('next');
  if (!change) throw new TimeError('bad_time', `no such time: ${wall}`);
  return new Date(change.epochMilliseconds);
}

/** The first instant of a local day; not always midnight, because some zones change their clocks then. */
export function startOfDay(date: string, timezone: string): Date {
  return instantOf(date, '00:00', timezone);
}

/** The last whole second of a local day: 23:59:59 on the wall clock. */
export function endOfDay(date: string, timezone: string): Date {
  return new Date(startOfDay(addDays(date, 1), timezone).getTime() - 1000);
}
