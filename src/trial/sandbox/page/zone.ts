import { DAY } from './durations.js';

/** A local date and time in one time zone; months are 1 to 12. */
export interface Wall {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}

/** The local date and time of a zone at an instant (epoch milliseconds). */
export function wallAt(instant: number, tz: string): Wall {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: tz,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(instant);
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value);
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
  };
}

const asUtc = (wall: Wall) => Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute);

/**
 * The instant (epoch milliseconds) of a local date and time. A day after the end of the month counts on into the next
 * month. Of a time that occurs twice when the clocks go back it is the first instant; a time that is skipped when
 * they go forward is moved on by the length of the gap.
 */
export function instantOf(wall: Wall, tz: string): number {
  const wanted = asUtc(wall);
  const withOffsetAt = (instant: number) => wanted - (asUtc(wallAt(instant, tz)) - instant);
  const before = withOffsetAt(wanted - DAY);
  const after = withOffsetAt(wanted + DAY);
  const shows = (instant: number) => asUtc(wallAt(instant, tz)) === wanted;
  return !shows(before) && shows(after) ? after : before;
}

const two = (n: number) => String(n).padStart(2, '0');

/** `2026-03-05T08:15`, as a date-time field wants it. */
export function fieldValue(instant: number, tz: string): string {
  const wall = wallAt(instant, tz);
  return `${wall.year}-${two(wall.month)}-${two(wall.day)}T${two(wall.hour)}:${two(wall.minute)}`;
}

/** The instant of a date-time field's value, or null where it is empty or half typed. */
export function fieldInstant(value: string, tz: string): number | null {
  const found = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(value);
  if (!found) return null;
  const [year, month, day, hour, minute] = found.slice(1).map(Number);
  return instantOf(
    { year: year ?? 0, month: month ?? 1, day: day ?? 1, hour: hour ?? 0, minute: minute ?? 0 },
    tz,
  );
}
