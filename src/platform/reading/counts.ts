import type { Folded, Span } from './fold.js';
import { type NumberRead, numbersIn } from './numbers.js';
import { oneOf, type Unit } from './words.js';

/** A count that a line may give. */
export interface CountWanted {
  name: string;
  max: number;
  /** What it counts; minutes may be given as hours. */
  unit?: Unit;
  /** What the number is called in the line, in every language, as `fold` leaves it. */
  called: readonly string[];
}

export interface CountRead extends Span {
  name: string;
  value: number;
}

/** Counts of a line, and stretches that look like counts and belong nowhere. */
export interface CountsRead {
  counts: CountRead[];
  /** `too_large`: more than the field holds; `order`: it is not clear which of the fields is meant. */
  doubts: (Span & { why: 'too_large' | 'order' })[];
}

const LINK = '\\s*(?:[:=]|是|为|為|共|约|約|is|about|was|for|has|up to)?\\s*';
const SEPARATOR = /^[\s,，、/;；.·|+&-]*(?:and|和)?[\s,、/;.|]*$/u;

interface Named {
  number: NumberRead;
  wanted: CountWanted | null;
  span: Span;
}

/**
 * Numbers that the line calls by name or by what they count; and those at its head, in the order of what is wanted:
 * `18 35` is 18 who wait, 35 minutes at most. Numbers elsewhere in a sentence are its own.
 */
export function countsIn(folded: Folded, wanted: readonly CountWanted[]): CountsRead {
  const numbers = numbersIn(folded);
  if (numbers.length === 0 || wanted.length === 0) return { counts: [], doubts: [] };
  const names = wanted.map((one) => ({ one, before: named(one, 'before'), after: named(one, 'after') }));
  const all = numbers.map((number): Named => byName(number, folded.text, names));
  for (const each of all) each.wanted ??= byUnit(each.number, all, wanted);
  const taken = new Map<CountWanted, Named>();
  const doubts: CountsRead['doubts'] = [];
  for (const each of all) {
    if (!each.wanted) continue;
    if (taken.has(each.wanted)) doubts.push({ ...each.span, why: 'order' });
    else taken.set(each.wanted, each);
  }
  const loose = atHead(folded.text, all).filter((each) => !each.wanted);
  const left = wanted.filter((one) => !taken.has(one));
  if (loose.length > left.length || loose.some(({ number }) => number.unit && number.unit !== 'pieces'))
    doubts.push(...loose.map(({ span }) => ({ ...span, why: 'order' as const })));
  else
    for (const [place, each] of loose.entries()) {
      const one = left[place];
      if (one) taken.set(one, each);
    }
  const counts: CountRead[] = [];
  for (const [one, { number, span }] of taken) {
    const value = one.unit === 'minutes' && number.unit === 'hours' ? number.value * 60 : number.value;
    if (Number.isInteger(value) && value <= one.max && !number.currency) counts.push({ name: one.name, value, ...span });
    else doubts.push({ ...span, why: 'too_large' });
  }
  return { counts: counts.sort((a, b) => a.start - b.start), doubts };
}

const named = ({ called }: CountWanted, where: 'before' | 'after'): RegExp | null =>
  called.length === 0
    ? null
    : where === 'before'
      ? new RegExp(`${oneOf(called)}${LINK}$`, 'u')
      : new RegExp(`^\\s*${oneOf(called)}`, 'u');

/** The name right after a number counts more than the one before it: in `41 satisfied, 2 not` it follows. */
function byName(
  number: NumberRead,
  text: string,
  names: readonly { one: CountWanted; before: RegExp | null; after: RegExp | null }[],
): Named {
  const behind = text.slice(number.end, number.end + 40);
  const digitsEnd = text.slice(number.digits.end, number.digits.end + 40);
  let best: { wanted: CountWanted; end: number } | null = null;
  for (const { one, after } of names) {
    for (const [tail, from] of [[digitsEnd, number.digits.end], [behind, number.end]] as const) {
      const length = after?.exec(tail)?.[0].length ?? 0;
      if (length > 0 && from + length > (best?.end ?? 0)) best = { wanted: one, end: from + length };
    }
  }
  if (best) return { number, wanted: best.wanted, span: { start: number.start, end: Math.max(best.end, number.end) } };
  const ahead = text.slice(Math.max(0, number.start - 40), number.start);
  let longest: { wanted: CountWanted; length: number } | null = null;
  for (const { one, before } of names) {
    const length = before?.exec(ahead)?.[0].length ?? 0;
    if (length > (longest?.length ?? 0)) longest = { wanted: one, length };
  }
  if (longest)
    return { number, wanted: longest.wanted, span: { start: number.start - longest.length, end: number.end } };
  return { number, wanted: null, span: { start: number.start, end: number.end } };
}

/** The only count of that unit, where no other number is called by its name. */
function byUnit(number: NumberRead, all: readonly Named[], wanted: readonly CountWanted[]): CountWanted | null {
  if (!number.unit || number.unit === 'pieces') return null;
  const unit = number.unit === 'hours' ? 'minutes' : number.unit;
  const [fits] = wanted.filter((one) => one.unit === unit && !all.some((each) => each.wanted === one));
  return fits ?? null;
}

/** The numbers that the line begins with, up to the first word that is none of them. */
function atHead(text: string, all: readonly Named[]): Named[] {
  const found: Named[] = [];
  let end = 0;
  for (const each of all) {
    if (!SEPARATOR.test(text.slice(end, each.span.start))) break;
    // A number glued to what follows is part of a word: 3rd, 5号窗.
    if (!/^(?:$|[\s,，、/;；.|+&)-])/u.test(text.slice(each.span.end, each.span.end + 1)) && !each.wanted) break;
    found.push(each);
    end = each.span.end;
  }
  return found;
}
