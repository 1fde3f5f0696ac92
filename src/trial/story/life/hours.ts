import { MINUTE, SECOND } from '../../../platform/time/durations.js';
import { openedFor, openLength } from '../../../platform/time/open-day.js';
import { addOpeningTime, openingMinutes } from '../../../platform/time/opening-time.js';
import type { Crew } from './crew.js';
import type { Way } from './habit.js';

/** A moment in the opening hours of a day, between two shares of them (0 is opening, 1 closing). */
export function momentOn({ calendar, chance }: Crew, date: string, from = 0, to = 1): Date | null {
  const hours = calendar.hours(date);
  if (!hours) return null;
  const minutes = openLength(hours) / MINUTE;
  const minute = chance.between(Math.floor(minutes * from), Math.floor(minutes * to) - 1);
  return openedFor(hours, minute * MINUTE + chance.between(0, 59) * SECOND);
}

/** The share of the day's opening hours that has passed: 0 up to opening, 1 from closing on. */
export function shareOfDay({ calendar }: Pick<Crew, 'calendar'>, at: Date): number {
  const hours = calendar.hours(calendar.localDate(at));
  if (!hours) return 0;
  return (openingMinutes(hours.open, at, calendar) * MINUTE) / openLength(hours);
}

/** A random number of minutes of opening time later; what is not finished today goes on when the doors open again. */
export function later({ calendar, chance }: Crew, from: Date, least: number, most: number): Date {
  return addOpeningTime(from, chance.between(least, most) + chance.between(0, 59) / 60, calendar);
}

/** When a way goes on: a random number of minutes of opening time after the last change. */
export const within =
  (least: number, most: number): Way['at'] =>
  (crew, { updatedAt }) =>
    later(crew, updatedAt, least, most);

/** The date that lies a random number of working days after the day of `from`. */
export const inWorkingDays = ({ calendar, chance }: Crew, from: Date, least: number, most: number): string =>
  calendar.addWorkingDays(calendar.localDate(from), chance.between(least, most));

export const minutesAfter = (from: Date, minutes: number) => new Date(from.getTime() + minutes * MINUTE);
