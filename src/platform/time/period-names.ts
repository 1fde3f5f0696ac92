import { monthNamed } from './date-words.js';
import { dateOf, yearOf } from './day.js';
import { type PeriodKind, startOfWeek } from './period.js';

/** Ways to write each kind of period; a group `year` may be missing, a group `month` is an English name. */
const NAMES: Record<PeriodKind, RegExp[]> = {
  day: [],
  week: [
    /^(?<year>\d{4})[- ]?w(?<number>\d{1,2})$/,
    /^w(?:eek)? ?(?<number>\d{1,2})(?:,? (?<year>\d{4}))?$/,
    /^(?:(?<year>\d{4})年)?第?(?<number>\d{1,2})周$/,
  ],
  month: [
    /^(?<year>\d{4})[-/.](?<number>\d{1,2})$/,
    /^(?:(?<year>\d{4})年)?(?<number>\d{1,2})(?:月份?)?$/,
    /^(?<month>[a-z]+)\.?(?:[, -]+(?<year>\d{4}))?$/,
    /^(?<year>\d{4})[ -](?<month>[a-z]+)$/,
  ],
  quarter: [
    /^(?<year>\d{4})[-/ ]?q(?<number>[1-4])$/,
    /^q(?<number>[1-4])(?:[-/, ]+(?<year>\d{4}))?$/,
    /^(?:(?<year>\d{4})年)?第?(?<number>[1-4])季度?$/,
  ],
  year: [/^(?<year>\d{4})年?$/],
};

/** First local date of the n-th week, month or quarter of a year, or null where there is none. */
const FIRST_DAY: Record<PeriodKind, (year: number, number: number) => string | null> = {
  day: () => null,
  week: startOfWeek,
  month: (year, month) => dateOf(year, month, 1),
  quarter: (year, quarter) => dateOf(year, quarter * 3 - 2, 1),
  year: (year) => dateOf(year, 1, 1),
};

/**
 * First local date of the period of this kind that the text names, or null. Without a year the last one begun by `today`.
 * @param text in plain words and numbers, see `plainWords`
 */
export function periodNamed(kind: PeriodKind, text: string, today: string): string | null {
  for (const pattern of NAMES[kind]) {
    const said = pattern.exec(text)?.groups;
    if (!said) continue;
    const number = said.month === undefined ? Number(said.number ?? 1) : monthNamed(said.month);
    if (number === null) continue;
    const firstDay = (year: number) => FIRST_DAY[kind](year, number);
    return said.year === undefined ? lastBegun(firstDay, today) : firstDay(Number(said.year));
  }
  return null;
}

/** Week 53 comes at most seven years apart. */
function lastBegun(firstDay: (year: number) => string | null, today: string): string | null {
  for (let year = yearOf(today) + 1; year >= yearOf(today) - 7; year--) {
    const date = firstDay(year);
    if (date !== null && date <= today) return date;
  }
  return null;
}
