import type { Folded } from '../text/fold.js';
import { amountTyped } from './amounts.js';
import { oneOf, words } from './words.js';

/** A number by itself; commas only separate thousands. */
const PLAIN = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/u;
const SIGN = /^([+-]) ?(?=[^\s+-])/u;
const BEFORE = new RegExp(
  `^(?:(${oneOf(words.overShort.over)})|(${oneOf(words.overShort.short)})) ?(?:by |了|:)? ?`,
  'u',
);
const AFTER = new RegExp(` ?(?:(${oneOf(words.overShort.over)})|(${oneOf(words.overShort.short)}))$`, 'u');
const NONE = new RegExp(`^(?:${oneOf(words.overShort.none)})$`, 'u');

/**
 * Reads by how much cash is over (above 0) or short (below 0): `0`, `+5.50`, `short 5.50`, `长款5元`, `平`. A sign or a word must say
 * which it is: a bare number other than 0 is refused.
 * @param currency ISO 4217 @returns null where it is none, or has smaller parts than the currency
 */
export function differenceTyped(folded: Folded, currency: string): number | null {
  const text = folded.text.trim();
  if (NONE.test(text)) return 0;
  const said = [SIGN.exec(text), BEFORE.exec(text), AFTER.exec(text)].filter((found) => found !== null);
  const [mark, another] = said;
  // With both a sign and a word it is ambiguous.
  if (another) return null;
  const bare = mark ? `${text.slice(0, mark.index)}${text.slice(mark.index + mark[0].length)}`.trim() : text;
  const value = sumOf(bare, currency);
  if (value === null) return null;
  if (value === 0) return 0;
  if (!mark) return null;
  return mark[1] === '-' || mark[2] !== undefined ? -value : value;
}

function sumOf(bare: string, currency: string): number | null {
  const plain = PLAIN.exec(bare);
  const value = plain ? Number(bare.replaceAll(',', '')) : withCurrency(bare, currency);
  if (value === null || !Number.isFinite(value)) return null;
  const parts = (plain?.[1] ?? '').length;
  return parts > smallest(currency) ? null : value;
}

/** With a currency or in words. A wrongly written number is never taken for another one. */
function withCurrency(bare: string, currency: string): number | null {
  const digits = /[\d.,]+/u.exec(bare)?.[0];
  if (digits !== undefined && !PLAIN.test(digits)) return null;
  if (/[+-]/u.test(bare)) return null;
  const code = currency.toLowerCase();
  const inCode = bare.startsWith(code)
    ? bare.slice(code.length)
    : bare.endsWith(code)
      ? bare.slice(0, -code.length)
      : bare;
  const plain = PLAIN.test(inCode.trim()) ? Number(inCode.trim().replaceAll(',', '')) : null;
  return plain ?? amountTyped(plainFold(bare), currency);
}

/** The same for text that is folded already. */
function plainFold(text: string): Folded {
  const starts = Array.from({ length: text.length }, (_, at) => at);
  return { text, cased: text, original: text, starts, ends: starts.map((at) => at + 1) };
}

/** The number of decimals of a currency: two for most, none for the yen, three for the dinar. */
const smallest = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
