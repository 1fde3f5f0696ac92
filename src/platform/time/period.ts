import { addDays, dateOf, daysBetween, pad, weekdayNumber, yearOf } from './day.js';
import { startOfDay } from './zone.js';

export const PERIOD_KINDS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

export interface Period {
  kind: PeriodKind;
  /** '2026-11-20', '2026-W47' (ISO), '2026-11', '2026-Q4' or '2026'. */
  name: string;
  /** First local date. */
  start: string;
  /** Last local date, included. */
  end: string;
  from: Date;
  /** The first instant after it. */
  to: Date;
}

/** The day, ISO week (Monday to Sunday), month, quarter or year that holds `date`. @throws {TimeError} `bad_date`, `bad_zone` */
export function periodOf(kind: PeriodKind, date: string, timezone: string): Period {
  const { name, start, end } = span(kind, date);
  return {
    kind,
    name,
    start,
    end,
    from: startOfDay(start, timezone),
    to: startOfDay(addDays(end, 1), timezone),
  };
}

/** The period of the same kind just before. */
export function previous(period: Period, timezone: string): Period {
  return periodOf(period.kind, addDays(period.start, -1), timezone);
}

const NAMES: Readonly<Record<PeriodKind, RegExp>> = {
  day: /^(\d{4})-(\d{2})-(\d{2})$/,
  week: /^(\d{4})-W(\d{2})$/,
  month: /^(\d{4})-(\d{2})$/,
  quarter: /^(\d{4})-Q([1-4])$/,
  year: /^(\d{4})$/,
};

/** The period of a name that `periodOf` gave; null for any other text. */
export function periodByName(kind: PeriodKind, name: string, timezone: string): Period | null {
  const [, written, part = '1', day = '1'] = NAMES[kind].exec(name) ?? [];
  const year = Number(written);
  if (!(year >= 1 && year <= 9998)) return null;
  const number = Number(part);
  const date =
    kind === 'week'
      ? startOfWeek(year, number)
      : dateOf(year, kind === 'quarter' ? number * 3 - 2 : number, Number(day));
  return date === null ? null : periodOf(kind, date, timezone);
}

/** The date on which the ISO week `week` of `year` begins, or null where the year has no such week. */
export function startOfWeek(year: number, week: number): string | null {
  // 4 January always lies in week 1.
  const fourth = `${pad4(year)}-01-04`;
  const monday = addDays(fourth, 1 - weekdayNumber(fourth) + (week - 1) * 7);
  return week >= 1 && weekYear(monday) === year ? monday : null;
}

function span(kind: PeriodKind, date: string): Pick<Period, 'name' | 'start' | 'end'> {
  const year = date.slice(0, 4);
  switch (kind) {
    case 'day':
      return { name: date, start: date, end: date };
    case 'week': {
      const start = addDays(date, 1 - weekdayNumber(date));
      const inYear = weekYear(start);
      const first = startOfWeek(inYear, 1) ?? start;
      const week = daysBetween(first, start) / 7 + 1;
      return { name: `${pad4(inYear)}-W${pad(week)}`, start, end: addDays(start, 6) };
    }
    case 'month':
      return months(date.slice(0, 7), yearOf(date), Number(date.slice(5, 7)), 1);
    case 'quarter': {
      const quarter = Math.ceil(Number(date.slice(5, 7)) / 3);
      return months(`${year}-Q${quarter}`, yearOf(date), quarter * 3 - 2, 3);
    }
    case 'year':
      return { name: year, start: `${year}-01-01`, end: `${year}-12-31` };
  }
}

function months(name: string, year: number, month: number, count: number) {
  const next = month + count;
  const after = next > 12 ? `${pad4(year + 1)}-01-01` : `${pad4(year)}-${pad(next)}-01`;
  return { name, start: `${pad4(year)}-${pad(month)}-01`, end: addDays(after, -1) };
}

/** An ISO week belongs to the year of its Thursday. */
function weekYear(monday: string): number {
  return yearOf(addDays(monday, 3));
}

function pad4(year: number): string {
  return String(year).padStart(4, '0');
}
