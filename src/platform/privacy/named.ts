import type { Found } from './numbers.js';
import { afterName, against, currencies, naming, ofNumber, units } from './words.js';

/** A word as it may be found in a text: a Latin one not as a part of another. */
const findable = (word: string) =>
  /^[a-z]/.test(word) ? `(?<![a-z])${word.replaceAll(' ', '[ _-]?')}(?![a-z])` : word;
/** The longest first, so that none is taken for the beginning of another. */
const oneOf = (words: readonly string[]) =>
  [...words]
    .sort((one, other) => other.length - one.length)
    .map(findable)
    .join('|');

const signs = '[\\s:：=#.,，、;*_"\'“”‘’「」()（）【】\\[\\]<>-]{0,4}';
/** "account no.: ", "账户号码是 ": what may stand between a name and its number. */
const between = `(?:${signs}(${oneOf(ofNumber)}))?${signs}(?:(?<![a-z])(?:is|was)(?![a-z])|[是为為])?${signs}`;

const kinds = new Map(naming.flatMap((each) => each.words.map((word) => [word.replaceAll(' ', ''), each])));
const names = new RegExp(
  `(${oneOf([...against, ...naming.flatMap(({ words }) => words)])})${between}(?=[a-z0-9+])`,
  'gi',
);
/** A number in groups: letters before or after its digits, a check sign in brackets; never a word of the sentence. */
const CODE =
  /(?:\+|[A-Z]{1,2} (?=\d\d)|[A-Za-z]{1,5}-?(?=\d))?\d[A-Za-z0-9]*(?:(?: ?[-./*·] ?| {1,2})(?:\d[A-Za-z0-9]+|(?<=\d[-/]|\d \d )\d|[A-Z]{4}(?=[ -]\d)|[A-Z](?![A-Za-z0-9]))){0,12}(?: ?\([0-9A-Za-z]\))?/y;
const MOST = 34;
const AMOUNT_BEFORE = new RegExp(`(?:${oneOf(currencies)})[ :：]?$`, 'i');
const AMOUNT_AFTER = new RegExp(`^(?:\\.\\d\\d?(?!\\d)|,\\d{3}(?!\\d)|[ ]?(?:${oneOf(units)}))`, 'i');
const NEAR = 48;
const AGAINST = new RegExp(`(?:${oneOf(against)})${between}(?:[a-z0-9]{1,8}[-/_]?){0,2}[+(]?$`, 'i');

/** Whether what stands from `start` to `end` in a legible text is an amount or counts something. */
export const isAmount = (text: string, start: number, end: number): boolean =>
  AMOUNT_BEFORE.test(text.slice(Math.max(0, start - 12), start)) ||
  AMOUNT_AFTER.test(text.slice(end, end + 12));

/** Whether the words right before a number say that it is no customer's: a serial number, an invoice. */
export const isSpokenAgainst = (text: string, start: number): boolean =>
  AGAINST.test(text.slice(Math.max(0, start - NEAR), start));

/**
 * Numbers that a word before them names, whatever they look like.
 * @param closed marks the units that belong to dates, times and numbers already masked
 */
export function namedIn(text: string, closed: Uint8Array): Found[] {
  const found: Found[] = [];
  for (const { 0: whole, 1: word = '', 2: number, index } of text.matchAll(names)) {
    const name = kinds.get(word.toLowerCase().replace(/[ _-]/g, ''));
    const start = index + whole.length;
    if (!name || closed[start]) continue;
    const code = codeAt(text, start, closed);
    const least = number === undefined ? name.least : afterName;
    const length = lengthOf(code);
    if (length < least || length > MOST || (least > afterName && isAmount(text, start, start + code.length)))
      continue;
    found.push({ kind: name.kind, start, end: start + code.length, sure: false });
  }
  return found;
}

/** The number that begins at a place, up to a date, a time or an amount, and of no more groups than a number has. */
function codeAt(text: string, start: number, closed: Uint8Array): string {
  CODE.lastIndex = start;
  let code = CODE.exec(text)?.[0] ?? '';
  for (let at = 0; at < code.length; at++) if (closed[start + at]) code = code.slice(0, at);
  code = code.replace(/[^A-Za-z0-9)]+$/, '');
  while (lengthOf(code) > MOST && LAST_GROUP.test(code)) code = code.replace(LAST_GROUP, '');
  return code;
}

const LAST_GROUP = /[^A-Za-z0-9]+[A-Za-z0-9]+\)?$/;
const lengthOf = (code: string) => code.replace(/[^A-Za-z0-9]/g, '').length;
