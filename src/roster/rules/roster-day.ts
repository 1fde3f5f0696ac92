import type { Calendar } from '../../platform/time/calendar.js';
import { addDays, weekdayNumber } from '../../platform/time/day.js';
import type { OpenDay } from '../../platform/time/open-day.js';
import type { Absence } from './absence.js';
import { type Duty, type Gap, gapsOf, type Post } from './roster.js';

/** One day of the roster. */
export interface RosterDay {
  date: string;
  /** Null where the branch is closed. */
  hours: OpenDay | null;
  duties: Duty[];
  /** Who is on approved leave. */
  away: string[];
  /** When a required post has nobody. */
  gaps: Gap[];
}

/** @param on duties and absences of any dates; those of the day are picked out */
export function rosterDay(
  date: string,
  on: { duties: readonly Duty[]; absences: readonly Absence[] },
  calendar: Pick<Calendar, 'hours'>,
  needed: readonly Post[],
): RosterDay {
  const { duties, absences } = on;
  const hours = calendar.hours(date);
  const there = duties.filter((duty) => duty.date === date);
  const away = absences.filter(({ from, to }) => from <= date && date <= to);
  return {
    date,
    hours,
    duties: there,
    away: [...new Set(away.map(({ personId }) => personId))],
    gaps: gapsOf(there, hours, needed),
  };
}

/** Monday of the date's week. */
export const mondayOf = (date: string) => addDays(date, 1 - weekdayNumber(date));

/** The seven dates from a Monday on. */
export const weekFrom = (monday: string) => Array.from({ length: 7 }, (_, index) => addDays(monday, index));
