import type { Folded, Span } from '../text/fold.js';
import { type NumberRead, numbersIn } from './numbers.js';
import { oneOf, words } from './words.js';

export interface AmountRead extends Span {
  /** In whole units of its currency. */
  value: number;
}

export interface AmountsRead {
  /** The one sum of the line, in the branch's currency. */
  amount: AmountRead | null;
  /** The one sum of the line where all are in one other currency, ISO 4217. */
  foreign: (AmountRead & { currency: string }) | null;
  /** `several`: more than one; `range`: from one to another; `currency`: of another country. */
  doubts: (Span & { why: 'several' | 'range' | 'currency' | 'size' })[];
}

/** What a line's sum is read with. */
export interface AmountPlace {
  /** ISO 4217, of the branch. */
  currency: string;
  /** Words for what is paid every month: so much a month is their sum, and a number beside them is one too. */
  monthly?: readonly Span[];
}

/** Fewer may be a room, a ticket or a year as well as a sum. */
const SURELY_A_SUM = 10_000;
/** Less is a fare or a fee. */
const SMALLEST = 100;
/** Written in Chinese signs, or beside a salary, a thousand is one already. */
const SURELY_A_SUM_IN_WORDS = 1_000;

/**
 * The sum that a line speaks of: 30万, 三十万, £1.2m, 300,000, 5000元. A number without a currency, a thousand's
 * separator or a word for thousands is one only from 10,000 on. Of several, the one that is said to be what they come to.
 */
export function amountIn(folded: Folded, { currency, monthly = [] }: AmountPlace): AmountsRead {
  const isMonthly = monthly.length > 0;
  const sums = numbersIn(folded).filter(
    (number) => isSum(number) || (isMonthly && isBeside(folded, number, monthly)),
  );
  const isOwn = (sum: NumberRead) => sum.currency === null || isOf(sum, currency);
  const doubtOf = (sum: NumberRead) =>
    (sum.range && !(isMonthly && sum.monthly)) || sum.bound
      ? ('range' as const)
      : isMetres(sum) || sum.value < SMALLEST
        ? ('size' as const)
        : isOwn(sum)
          ? null
          : ('currency' as const);
  const doubts = sums.flatMap((sum) => {
    const why = doubtOf(sum);
    return why ? [{ start: sum.start, end: sum.end, why }] : [];
  });
  const own = sums.filter((sum) => doubtOf(sum) === null);
  if (own.length === 0) return { amount: null, foreign: foreignOf(sums, doubtOf), doubts };
  const one = theOne(own);
  if (!one)
    return {
      amount: null,
      foreign: null,
      doubts: [...doubts, ...own.map(({ start, end }) => ({ start, end, why: 'several' as const }))],
    };
  return { amount: read(one), foreign: null, doubts };
}

/** The sum that was typed into an input of its own: 3k, 5千, 30万, £1.2m, 1,200.50; null where it is none. */
export function amountTyped(folded: Folded, currency: string): number | null {
  const text = folded.text.trim();
  if (/^\d+(?:\.\d+)?$/u.test(text)) return Number(text);
  const [sum, another] = numbersIn(folded);
  if (!sum || another || sum.range || sum.bound || sum.percent || sum.unit || sum.other || sum.change)
    return null;
  const rest = `${folded.text.slice(0, sum.start)}${folded.text.slice(sum.end)}`.trim();
  return rest === '' && (sum.currency === null || isOf(sum, currency)) ? read(sum).value : null;
}

/** The only value that there is, or the only one that is said to be what the others come to. */
function theOne(sums: readonly NumberRead[]): NumberRead | null {
  const only = (list: readonly NumberRead[]) =>
    list.every(({ value }) => value === list[0]?.value) ? (list[0] ?? null) : null;
  return only(sums) ?? only(sums.filter(({ sum }) => sum));
}

function foreignOf(
  sums: readonly NumberRead[],
  doubtOf: (sum: NumberRead) => string | null,
): AmountsRead['foreign'] {
  if (!sums.every((sum) => doubtOf(sum) === 'currency')) return null;
  const one = theOne(sums);
  // A dollar is another one in every country.
  const currency = one?.currency;
  if (!one || !currency || currency === '$' || sums.some((sum) => sum.currency !== currency)) return null;
  return { ...read(one), currency };
}

const read = ({ value, start, end }: NumberRead): AmountRead => ({ value: round(value), start, end });

const isOf = (sum: NumberRead, currency: string): boolean =>
  sum.currency === currency ||
  (sum.currency === '$' && (!sum.sign || DOLLARS.has(currency))) ||
  (sum.currency === 'CNY' && sum.sign === true && currency === 'JPY');

function isSum(number: NumberRead): boolean {
  const { currency, grouped, magnitude, value, loose } = number;
  if (isNone(number)) return false;
  if (loose) return value >= SURELY_A_SUM_IN_WORDS;
  return (
    currency !== null ||
    grouped ||
    magnitude ||
    (Number.isInteger(value) && value >= SURELY_A_SUM && value < 1e12)
  );
}

/** The number of a deposit is none of its sum, which says so: 存单50万. */
const isNone = ({ unit, percent, other, named, magnitude, currency }: NumberRead): boolean =>
  Boolean(unit || percent || other || (named && !magnitude && currency === null));

const JOINED = new RegExp(`^(?:\\s|:|=|${oneOf(words.ofAMonth)})*$`, 'u');

/** A number right beside a salary is what it comes to. */
function isBeside({ text }: Folded, number: NumberRead, monthly: readonly Span[]): boolean {
  if (isNone(number) || number.spelt || number.value < SURELY_A_SUM_IN_WORDS) return false;
  return monthly.some(
    ({ start, end }) =>
      (end <= number.start && JOINED.test(text.slice(end, number.start))) ||
      (number.end <= start && text.slice(number.end, start).trim() === ''),
  );
}

/** Where a dollar sign is the country's own money. */
const DOLLARS = new Set(['USD', 'HKD', 'TWD', 'SGD', 'AUD', 'CAD', 'NZD']);

/** 3m may be three metres, and 3M a company. */
const isMetres = ({ metres, currency, value }: NumberRead) =>
  metres === true && currency === null && Number.isInteger(value / 1e6);

/** 1.2 times a million is not quite 1,200,000 for a computer. */
const round = (value: number) => Math.round(value * 100) / 100;
