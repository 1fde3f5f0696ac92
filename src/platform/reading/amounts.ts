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
  /**
   * `several`: more than one; `range`: from one to another; `currency`: another than the branch's; `size`: too small,
   * or perhaps metres.
   */
  doubts: (Span & { why: 'several' | 'range' | 'currency' | 'size' })[];
}

/** What reading a sum depends on. */
export interface AmountPlace {
  /** ISO 4217, of the branch. */
  currency: string;
  /**
   * The places of words for a monthly payment, such as a salary: "a month" belongs to the sum then, and a number
   * beside them is a sum too.
   */
  monthly?: readonly Span[];
}

/** A smaller bare number may be a room, a ticket or a year. */
const SURELY_A_SUM = 10_000;
/** A smaller sum is a fare or a fee. */
const SMALLEST = 100;
/** The same for numbers written in Chinese characters, or beside a salary. */
const SURELY_A_SUM_IN_WORDS = 1_000;

/**
 * The sum that a line speaks of: 30万, 三十万, £1.2m, 300,000, 5000元. A number without a currency, a thousand's separator
 * or a word for thousands is one only from 10,000 on. Of several, the one that is called the total.
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

/**
 * The sum typed into an input of its own: 3k, 5千, 30万, £1.2m, 1,200.50; null where it is not a sum in that currency.
 */
export function amountTyped(folded: Folded, currency: string): number | null {
  const text = folded.text.trim();
  if (/^\d+(?:\.\d+)?$/u.test(text)) return Number(text);
  const [sum, another] = numbersIn(folded);
  if (!sum || another || sum.range || sum.bound || sum.percent || sum.unit || sum.other || sum.change)
    return null;
  const rest = `${folded.text.slice(0, sum.start)}${folded.text.slice(sum.end)}`.trim();
  return rest === '' && (sum.currency === null || isOf(sum, currency)) ? read(sum).value : null;
}

/** The only value, or the only one that is called the total. */
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
  // A bare dollar sign may be any country's dollar.
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

/** Whether a number is not a sum: it counts something, or it numbers a deposit; but 存单50万 is a deposit of 500,000. */
const isNone = ({ unit, percent, other, named, magnitude, currency }: NumberRead): boolean =>
  Boolean(unit || percent || other || (named && !magnitude && currency === null));

const JOINED = new RegExp(`^(?:\\s|:|=|${oneOf(words.ofAMonth)})*$`, 'u');

/** Whether a number stands right beside a word for a monthly payment, and so is its amount. */
function isBeside({ text }: Folded, number: NumberRead, monthly: readonly Span[]): boolean {
  if (isNone(number) || number.spelt || number.value < SURELY_A_SUM_IN_WORDS) return false;
  return monthly.some(
    ({ start, end }) =>
      (end <= number.start && JOINED.test(text.slice(end, number.start))) ||
      (number.end <= start && text.slice(number.end, start).trim() === ''),
  );
}

/** Currencies that are written with a dollar sign at home. */
const DOLLARS = new Set(['USD', 'HKD', 'TWD', 'SGD', 'AUD', 'CAD', 'NZD']);

/** 3m may be three metres, and 3M a company. */
const isMetres = ({ metres, currency, value }: NumberRead) =>
  metres === true && currency === null && Number.isInteger(value / 1e6);

/** Removes the floating-point error of products such as 1.2 × a million. */
const round = (value: number) => Math.round(value * 100) / 100;
