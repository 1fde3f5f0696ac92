import type { Scene } from '../../platform/directory/branch.js';
import { daysNamed, EVER, NEVER } from '../../platform/reading/periods.js';
import { phraseOf } from '../../platform/reading/phrase.js';
import { yearOf } from '../../platform/time/day.js';
import { periodOf } from '../../platform/time/period.js';

/** From an instant (inclusive) to another (exclusive); null: open on that side. */
export interface Span {
  from: Date | null;
  to: Date | null;
}

type Place = Pick<Scene, 'branch' | 'calendar' | 'now'>;

/** Names of days or months that have another meaning in a sentence. */
const everyday = /^(?:may|march?|sun|sat|mon)$/;
/** A plain number counts as a year only this far back, as long as records may be kept. */
const yearsKept = 10;

/**
 * Reads a period in a search: anything that `daysNamed` understands, also open on one side: `2026-10-01..`. Null
 * where it is no period, or one in the future, when nothing was logged yet.
 */
export function spanMeant(text: string, { branch, calendar, now }: Place): Span | null {
  const words = phraseOf(text);
  const today = calendar.localDate(now);
  if (everyday.test(words)) return null;
  if (/^\d{4}$/.test(words) && !near(Number(words), yearOf(today))) return null;
  const named = daysNamed(text, { ...branch, today });
  if (!named || named.first > today) return null;
  const day = (date: string) => periodOf('day', date, branch.timezone);
  return {
    from: named.first === EVER ? null : day(named.first).from,
    to: named.last === NEVER ? null : day(named.last).to,
  };
}

const near = (year: number, thisYear: number) => year <= thisYear + 1 && year >= thisYear - yearsKept;
