import type { Folded, Span } from './fold.js';
import { hanAmountSigns, hanNumber } from './numerals.js';
import { meaningOf, oneOf, type Unit, words } from './words.js';

/** A number in a line, with all that is written to it. */
export interface NumberRead extends Span {
  value: number;
  /** The stretch of the digits alone. */
  digits: Span;
  /** Written as sums are: with separators between thousands, or in Chinese signs for ten thousand. */
  grouped: boolean;
  /** What it was multiplied by: 30万, 1.2m. */
  magnitude: boolean;
  /** ISO 4217, `$` for the country's own, null where none was written. */
  currency: string | null;
  /** What it counts, where that was written. */
  unit: Unit | null;
}

const SIGNS: Readonly<Record<string, string>> = { '£': 'GBP', '€': 'EUR', '¥': 'CNY', $: '$' };
const PREFIX = /(?:(nt|hk|us|sg|s|au|a|mop)?\s?([$£€¥])|(?<![a-z])(gbp|usd|eur|rmb|cny|hkd|twd|ntd|sgd|bhd|bd|mop))\s*$/u;
const PREFIXED: Readonly<Record<string, string>> = { nt: 'TWD', hk: 'HKD', us: 'USD', sg: 'SGD', s: 'SGD', au: 'AUD', a: 'AUD', mop: 'MOP' };

const NUMBER = new RegExp(
  `(?<![\\d.,:/#-]|[a-z]-?)(\\d{1,3}(?:,\\d{3})+|\\d+)(\\.\\d+)?(?![\\d:/]|,\\d{3}(?!\\d))|[${hanAmountSigns}半]+`,
  'gu',
);
const MAGNITUDE = new RegExp(`^\\s?(${oneOf(words.magnitudes.keys())})`, 'u');
const UNIT = new RegExp(`^\\s?(?:个|個)?\\s?(${oneOf(words.units.keys())})`, 'u');
const CURRENCY = new RegExp(`^\\s?(${oneOf(words.currencies.keys())})`, 'u');
/** Han signs that are numbers only where something says so: 一般 and 万一 are words. */
const LOOSE = /^[零一二三四五六七八九十百千万萬亿億两兩半〇]+$/u;
const BESIDE_HAN = /\p{Script=Han}/u;

/** Every number of a line. What stands within a word, a date, a code or a time is none. */
export function numbersIn({ text }: Folded): NumberRead[] {
  return [...text.matchAll(NUMBER)].flatMap((found) => {
    const one = readNumber(text, found);
    return one ? [one] : [];
  });
}

function readNumber(text: string, found: RegExpExecArray): NumberRead | null {
  const { 0: whole, 1: integer, 2: fraction = '', index } = found;
  const digits = { start: index, end: index + whole.length };
  const han = integer === undefined;
  const plain = han ? hanValue(whole) : Number(integer.replaceAll(',', '') + fraction);
  if (plain === null || !Number.isFinite(plain)) return null;
  let end = digits.end;
  const take = (pattern: RegExp): string | undefined => {
    const word = pattern.exec(text.slice(end, end + 24));
    if (word) end += word[0].length;
    return word?.[1];
  };
  const times = meaningOf(words.magnitudes, take(MAGNITUDE) ?? '');
  const sign = PREFIX.exec(text.slice(Math.max(0, index - 8), index));
  const named = take(CURRENCY);
  const unit = named || sign ? undefined : take(UNIT);
  if (han && !unit && !named && !times && !/[万萬亿億]/u.test(whole)) {
    const beside = `${text[index - 1] ?? ''}${text[digits.end] ?? ''}`;
    if (LOOSE.test(whole) && BESIDE_HAN.test(beside)) return null;
  }
  return {
    start: index - (sign?.[0].length ?? 0),
    end,
    digits,
    value: plain * (times ?? 1),
    grouped: integer?.includes(',') === true || (han && /[万萬亿億]/u.test(whole)),
    magnitude: times !== undefined,
    currency: sign ? (PREFIXED[sign[1] ?? ''] ?? SIGNS[sign[2] ?? ''] ?? meaningOf(words.currencies, sign[3] ?? '') ?? null) : named ? (meaningOf(words.currencies, named) ?? null) : null,
    unit: unit ? (words.units.get(unit) ?? null) : null,
  };
}

function hanValue(written: string): number | null {
  if (written === '半') return 0.5;
  return written.includes('半') ? null : hanNumber(written);
}
