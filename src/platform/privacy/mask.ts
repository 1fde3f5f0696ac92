import { type Folded, fold, originalSpan, type Span } from '../text/fold.js';
import { countryOf, identitiesIn } from './countries/index.js';
import { ibansIn } from './iban.js';
import { isAmount, isSpokenAgainst, namedIn } from './named.js';
import { type Found, numbersIn, type PrivateKind } from './numbers.js';
import { isPublicPhone } from './phone.js';
import { normalise } from './sealed.js';
import { spelled, type Way } from './spelled.js';

export { clean } from './clean.js';
export type { PrivateKind } from './numbers.js';

export interface Masked {
  text: string;
  /** What was masked: one entry per kind found, in a fixed order. */
  masked: { kind: PrivateKind; count: number }[];
}

/** A private number in a folded text, and what is shown instead. */
export interface Piece extends Span {
  kind: PrivateKind;
  shown: string;
}

/**
 * Where a text was written: what counts as a private number depends on the country, and on which numbers are the
 * branch's own.
 */
export interface Surroundings {
  /** ISO 3166; absent, only what is a private number anywhere is masked. */
  country?: string;
  /** Lines with the branch's own numbers, which everybody may read. */
  own?: readonly string[];
}

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}';
const CLOCK = '(?:[01]\\d|2[0-3])(?:00|15|30|45)';
/** Where digits are left alone: numbers that are already masked, dates, years, times of day. */
const CLOSED = [
  /•{4} [0-9A-Za-z]{2,4}(?!\d)/g,
  /(?<!\d)(?:19|20)\d\d([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?!\d)/g,
  /(?<!\d)\d{1,2}([-/.])\d{1,2}\1(?:19|20)\d\d(?!\d)/g,
  /(?<!\d)(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?!\d)/g,
  // A month, from one year to another, from one time of day to another.
  /(?<![\d/.-])(?:19|20)\d\d[-/.](?:0[1-9]|1[0-2])(?![-/. ]?\d)/g,
  /(?<![\d/.-])(?:0?[1-9]|1[0-2])\/(?:19|20)\d\d(?![-/. ]?\d)/g,
  /(?<![\d/.~-] ?)(?:19|20)\d\d ?[-/~至到] ?(?:19|20)\d\d(?! ?[-/.~]? ?\d)/g,
  new RegExp(`(?<![\\d/.~-] ?)${CLOCK} ?[-~至到] ?${CLOCK}(?! ?[-/.~]? ?\\d)`, 'g'),
  /(?<!\d)(?:(?:19|20)\d\d ?年|\d{1,3} ?年|\d{1,2} ?[月日])/g,
  new RegExp(`(?<!\\d)(?:\\d{1,2}(?:st|nd|rd|th)? )?${MONTH},? (?:\\d{1,2},? )?(?:19|20)\\d\\d(?!\\d)`, 'gi'),
];
const KINDS: readonly PrivateKind[] = ['identity', 'card', 'iban', 'account', 'phone', 'secret'];
/** How many characters of a number stay visible; of one of up to `SHORT` characters fewer. */
const SHOWN = 4;
const SHOWN_OF_SHORT = 2;
const SHORT = 6;
/** What a PIN or a password is replaced by: nothing of it stays visible. */
const HIDDEN_WHOLE = '••••••';
const ROUNDS = 4;
/** The least spelt digits of a number that is found only after spelt digits were converted. */
const LEAST_SPELT = 3;

/**
 * Replaces payment cards, identity numbers, phones, IBANs, and whatever a word beside it names as such, in free text with
 * '•••• 1234', a PIN or a password with bullets alone, leaving everything else as it was written. Masking a masked text changes
 * nothing. Numbers hidden by full-width digits, zero-width signs, spaces or dashes, or spelt in Chinese or English, are found too.
 * Where two readings of the same digits overlap, all of them go.
 */
export const mask = (original: string, where: Surroundings = {}): Masked => {
  const folded = fold(original);
  return maskedWith(folded, piecesIn(folded, where));
};

/** A text with these pieces of it masked. */
export function maskedWith(folded: Folded, pieces: readonly Piece[]): Masked {
  const { original } = folded;
  let masked = '';
  let at = 0;
  for (const piece of pieces) {
    const { start, end } = originalSpan(folded, piece);
    masked += original.slice(at, start) + piece.shown;
    at = end;
  }
  return { text: masked + original.slice(at), masked: counted(pieces) };
}

/** Puts the numbers of an original back where their masks still stand in a text that somebody made of it. */
export function unmask(text: string, original: string, where: Surroundings = {}): string {
  const folded = fold(original);
  let whole = '';
  let at = 0;
  for (const piece of piecesIn(folded, where)) {
    const { start, end } = originalSpan(folded, piece);
    const found = text.indexOf(piece.shown, at);
    if (found < 0) continue;
    whole += text.slice(at, found) + original.slice(start, end);
    at = found + piece.shown.length;
  }
  return whole + text.slice(at);
}

/** The places of masks in a folded text. */
export const masksIn = ({ cased }: Folded): Span[] =>
  [...cased.matchAll(/•{6}|•{4} [0-9A-Za-z]{2,4}/g)].map(({ 0: whole, index }) => ({
    start: index,
    end: index + whole.length,
  }));

/** The private numbers of a folded text, in its order, none of them overlapping another. */
export function piecesIn(folded: Folded, where: Surroundings = {}): Piece[] {
  const { cased } = folded;
  const plain: Way = { text: cased, starts: identity(cased.length), ends: identity(cased.length, 1) };
  const said = spelled(folded);
  const ways = [plain, ...(said ? [said] : [])].filter(({ text }) => /\d/.test(text));
  return joined(allIn(ways, cased, where)).map(({ kind, start, end, number }) => ({
    kind,
    start,
    end,
    shown: kind === 'secret' ? HIDDEN_WHOLE : `•••• ${lastSigns(number)}`,
  }));
}

const identity = (length: number, more = 0) => Array.from({ length }, (_, at) => at + more);

/** A number that was found in one rewriting of a text, at its place in the text itself. */
type Placed = Found & { number: string };

/** Searches in rounds: the remaining digits beside a number may be recognised only when that number is blanked out. */
function allIn(ways: readonly Way[], cased: string, where: Surroundings): Placed[] {
  const all: Placed[] = [];
  let left = ways;
  for (let round = 0; round < ROUNDS; round++) {
    const found = left.flatMap((way, place) =>
      privateIn(way.text, where)
        .filter((each) => place === 0 || isSpelt(way, cased, each))
        .map((each) => placed(way, each)),
    );
    if (found.length === 0) break;
    for (const each of found) all.push(each);
    const gone = new Uint8Array(cased.length);
    for (const { start, end } of found) gone.fill(1, start, end);
    left = left.map((way) => without(way, gone));
  }
  return all;
}

/** Converts a place in a rewriting to the place in the text itself. */
function placed({ text, starts, ends }: Way, found: Found): Placed {
  const start = starts[found.start] ?? 0;
  const end = ends[found.end - 1] ?? start;
  return { ...found, start, end, number: text.slice(found.start, found.end) };
}

/** Whether enough digits of a number are spelt: a single 一 behind digits may be a word. */
function isSpelt({ text, starts, ends }: Way, cased: string, found: Span): boolean {
  let spelt = 0;
  for (let at = found.start; at < found.end; at++) {
    const start = starts[at] ?? 0;
    const sign = cased.slice(start, ends[at]);
    if (sign !== text[at]) spelt += /^[oil]$/i.test(sign) ? LEAST_SPELT : 1;
  }
  return spelt >= LEAST_SPELT;
}

/** A rewriting with bullets in place of what was found. A spelt number starts with what separates it from the word before. */
const without = (way: Way, gone: Uint8Array): Way => ({
  ...way,
  text: Array.from({ length: way.text.length }, (_, at) =>
    gone[(way.ends[at] ?? 1) - 1] ? '•' : (way.text[at] ?? ''),
  ).join(''),
});

/** The private numbers of a text; some may overlap. */
function privateIn(text: string, { country, own = [] }: Surroundings): Found[] {
  const closed = closedIn(text);
  const formed = [...numbersIn(text, closed, country), ...formedIn(text, closed, country)].map((each) =>
    widened(text, each),
  );
  const ours = new Set(own.flatMap(numbersOf));
  const isPublic = ({ kind, start, end }: Found) => {
    const number = text.slice(start, end);
    return ours.has(normalise(number)) || (kind === 'phone' && isPublicPhone(number, country));
  };
  const isNobodys = ({ kind, home, several, start, end }: Found) =>
    isSpokenAgainst(text, start) ||
    (several && isAmount(text, end - (/\d+$/.exec(text.slice(start, end))?.[0].length ?? 0), end)) ||
    (home && (isAmount(text, start, end) || /[A-Za-z]-?$/.test(text.slice(Math.max(0, start - 2), start)))) ||
    (kind === 'phone' && CODE_BEFORE.test(text.slice(Math.max(0, start - 8), start)));
  const open = formed.filter((each) => each.sure || !isNobodys(each));
  // A phone recognised by its form has a certain end; the same number named by a word might run on into the next one.
  const known = new Set(open.filter(({ kind }) => kind === 'phone').map(({ start }) => start));
  const named = namedIn(text, closed, country).filter(
    ({ kind, start }) => kind !== 'phone' || !known.has(start),
  );
  return [...open, ...named].filter((each) => each.sure || !isPublic(each));
}

/** Letters that the digits after them belong to: a serial number, a waybill. */
const CODE_BEFORE = /(?:\d[A-Za-z]+|(?<![A-Za-z])[A-Z]{2,4})-?$/;

/** The numbers in a line such as 'Security: 0571-8888 6666', normalised. */
const numbersOf = (line: string): string[] =>
  (fold(line).text.match(/\+?\d(?:[ \-.·()]{0,3}\d){3,}/g) ?? []).map(normalise);

function closedIn(text: string): Uint8Array {
  const closed = new Uint8Array(text.length);
  for (const pattern of CLOSED) {
    for (const { 0: part, index } of text.matchAll(pattern)) closed.fill(1, index, index + part.length);
  }
  return closed;
}

/** Numbers that are recognised by their written form: IBANs, identity numbers, accounts and landlines. */
function formedIn(text: string, closed: Uint8Array, country: string | undefined): Found[] {
  const forms = identitiesIn(country).flatMap((identity) => ('form' in identity ? [identity] : []));
  const identities = forms.flatMap(({ form, check, unmistakable }) =>
    [...text.matchAll(form)]
      .filter(({ 0: part }) => check?.(part.toUpperCase().replace(/[^A-Z0-9]/g, '')) ?? true)
      .map((match) => ({
        ...foundAt('identity', match, check !== undefined),
        ...(unmistakable ? {} : { home: true as const }),
      })),
  );
  const local = (countryOf(country)?.local ?? []).flatMap((form) =>
    [...text.matchAll(form)]
      .filter(({ 0: part, index }) => !closed[index] && !isRange(part))
      .map((match) => ({ ...foundAt('phone', match, false), home: true as const })),
  );
  const accounts = (countryOf(country)?.accounts ?? []).flatMap((form) =>
    [...text.matchAll(form)].map((match) => foundAt('account', match, false)),
  );
  const ibans = ibansIn(text).map(([start, end]): Found => ({ kind: 'iban', start, end, sure: true }));
  return [...ibans, ...identities, ...accounts, ...local];
}

/** Whether it is a range of tickets or keys, from one number to another. */
function isRange(part: string): boolean {
  const [from = 0, to = 0] = part.split('-').map(Number);
  return (to > from && to - from <= 1000) || (from % 100 === 0 && to % 100 === 0);
}

const foundAt = (kind: PrivateKind, { 0: part, index }: RegExpExecArray, sure: boolean): Found => ({
  kind,
  start: index,
  end: index + part.length,
  sure,
});

/** Merges overlapping finds into one, of the kind of the longest; a secret comes before all. */
function joined(found: Placed[]): Placed[] {
  const rank = (each: Placed) =>
    each.kind === 'secret'
      ? Number.POSITIVE_INFINITY
      : (each.end - each.start) * KINDS.length - KINDS.indexOf(each.kind);
  const whole: { span: Placed; best: Placed; tail: Placed }[] = [];
  for (const each of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = whole.at(-1);
    if (!last || each.start >= last.span.end) {
      whole.push({ span: { ...each }, best: each, tail: each });
      continue;
    }
    if (each.end > last.tail.end) last.tail = each;
    last.span.end = last.tail.end;
    if (rank(each) > rank(last.best)) last.best = each;
  }
  return whole.map(({ span, best, tail }) => ({ ...span, kind: best.kind, number: tail.number }));
}

/** Extends a find to the plus sign and the opening bracket that belong to it: +86 …, (415) … */
function widened(text: string, found: Found): Found {
  const opening = /\(?\+?\(?$/.exec(text.slice(Math.max(0, found.start - 3), found.start))?.[0] ?? '';
  const inside = text.slice(found.start, found.end);
  const bracketed = inside.includes(')') && !inside.includes('(');
  const own = bracketed ? opening : opening.replace(/^\(+/, '').replace(/[^+]/g, '');
  return { ...found, start: found.start - own.length };
}

function lastSigns(number: string): string {
  const signs = number
    .toUpperCase()
    .replace(/[×✕✖ХΧ*]$/, 'X')
    .replace(/[^A-Z0-9]/g, '');
  return signs.slice(signs.length > SHORT ? -SHOWN : -SHOWN_OF_SHORT);
}

/** How many there are of each kind. */
export function counted(found: readonly Pick<Found, 'kind'>[]): Masked['masked'] {
  return KINDS.map((kind) => ({ kind, count: found.filter((each) => each.kind === kind).length })).filter(
    ({ count }) => count > 0,
  );
}
