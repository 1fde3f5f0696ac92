import type { Found } from './numbers.js';
import { isPublicPhone } from './phone.js';
import {
  afterName,
  against,
  answering,
  badges,
  currencies,
  money,
  type Naming,
  naming,
  ofNumber,
  others,
  parties,
  things,
  units,
} from './words.js';

/** A pattern for a word; a Latin one must not be a part of another. */
const findable = (word: string) =>
  /^[a-z]/.test(word) ? `(?<![a-z])${word.replaceAll(' ', '[ _-]?')}(?![a-z])` : word;
/** The longest first, so that none is taken for the beginning of another. */
const oneOf = (words: readonly string[]) =>
  [...words]
    .sort((one, other) => other.length - one.length)
    .map(findable)
    .join('|');

const signs = '[\\s:=#/|~.,、;*_"\'“”‘’「」()【】\\[\\]<>-]{0,4}';
const copula = '(?:(?<![a-z])(?:is|was|are|were)(?![a-z])|[是为為])';
const whose =
  "(?:\\s?(?:(?<![a-z])(?:him|her|them|me|us|back|on|at|via|his|their|my|our|the|customer|client)(?![a-z])(?:'s)?|客[户戶]的?|他的?|她的?|本人的?|对方的?|對方的?)){0,3}";
/** "account no.: ", "账号是 ", "call her back on ": what may stand between a name and its number. */
const BETWEEN = new RegExp(
  `(?:['’]s(?![a-z]))?(?:${signs}(${oneOf(ofNumber)}))?${signs}${copula}?${whose}${signs}(?=[a-z0-9+])`,
  'iy',
);
/** "PIN of the card was ", "密码被改成了": longer words may stand there too, if they end with `is`, `to` or the like. */
const FILLED = new RegExp(
  `([^\\d\\n.!?;。！？；•]{0,28}?)(?:(?<![a-z])(?:is|was|are|were|to|as|reads)(?![a-z])|[是为為成:=]了?)${signs}(?=[a-z0-9+])`,
  'iy',
);
const kinds = new Map(naming.flatMap((each) => each.words.map((word) => [word.replaceAll(' ', ''), each])));
const NAMES = new RegExp(oneOf(naming.flatMap(({ words }) => words)), 'gi');
/** A number whose name comes after it: "8812 is the PIN". */
const SAID_AFTER = new RegExp(
  `(?<![\\dA-Za-z•])(\\d(?:[ -]?\\d){2,21})\\s?(?:(?<![a-z])(?:is|was|as)(?![a-z])|[=(是为為]|这个|這個|作为|作為)\\s?(?:(?<![a-z])(?:the|a)(?![a-z]))?${whose}\\s?$`,
  'i',
);
const ANSWERED = new RegExp(`(?<![\\dA-Za-z•-])(\\d{3,4}[ -]?\\d{4})\\s?(?=${oneOf(answering)})`, 'gi');
/** A number in groups: letters before or after its digits, a check sign in brackets; never a word of the sentence. */
const CODE =
  /(?:\+|[A-Z]{1,2} (?=\d\d)|[A-Za-z]{1,5}-?(?=\d))?\d[A-Za-z0-9]*(?:(?: ?[-./* ·] ?|[,、;|_~+:\n]| {1,2})(?:\d[A-Za-z0-9]+|(?<=\d[-/]|\d \d )\d|[A-Z]{4}(?=[ -]\d)|[A-Z](?![A-Za-z0-9]))){0,12}(?: ?\([0-9A-Za-z]\))?/y;
const PLAIN =
  /\+?\(?\d+\)?(?:(?: ?[-./*·] ?|[,、;|_~+:\n]| {1,2})(?:\d{2,}|(?<=\d[-/]|\d \d )\d)){0,12}/y; /** A password may have characters of every sort, and has a digit. */
const SECRET = /(?=[A-Za-z@#$%^&*!_~+-]{0,30}\d)[A-Za-z0-9@#$%^&*!_~+-]{1,40}(?:[ ,-]\d{1,4}(?!\d)){0,7}/y;
const MOST = 34;
const AMOUNT_BEFORE = new RegExp(`(?:${oneOf(currencies)})[ :]?$`, 'i');
const SUM_AFTER = new RegExp(`^(?:\\.\\d\\d?(?!\\d)|,\\d{3}(?!\\d)|[多余餘]? ?(?:${oneOf(money)}))`, 'i');
const COUNTED_AFTER = new RegExp(`^[多余餘]? ?(?:${oneOf(units)})`, 'i');
const NEAR = 48;
/** A visitor's number is the visitor's own, but for that of a badge. What is a tag says what the line is about, and names nothing. */
const SPEAKS_AGAINST = `(?<!#[^\\s#]{0,20})(?:${oneOf(against)}|(?:${oneOf(parties)})${signs}(?:${oneOf([...ofNumber, ...badges])}))`;
const AGAINST = new RegExp(
  `${SPEAKS_AGAINST}${BETWEEN.source.replace('(?=[a-z0-9+])', '')}(?:[a-z0-9]{1,8}[-/_]?){0,2}[+(]?$`,
  'i',
);
const THING_BEFORE = new RegExp(`(?:${oneOf(things)})[ '’s的的_-]{0,3}$`, 'i');
const NOT_ITS_NUMBER = new RegExp(oneOf([...others, ...against, ...parties]), 'i');
/** Words that name a person's number, unless the word before says that it is a thing's. */
const SHARED = /^(?:id|card|卡|卡号|卡號|permit)$/i;

/** The most digits of a count. After a longer number, what looks like a unit may be a surname. */
const COUNTABLE = 6;

/** Whether the number from `start` to `end` is an amount or counts something. */
export const isAmount = (text: string, start: number, end: number): boolean =>
  AMOUNT_BEFORE.test(text.slice(Math.max(0, start - 12), start)) ||
  SUM_AFTER.test(text.slice(end, end + 12)) ||
  (digitsOf(text.slice(start, end)).length <= COUNTABLE && COUNTED_AFTER.test(text.slice(end, end + 14)));

/** Whether the words right before a number say that it is not a person's: a serial number, an invoice. */
export const isSpokenAgainst = (text: string, start: number): boolean =>
  AGAINST.test(text.slice(Math.max(0, start - NEAR), start));

/** Where a number may begin that a word names, and how many letters and digits it has at least. */
interface Reach {
  name: Naming;
  start: number;
  least: number;
}

/**
 * Numbers that a word beside them names as private, whatever they look like.
 * @param closed marks the units that belong to dates, times and numbers already masked
 */
export function namedIn(text: string, closed: Uint8Array, country: string | undefined): Found[] {
  const found: Found[] = [];
  for (const { 0: word, index } of text.matchAll(NAMES)) {
    const name = kinds.get(word.toLowerCase().replace(/[ _-]/g, ''));
    if (!name) continue;
    const around = text.slice(Math.max(0, index - NEAR), index);
    const isThings = SHARED.test(word) && THING_BEFORE.test(around);
    for (const reach of isThings ? [] : reachesOf(text, name, index + word.length)) {
      const after = codeOf(text, reach, closed, country);
      if (after) found.push(after);
      if (after) break;
    }
    const said = SAID_AFTER.exec(around);
    const code = said?.[1];
    if (!said || !code || isThings) continue;
    const start = index - around.length + said.index;
    const before = fitting(text, { name, start, least: name.least }, code);
    if (before && !closed[start]) found.push(before);
  }
  for (const { 1: number = '', index } of text.matchAll(ANSWERED))
    if (!closed[index] && !isDay(number))
      found.push({ kind: 'phone', start: index, end: index + number.length, sure: false });
  return found;
}

/** Where the number may begin that a name before it names, the likeliest first. */
function reachesOf(text: string, name: Naming, from: number): Reach[] {
  BETWEEN.lastIndex = from;
  const between = BETWEEN.exec(text);
  const least = between?.[1] === undefined ? name.least : Math.min(name.least, afterName);
  FILLED.lastIndex = from;
  const filled = FILLED.exec(text);
  return [
    ...(between ? [{ name, start: from + between[0].length, least }] : []),
    ...(filled && !NOT_ITS_NUMBER.test(filled[1] ?? '')
      ? [{ name, start: from + filled[0].length, least: name.least }]
      : []),
  ];
}

/** The number that begins there: it ends before a date or a time, and has at most `MOST` letters and digits. */
function codeOf(text: string, reach: Reach, closed: Uint8Array, country: string | undefined): Found | null {
  const { name, start } = reach;
  if (closed[start]) return null;
  const form = name.kind === 'secret' ? SECRET : name.letters ? CODE : PLAIN;
  form.lastIndex = start;
  let code = form.exec(text)?.[0] ?? '';
  for (let at = 0; at < code.length; at++) if (closed[start + at]) code = code.slice(0, at);
  code = code.replace(/[^A-Za-z0-9)]+$/, '');
  while (lengthOf(code) > MOST && LAST_GROUP.test(code)) code = code.replace(LAST_GROUP, '');
  if (name.kind !== 'phone') return fitting(text, reach, withoutSum(code));
  return fitting(text, ...withoutHotlines(code, reach, country));
}

/** Empty where the code is a sum with commas between thousands. */
const withoutSum = (code: string) => (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(code) ? '' : code);

/**
 * Hotlines are often listed side by side: 12378 12363. Those at either end are dropped; what is left may be a
 * person's.
 */
function withoutHotlines(code: string, reach: Reach, country: string | undefined): [Reach, string] {
  let { start } = reach;
  let rest = code;
  const isPublic = (group: string) => group.length <= HOTLINE && isPublicPhone(group, country);
  for (let group = FIRST.exec(rest); group && isPublic(group[1] ?? ''); group = FIRST.exec(rest)) {
    start += group[0].length;
    rest = rest.slice(group[0].length);
  }
  for (let group = LAST.exec(rest); group && isPublic(group[1] ?? ''); group = LAST.exec(rest))
    rest = rest.slice(0, group.index);
  return [{ ...reach, start }, rest];
}

const HOTLINE = 5;
const FIRST = /^(\d+)(?:[^\d]+|$)/;
const LAST = /[^\d]+(\d+)$/;

/** The find, where the code can be such a number and is not a sum, a count or a day. */
function fitting(text: string, { name, start, least }: Reach, code: string): Found | null {
  const end = start + code.length;
  const length = lengthOf(code);
  const { kind } = name;
  if (length < least || length > MOST || !/\d/.test(code)) return null;
  if (isAmount(text, start, end)) return null;
  if (kind !== 'secret' && kind !== 'account' && isDay(code)) return null;
  if (kind !== 'secret' && /^(?:19|20)\d\d$/.test(code)) return null;
  // A round number after a word that may mean anything is a sum.
  if (least > afterName && /^\d{1,4}000$/.test(code)) return null;
  return { kind, start, end, sure: false };
}

const isDay = (code: string) => /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?$/.test(code);

const LAST_GROUP = /[^A-Za-z0-9]+[A-Za-z0-9]+\)?$/;
const lengthOf = (code: string) => code.replace(/[^A-Za-z0-9]/g, '').length;
const digitsOf = (code: string) => code.replace(/\D/g, '');
