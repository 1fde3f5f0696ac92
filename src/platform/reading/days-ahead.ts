import { type Folded, fold, type Span } from '../text/fold.js';
import { addDays, dateOf, yearOf } from '../time/day.js';
import { numberOf } from './numerals.js';
import { dateOfPieces, grouped, RECURRING, type TimePlace } from './time.js';
import { monthFirst, timePiecesIn } from './time-pieces.js';
import { meaningOf, oneOf, words } from './words.js';

/** A run of days that a text names, and where it does. */
export interface DaysAhead extends Span {
  /** Local dates; both are included. */
  first: string;
  last: string;
}

const DASH = new RegExp(
  `(?<=\\d(?:st|nd|rd|th)?\\s?)-(?=\\s?\\d{1,2}(?:st|nd|rd|th)?\\s*(?:of\\s+)?${oneOf(words.months.keys())})`,
  'gu',
);
const JOIN = /^\s*(?:-|~|\.{2,3}|至|到|(?:to|until|till|through|thru)(?![a-z]))\s*(?:on\s+)?$/u;
const LAST = /^\s*(?:-|~|\.{2,3}|至|到|to(?![a-z]))\s*(\d{1,2})(?:st|nd|rd|th|日|号|號)?(?![\d:.])/u;
const FIRST = /(?<![\d:./-])(\d{1,2})(?:st|nd|rd|th|日|号|號)?\s*(?:-|~|至|到|to(?![a-z]))\s*$/u;
const LENGTH = new RegExp(
  `^\\s*,?\\s*(?:起|开始|開始|for)?\\s*(\\d{1,2}|[一二两兩三四五六七八九十]{1,2}|${oneOf(words.numbers.keys())})\\s?(?:天|日(?!元|圆)|days?(?![a-z]))`,
  'u',
);

/**
 * The coming days that a text names: tomorrow, Fri to Mon, 3–5 Dec, 12月3日至5日, 下周一起三天. Null where it names none, or
 * several that do not belong together.
 */
export function daysAhead(text: string, place: TimePlace): DaysAhead | null {
  const whole = fold(text);
  // In 3–5 Dec the dash joins two days and is not a minus.
  const folded: Folded = { ...whole, text: whole.text.replace(DASH, '~') };
  const today = place.calendar.localDate(place.now);
  const pieces = timePiecesIn(folded, {
    today,
    monthFirst: monthFirst.has(place.country),
    republic: place.country === 'TW',
    country: place.country,
  }).filter(
    (piece) =>
      piece.is !== 'clock' &&
      piece.is !== 'part' &&
      piece.is !== 'zone' &&
      !(piece.is === 'vague' && piece.feast),
  );
  const [one, other, more] = grouped(folded.text, pieces);
  if (!one || more) return null;
  const first = dateOfPieces(one.pieces, place);
  if (first === null || RECURRING.test(folded.text.slice(0, one.start))) return null;
  const after = folded.text.slice(one.end);
  if (other) {
    const last = JOIN.test(folded.text.slice(one.end, other.start))
      ? dateOfPieces(other.pieces, place)
      : null;
    return last !== null && first <= last ? { first, last, start: one.start, end: other.end } : null;
  }
  const before = FIRST.exec(folded.text.slice(0, one.start));
  const start = before && inMonthOf(first, before[1]);
  if (before && start && start <= first)
    return { first: start, last: first, start: before.index, end: one.end };
  const till = LAST.exec(after);
  const end = till && inMonthOf(first, till[1]);
  if (till && end && first <= end)
    return { first, last: end, start: one.start, end: one.end + till[0].length };
  const length = LENGTH.exec(after);
  const days = length ? (meaningOf(words.numbers, length[1] ?? '') ?? numberOf(length[1] ?? '')) : null;
  if (length && days)
    return { first, last: addDays(first, days - 1), start: one.start, end: one.end + length[0].length };
  return { first, last: first, start: one.start, end: one.end };
}

const inMonthOf = (date: string, day: string | undefined) =>
  dateOf(yearOf(date), Number(date.slice(5, 7)), Number(day));
