import { addOpeningTime } from '../../domain/time/opening-time.js';
import type { Crew } from './crew.js';

/** A moment in the opening hours of a day, between two shares of them (0 is opening, 1 closing). */
export function momentOn({ calendar, chance }: Crew, date: string, from = 0, to = 1): Date | null {
  const hours = calendar.hours(date);
  if (!hours) return null;
  const minutes = (hours.close.getTime() - hours.open.getTime()) / 60_000;
  const minute = chance.between(Math.floor(minutes * from), Math.floor(minutes * to) - 1);
  return new Date(hours.open.getTime() + minute * 60_000 + chance.between(0, 59) * 1000);
}

/** So many minutes of opening time later; what is not finished today goes on when the doors open again. */
export function later({ calendar, chance }: Crew, from: Date, least: number, most: number): Date {
  return addOpeningTime(from, chance.between(least, most) + chance.between(0, 59) / 60, calendar);
}

export const minutesAfter = (from: Date, minutes: number) => new Date(from.getTime() + minutes * 60_000);
