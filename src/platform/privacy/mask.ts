import { countryOf, identitiesIn } from './countries/index.js';
import { ibansIn } from './iban.js';
import { legible } from './legible.js';
import { isAmount, isSpokenAgainst, namedIn } from './named.js';
import { type Found, numbersIn, type PrivateKind } from './numbers.js';
import { isPublicPhone } from './phone.js';
import { normalise } from './sealed.js';
import { spelled } from './spelled.js';

export { clean } from './clean.js';
export type { PrivateKind } from './numbers.js';

export interface Masked {
  text: string;
  /** What was masked, a row per kind found, in a fixed order. */
  masked: { kind: PrivateKind; count: number }[];
}

/** Whose text it is: what is a private number depends on where people live, and on which numbers are the branch's own. */
export interface Surroundings {
  /** ISO 3166; absent, only what is a private number anywhere is masked. */
  country?: string;
  /** Lines with the branch's own numbers, which everybody may read. */
  own?: readonly string[];
}

/** What digits are left alone in: numbers masked before, dates, times of day. */
const CLOSED = [
  /•{4} [0-9A-Za-z]{2,4}(?!\d)/g,
  /(?<!\d)(?:19|20)\d\d([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?!\d)/g,
  /(?<!\d)\d{1,2}([-/.])\d{1,2}\1(?:19|20)\d\d(?!\d)/g,
  /(?<!\d)(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?!\d)/g,
];
const KINDS: readonly PrivateKind[] = ['identity', 'card', 'iban', 'account', 'phone'];
/** So many signs are shown of a number, and of one so short that they would be most of it. */
const SHOWN = 4;
const SHOWN_OF_SHORT = 2;
const SHORT = 6;
const ROUNDS = 4;

/**
 * Replaces payment cards, identity numbers, phones, IBANs, and whatever a word before it names as such, in free text with
 * '•••• 1234', leaving everything else as it was written. Masking a masked text changes nothing. Numbers hidden by full-width
 * digits, zero-width signs, spaces or dashes, or spelt in Chinese, are found too. Where two readings of the same digits overlap,
 * all of them go.
 */
export function mask(original: string, where: Surroundings = {}): Masked {
  const pieces = piecesOf(original, where);
  let masked = '';
  let at = 0;
  for (const { start, end, shown } of pieces) {
    masked += original.slice(at, start) + shown;
    at = end;
  }
  return { text: masked + original.slice(at), masked: counted(pieces) };
}

/** Puts the numbers of an original back where their masks still stand in a text that somebody made of it. */
export function unmask(text: string, original: string, where: Surroundings = {}): string {
  let whole = '';
  let at = 0;
  for (const { start, end, shown } of piecesOf(original, where)) {
    const found = text.indexOf(shown, at);
    if (found < 0) continue;
    whole += text.slice(at, found) + original.slice(start, end);
    at = found + shown.length;
  }
  return whole + text.slice(at);
}

/** Where private numbers stand in a text, those that are masked already too: [start, end) of the original. */
export function privateSpans(original: string, where: Surroundings = {}): { start: number; end: number }[] {
  const hidden = [...original.matchAll(/•{4} [0-9A-Za-z]{2,4}/g)].map(({ 0: whole, index }) => ({
    start: index,
    end: index + whole.length,
  }));
  return [...hidden, ...piecesOf(original, where)];
}

type Piece = Pick<Found, 'kind' | 'start' | 'end'> & { shown: string };

/** What is masked of a text as it was written, and what is shown instead. */
function piecesOf(original: string, where: Surroundings): Piece[] {
  const { text, starts, ends } = legible(original);
  const said = spelled(text);
  const ways = [text, ...(said === null ? [] : [said])].filter((way) => /\d/.test(way));
  return joined(allIn(ways, where)).map(({ kind, start, end }) => ({
    kind,
    start: starts[start] ?? 0,
    end: ends[end - 1] ?? original.length,
    shown: `•••• ${lastSigns((said ?? text).slice(start, end))}`,
  }));
}

/** What is left of a number beside one that was found may be known only when that one is gone. */
function allIn(ways: readonly string[], where: Surroundings): Found[] {
  const all: Found[] = [];
  let left = ways;
  for (let round = 0; round < ROUNDS; round++) {
    const found = left.flatMap((way) => privateIn(way, where));
    if (found.length === 0) break;
    for (const each of found) all.push(each);
    const spans = joined(found);
    left = left.map((way) => blanked(way, spans));
  }
  return all;
}

/** A text with bullets for what was found in it. */
function blanked(text: string, spans: readonly Found[]): string {
  let blank = '';
  for (const { start, end } of spans) blank += text.slice(blank.length, start) + '•'.repeat(end - start);
  return blank + text.slice(blank.length);
}

/** The private numbers of a legible text; some may overlap. */
function privateIn(text: string, { country, own = [] }: Surroundings): Found[] {
  const closed = closedIn(text);
  const formed = [...numbersIn(text, closed, country), ...lettered(text, country)].map((each) =>
    widened(text, each),
  );
  // What is known by its form ends where it ends; what only a word names may go on into the next number.
  const known = new Set(formed.filter(({ kind }) => kind === 'phone').map(({ start }) => start));
  const named = namedIn(text, closed).filter(({ kind, start }) => kind !== 'phone' || !known.has(start));
  const ours = new Set(own.flatMap(numbersOf));
  const isPublic = ({ kind, start, end }: Found) => {
    const number = text.slice(start, end);
    return ours.has(normalise(number)) || (kind === 'phone' && isPublicPhone(number, country));
  };
  const isNobodys = ({ home, start, end }: Found) =>
    isSpokenAgainst(text, start) || (home && isAmount(text, start, end));
  const open = formed.filter((each) => each.sure || !isNobodys(each));
  return [...open, ...named].filter((each) => each.sure || !isPublic(each));
}

/** The numbers in a line such as 'Security: 0571-8888 6666', each written in one way. */
const numbersOf = (line: string): string[] =>
  (legible(line).text.match(/\+?\d(?:[ \-.·()]{0,3}\d){3,}/g) ?? []).map(normalise);

function closedIn(text: string): Uint8Array {
  const closed = new Uint8Array(text.length);
  for (const pattern of CLOSED) {
    for (const { 0: part, index } of text.matchAll(pattern)) closed.fill(1, index, index + part.length);
  }
  return closed;
}

/** The numbers that are known by how they are written: those with letters among them. */
function lettered(text: string, country: string | undefined): Found[] {
  const forms = identitiesIn(country).flatMap((identity) => ('form' in identity ? [identity] : []));
  const identities = forms.flatMap(({ form, check, unmistakable }) =>
    [...text.matchAll(form)]
      .filter(({ 0: part }) => check?.(part.toUpperCase().replace(/[^A-Z0-9]/g, '')) ?? true)
      .map((match) => ({
        ...foundAt('identity', match, check !== undefined),
        ...(unmistakable ? {} : { home: true as const }),
      })),
  );
  const accounts = (countryOf(country)?.accounts ?? []).flatMap((form) =>
    [...text.matchAll(form)].map((match) => foundAt('account', match, false)),
  );
  const ibans = ibansIn(text).map(([start, end]): Found => ({ kind: 'iban', start, end, sure: true }));
  return [...ibans, ...identities, ...accounts];
}

const foundAt = (kind: PrivateKind, { 0: part, index }: RegExpExecArray, sure: boolean): Found => ({
  kind,
  start: index,
  end: index + part.length,
  sure,
});

/** Overlapping finds as one, of the kind of the longest. */
function joined(found: Found[]): Found[] {
  const rank = (each: Found) => (each.end - each.start) * KINDS.length - KINDS.indexOf(each.kind);
  const whole: { span: Found; best: Found }[] = [];
  for (const each of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = whole.at(-1);
    if (!last || each.start >= last.span.end) {
      whole.push({ span: { ...each }, best: each });
      continue;
    }
    last.span.end = Math.max(last.span.end, each.end);
    if (rank(each) > rank(last.best)) last.best = each;
  }
  return whole.map(({ span, best }) => ({ ...span, kind: best.kind }));
}

/** With the plus sign and the opening bracket that belong to it: +86 …, (415) … */
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

function counted(found: readonly Pick<Found, 'kind'>[]): Masked['masked'] {
  return KINDS.map((kind) => ({ kind, count: found.filter((each) => each.kind === kind).length })).filter(
    ({ count }) => count > 0,
  );
}
