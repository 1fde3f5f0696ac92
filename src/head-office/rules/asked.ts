import { distance } from 'fastest-levenshtein';
import { daysNamed, type PeriodPlace, periodAsked } from '../../platform/reading/periods.js';
import { phraseOf } from '../../platform/reading/phrase.js';
import { type Period, periodOf, previous } from '../../platform/time/period.js';
import { type Measure, type Report, weekly } from '../../reports/module.js';
import { rolledReports } from './rolled.js';

/** By what people may call it, in any language, as `phraseOf` leaves it. */
export type CalledMeasures = ReadonlyMap<string, Measure>;

/** What somebody wants to see of all branches. */
export interface LookAsked {
  /** Null: the overview. */
  measure: Measure | null;
  report: Report;
  period: Period;
  /** What is neither: branches, or a slip. */
  rest: string[];
  /** The period that they named, where it has not begun. */
  future: Period | null;
}

/** Nobody types more; and no measure or period is named by so many. */
const mostWords = 100;
const mostTogether = 10;

/**
 * Reads `complaints last month hillside`, in any order: a measure and a period where one is named, as many words as
 * belong to it; whatever is left comes back. Without a period it is the last week that is over.
 * @param place the asker's
 */
export function readLook(text: string, place: PeriodPlace, called: CalledMeasures): LookAsked {
  const { today, timezone } = place;
  let words = text
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, mostWords);
  const take = <T>(meaning: (phrase: string) => T | null): T | null => {
    for (let length = Math.min(words.length, mostTogether); length > 0; length--)
      for (let from = 0; from + length <= words.length; from++) {
        const found = meaning(words.slice(from, from + length).join(' '));
        if (found === null) continue;
        words = [...words.slice(0, from), ...words.slice(from + length)];
        return found;
      }
    return null;
  };
  const measure = take((phrase) => called.get(phraseOf(phrase)) ?? null);
  const named = take((phrase) => periodNamed(phrase, place));
  const last = {
    report: weekly as Report,
    period: previous(periodOf('week', today, timezone), timezone),
  };
  const future = named && named.period.start > today ? named.period : null;
  return { measure, ...(named && !future ? named : last), rest: words, future };
}

/** A report's name, a period, or both. A bare `month` is the last one that is over: what still runs ranks nobody. */
function periodNamed(phrase: string, place: PeriodPlace) {
  const plain = phraseOf(phrase);
  // A number alone belongs to a branch's name.
  if (/^\d{1,3}$/.test(plain)) return null;
  for (const report of rolledReports)
    for (const name of report.called.map(phraseOf).filter((one) => plain.startsWith(one))) {
      const period = periodAsked(report.period, plain.slice(name.length), place);
      if (period) return { report, period };
    }
  // No name, or one that is part of the period: `last week`, 10月. A day is in its week.
  const named = daysNamed(plain, place);
  const isDay = named?.of === 'day' && !aloneADay.test(plain);
  const report = rolledReports.find(({ period }) => period === named?.of || (isDay && period === 'week'));
  return named && report ? { report, period: periodOf(report.period, named.first, place.timezone) } : null;
}

/** A weekday alone may be a branch's name, or a part of it. */
const aloneADay = /^(?!today$|yesterday$)[a-z]+$/;

/** Fewer slips are forgiven in short words. */
const slipsIn = (word: string) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 3);

/** The measure nearest to words that none is called by: one whose name holds them, or that is a slip or two away. */
export function nearestMeasure(words: string, called: CalledMeasures): Measure | null {
  const typed = phraseOf(words);
  const isLong = typed.length >= (/\p{Script=Han}/u.test(typed) ? 2 : 3);
  if (!isLong) return null;
  const names = [...called].sort(([one], [other]) => one.length - other.length);
  const holds =
    names.find(([name]) => name.startsWith(typed)) ?? names.find(([name]) => name.includes(typed));
  if (holds) return holds[1];
  let best: { measure: Measure; slips: number } | null = null;
  for (const [name, measure] of names) {
    const slips = distance(typed, name);
    if (slips <= slipsIn(typed) && (!best || slips < best.slips)) best = { measure, slips };
  }
  return best?.measure ?? null;
}
