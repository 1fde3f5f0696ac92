import { distance } from 'fastest-levenshtein';
import { daysNamed, type PeriodPlace, periodAsked } from '../../platform/reading/periods.js';
import { phraseOf } from '../../platform/reading/phrase.js';
import { type Period, periodOf, previous } from '../../platform/time/period.js';
import { type Measure, type Report, weekly } from '../../reports/module.js';
import { rolledReports } from './rolled.js';

/** Measures by every name that people may use, in any language, normalised by `phraseOf`. */
export type CalledMeasures = ReadonlyMap<string, Measure>;

/** What somebody asks to see of all branches. */
export interface LookAsked {
  /** Null: the overview. */
  measure: Measure | null;
  report: Report;
  period: Period;
  /** The other words: names of branches, or typing errors. */
  rest: string[];
  /** The period that was named, if it has not begun yet. */
  future: Period | null;
}

/** Further words are ignored; a request never needs as many. */
const mostWords = 100;
const mostTogether = 10;

/**
 * Reads a line such as `complaints last month hillside`, in any order. The longest phrases that name a measure and a
 * period are taken out; `rest` is what is left. Without a period, the last full week is meant.
 * @param place the time zone and date of the person who asks
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

/**
 * A report's name, a period, or both. `month` alone is the last full month: branches are not ranked by a period that
 * still runs.
 */
function periodNamed(phrase: string, place: PeriodPlace) {
  const plain = phraseOf(phrase);
  // A number alone is taken as part of a branch's name.
  if (/^\d{1,3}$/.test(plain)) return null;
  for (const report of rolledReports)
    for (const name of report.called.map(phraseOf).filter((one) => plain.startsWith(one))) {
      const period = periodAsked(report.period, plain.slice(name.length), place);
      if (period) return { report, period };
    }
  // No report is named, or its name is part of the period: `last week`, 10月. A single day means its week.
  const named = daysNamed(plain, place);
  const isDay = named?.of === 'day' && !aloneADay.test(plain);
  const report = rolledReports.find(({ period }) => period === named?.of || (isDay && period === 'week'));
  return named && report ? { report, period: periodOf(report.period, named.first, place.timezone) } : null;
}

/** The name of a weekday alone is not read as a period: it may be part of a branch's name. */
const aloneADay = /^(?!today$|yesterday$)[a-z]+$/;

/** Typing errors allowed, by the length of the word. */
const slipsIn = (word: string) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 3);

/**
 * The measure to suggest for words that name none: one whose name contains them, or that is a typing error or two
 * away.
 */
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
