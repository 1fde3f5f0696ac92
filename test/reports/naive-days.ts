/** The days of a period in a zone, both included, and the moment up to which it is told. */
export interface Days {
  first: string;
  last: string;
  timezone: string;
  now: Date;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const days = new Map<string, string>();

/** The date on the wall. */
export function dayOf(instant: Date, timeZone: string): string {
  const key = `${timeZone} ${instant.getTime()}`;
  const known = days.get(key);
  if (known) return known;
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  formats.set(timeZone, format);
  const day = format.format(instant);
  days.set(key, day);
  return day;
}

/** Which instants count as being in the days, or as not being after them. */
export function within(days: Days) {
  const upTo = (at: Date) => at < days.now && dayOf(at, days.timezone) <= days.last;
  return {
    upTo,
    inside: (at: Date | null) => at !== null && upTo(at) && dayOf(at, days.timezone) >= days.first,
  };
}

/** The first millisecond at which the wall shows the day or a later one, by halving. */
export function beginOf(day: string, timezone: string): number {
  let before = Date.parse(day) - 15 * 3_600_000;
  let after = Date.parse(day) + 15 * 3_600_000;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayOf(new Date(middle), timezone) >= day) after = middle;
    else before = middle;
  }
  return after;
}

/** The date so many days later, by the calendar alone. */
export function daysLater(day: string, count: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + count);
  return at.toISOString().slice(0, 10);
}

export type PeriodKind = 'day' | 'week' | 'month' | 'quarter';

/** The first day of the period before the one that begins on `first`. */
export function firstBefore(kind: PeriodKind, first: string): string {
  if (kind === 'day') return daysLater(first, -1);
  if (kind === 'week') return daysLater(first, -7);
  const at = new Date(`${first}T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() - (kind === 'month' ? 1 : 3));
  return at.toISOString().slice(0, 10);
}

const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** What the wall clock shows: 1 is Monday, and the hour from 0 to 23. */
export function weekdayAndHour(instant: Date, timeZone: string): { weekday: number; hour: number } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return { weekday: names.indexOf(part('weekday')) + 1, hour: Number(part('hour')) };
}
