import { ibansIn } from './iban.js';
import { isHongKongIdentity, isTaiwaneseIdentity } from './identity.js';
import { legible } from './legible.js';
import { type Found, numbersIn, type PrivateKind } from './numbers.js';

export { clean } from './clean.js';
export type { PrivateKind } from './numbers.js';

export interface Masked {
  text: string;
  /** What was masked, a row per kind found, in a fixed order. */
  masked: { kind: PrivateKind; count: number }[];
}

/** What digits are left alone in: numbers masked before, dates, times of day. */
const CLOSED = [
  /•{4} [0-9A-Za-z]{2,4}(?!\d)/g,
  /(?<!\d)(?:19|20)\d\d([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?!\d)/g,
  /(?<!\d)\d{1,2}([-/.])\d{1,2}\1(?:19|20)\d\d(?!\d)/g,
  /(?<!\d)(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?!\d)/g,
];
const TAIWANESE = /(?<![A-Za-z0-9])[A-Za-z][1289]\d{8}(?![A-Za-z0-9])/g;
const HONG_KONG = /(?<![A-Za-z0-9])[A-Za-z]{1,2}\d{6} ?\([0-9A]\)/gi;
const KINDS: readonly PrivateKind[] = ['identity', 'card', 'iban', 'phone'];
const SHOWN = 4;

/**
 * Replaces payment cards, identity numbers (mainland, Taiwan, Hong Kong), phones and IBANs in free text with '•••• 1234',
 * leaving everything else as it was written. Masking a masked text changes nothing. Numbers hidden by full-width digits,
 * zero-width signs, spaces or dashes are found too. Where two readings of the same digits overlap, all of them go.
 */
export function mask(original: string): Masked {
  if (!/[\p{Nd}\p{No}]/u.test(original)) return { text: original, masked: [] };
  const { text, starts, ends } = legible(original);
  const found = joined([...numbersIn(text, closedIn(text)), ...lettered(text)]).map((each) =>
    widened(text, each),
  );
  let masked = '';
  let at = 0;
  for (const { start, end } of found) {
    masked += `${original.slice(at, starts[start])}•••• ${lastSigns(text.slice(start, end))}`;
    at = ends[end - 1] ?? original.length;
  }
  return { text: masked + original.slice(at), masked: counted(found) };
}

/** Where private numbers stand in a text, those that are masked already too: [start, end) of the original. */
export function privateSpans(original: string, _branch: unknown): { start: number; end: number }[] {
  const hidden = [...original.matchAll(/•{4} [0-9A-Za-z]{2,4}/g)].map(({ 0: whole, index }) => ({
    start: index,
    end: index + whole.length,
  }));
  if (!/[\p{Nd}\p{No}]/u.test(original)) return hidden;
  const { text, starts, ends } = legible(original);
  const found = joined([...numbersIn(text, closedIn(text)), ...lettered(text)]).map((each) =>
    widened(text, each),
  );
  return [
    ...hidden,
    ...found.map(({ start, end }) => ({ start: starts[start] ?? 0, end: ends[end - 1] ?? original.length })),
  ];
}

function closedIn(text: string): Uint8Array {
  const closed = new Uint8Array(text.length);
  for (const pattern of CLOSED) {
    for (const { 0: part, index } of text.matchAll(pattern)) closed.fill(1, index, index + part.length);
  }
  return closed;
}

/** The numbers that begin with letters. */
function lettered(text: string): Found[] {
  const spans = (pattern: RegExp, test: (number: string) => boolean): Found[] =>
    [...text.matchAll(pattern)]
      .filter(({ 0: part }) => test(part.toUpperCase().replace(/[^A-Z0-9]/g, '')))
      .map(({ 0: part, index }) => ({ kind: 'identity', start: index, end: index + part.length }));
  const ibans = ibansIn(text).map(([start, end]): Found => ({ kind: 'iban', start, end }));
  return [...ibans, ...spans(TAIWANESE, isTaiwaneseIdentity), ...spans(HONG_KONG, isHongKongIdentity)];
}

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
  return number
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(-SHOWN);
}

function counted(found: readonly Found[]): Masked['masked'] {
  return KINDS.map((kind) => ({ kind, count: found.filter((each) => each.kind === kind).length })).filter(
    ({ count }) => count > 0,
  );
}
