import type { Scene } from '../../platform/directory/branch.js';
import { foldDateWords, plainNumbers } from '../../platform/time/date-words.js';
import { addDays, yearOf } from '../../platform/time/day.js';
import { PERIOD_KINDS, parsePeriod, periodOf } from '../../platform/time/periods.js';

/** From an instant up to another, which is no longer in it; null: without end on that side. */
export interface Span {
  from: Date | null;
  to: Date | null;
}

type Place = Pick<Scene, 'branch' | 'calendar' | 'now'>;

/** Words that mean a period to a report and something else in a sentence: "may", "this", a bare number. */
const everyday = /^(?:\d{1,3}|last|previous|prev|this|current|may|march?|.*期)$/;
const rolling = /^(?:(?:last|past) (\d{1,3}) days?|(?:近|最近|过去|過去)(\d{1,3})[天日])$/;
const between = /^(.*?) ?(?:\.{2,3}|~|–|—|至|到| to ) ?(.*)$/;
/** A bare year is meant as one only where records of it may be kept. */
const yearsKept = 10;

/**
 * When, in the words of a search: whatever a report's period may be called, `last 7 days`, 近7天, and from one to another:
 * `2026-10-01..2026-10-15`, `2026-10-01..`, 10月1日至10月5日. Null where it is no time.
 */
export function spanMeant(text: string, place: Place): Span | null {
  const words = foldDateWords(text);
  const one = single(words, place);
  if (one) return one;
  const [, first = '', last = ''] = between.exec(words) ?? [];
  const dots = words.includes('..');
  const from = single(first.trim(), place);
  const to = single(last.trim(), place);
  if (from && to) return { from: from.from, to: to.to };
  if (from && dots && last === '') return { from: from.from, to: null };
  if (to && dots && first === '') return { from: null, to: to.to };
  return null;
}

function single(words: string, { branch, calendar, now }: Place): Span | null {
  const today = calendar.localDate(now);
  const bare = plainNumbers(words);
  if (words === '' || everyday.test(bare)) return null;
  if (/^\d{4}$/.test(bare) && !near(Number(bare), yearOf(today))) return null;
  const [, days, daysToo] = rolling.exec(bare) ?? [];
  const count = Number(days ?? daysToo ?? 0);
  if (count > 0) {
    const first = periodOf('day', addDays(today, 1 - count), branch.timezone);
    return { from: first.from, to: periodOf('day', today, branch.timezone).to };
  }
  for (const kind of PERIOD_KINDS) {
    const period = parsePeriod(kind, words, today, branch.timezone);
    if (period) return { from: period.from, to: period.to };
  }
  return null;
}

const near = (year: number, thisYear: number) => year <= thisYear + 1 && year >= thisYear - yearsKept;
