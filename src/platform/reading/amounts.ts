import type { Folded, Span } from './fold.js';
import { type NumberRead, numbersIn } from './numbers.js';

export interface AmountRead extends Span {
  /** In whole units of the branch's currency. */
  value: number;
}

export interface AmountsRead {
  /** The one sum of the line. */
  amount: AmountRead | null;
  /** `several`: more than one; `range`: from one to another; `currency`: of another country. */
  doubts: (Span & { why: 'several' | 'range' | 'currency' | 'size' })[];
}

/** Fewer may be a room, a ticket or a year as well as a sum. */
const SURELY_A_SUM = 10_000;
/** Less is a fare or a fee. */
const SMALLEST = 100;
/** Written in Chinese signs, a thousand is one already. */
const SURELY_A_SUM_IN_WORDS = 1_000;

/**
 * The sum that a line speaks of: 30万, 三十万, £1.2m, 300,000, 5000元. A number without a currency, a thousand's
 * separator or a word for thousands is one only from 10,000 on.
 * @param currency ISO 4217, of the branch
 */
export function amountIn(folded: Folded, currency: string): AmountsRead {
  const sums = numbersIn(folded).filter((number) => isSum(number));
  const isOwn = (sum: NumberRead) =>
    sum.currency === null ||
    sum.currency === currency ||
    (sum.currency === '$' && (!sum.sign || DOLLARS.has(currency))) ||
    (sum.currency === 'CNY' && sum.sign === true && currency === 'JPY');
  const why = (sum: NumberRead) =>
    sum.range
      ? ('range' as const)
      : isMetres(sum) || sum.value < SMALLEST
        ? ('size' as const)
        : isOwn(sum)
          ? null
          : ('currency' as const);
  const own = sums.filter((sum) => why(sum) === null);
  const doubts = sums.flatMap((sum) => {
    const doubt = why(sum);
    return doubt ? [{ start: sum.start, end: sum.end, why: doubt }] : [];
  });
  const [first] = own;
  if (!first) return { amount: null, doubts };
  if (own.some(({ value }) => value !== first.value))
    return {
      amount: null,
      doubts: [...doubts, ...own.map(({ start, end }) => ({ start, end, why: 'several' as const }))],
    };
  return { amount: { value: round(first.value), start: first.start, end: first.end }, doubts };
}

function isSum(number: NumberRead): boolean {
  const { currency, grouped, magnitude, unit, value, percent, loose } = number;
  if (unit || percent || number.other || number.named) return false;
  if (loose) return value >= SURELY_A_SUM_IN_WORDS;
  return (
    currency !== null ||
    grouped ||
    magnitude ||
    (Number.isInteger(value) && value >= SURELY_A_SUM && value < 1e12)
  );
}

/** Where a dollar sign is the country's own money. */
const DOLLARS = new Set(['USD', 'HKD', 'TWD', 'SGD', 'AUD', 'CAD', 'NZD']);

/** 3m may be three metres, and 3M a company. */
const isMetres = ({ metres, currency, value }: NumberRead) =>
  metres === true && currency === null && Number.isInteger(value / 1e6);

/** 1.2 times a million is not quite 1,200,000 for a computer. */
const round = (value: number) => Math.round(value * 100) / 100;
