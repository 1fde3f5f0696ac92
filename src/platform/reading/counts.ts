import { blank, type Folded, type Span } from '../text/fold.js';
import { type NumberRead, numbersIn } from './numbers.js';
import { oneOf, type Unit } from './words.js';

/** A count that a line may give. */
export interface CountWanted {
  name: string;
  max: number;
  /** What it counts; minutes may be given as hours. */
  unit?: Unit;
  /** Set where it is read only with its name or unit. */
  byNameAlone?: true;
  /** What the number is called in the line, in every language, as `fold` leaves it. */
  called: readonly string[];
}

export interface CountRead extends Span {
  name: string;
  value: number;
}

/** `size`: no whole number, or more than can be; `range`: from one to another; `order`: it is not clear what it counts. */
export type CountDoubt = 'size' | 'range' | 'order';

/** The counts of a line, and what looks like a count but cannot be assigned. */
export interface CountsRead {
  counts: CountRead[];
  doubts: (Span & { why: CountDoubt })[];
}

const LINK = '\\s*(?:[:=]|是|为|為|共|约|約|只|就|is|about|was|for|has|up to|only)?\\s*';
const SEPARATOR = /^[\s,，、/;；.·|+&-]*(?:and(?![a-z])|和)?[\s,、/;.|]*$/u;
/**
 * Counts written with separators, such as 14/2/1. A comma with fewer than three digits behind it is one, and does not
 * separate thousands.
 */
const STROKES =
  /^[\s,]*(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\s?[/|]\s?\d+|,\d{1,2}(?!\d))+(?=\s*(?:$|[,;.#，。]))/u;

interface Counted {
  number: NumberRead;
  wanted: CountWanted | null;
  span: Span;
}

/**
 * Reads numbers that stand beside their name or unit; and bare numbers at the start of the line, in the order of
 * `wanted`: `18 35` is 18 who wait, 35 minutes at most. Bare numbers elsewhere in a sentence are ignored.
 */
export function countsIn(line: Folded, wanted: readonly CountWanted[]): CountsRead {
  const folded = withoutStrokes(line, wanted.filter((one) => !one.byNameAlone).length);
  const numbers = numbersIn(folded);
  if (numbers.length === 0 || wanted.length === 0) return { counts: [], doubts: [] };
  const all = named(numbers, folded.text, wanted);
  const doubts: CountsRead['doubts'] = [];
  const taken = new Map<CountWanted, Counted>();
  const doubt = (why: CountDoubt, list: readonly Counted[]) =>
    doubts.push(...list.map(({ span }) => ({ ...span, why })));
  const give = (each: Counted, one: CountWanted) => {
    each.wanted = one;
    if (taken.has(one)) doubt('order', [each]);
    else taken.set(one, each);
  };
  for (const each of all) if (each.wanted) give(each, each.wanted);
  const left = () => wanted.filter((one) => !taken.has(one) && !one.byNameAlone);
  const free = () => all.filter(({ wanted: one, number }) => !one && !number.loose && !number.percent);
  for (const one of left()) {
    if (!one.unit) continue;
    const fitting = free().filter(({ number }) => unitOf(number) === one.unit && !number.other);
    const whole = fitting.filter(({ number }) => !number.change);
    const totals = whole.filter(({ number }) => number.total);
    const [only, another] = totals.length === 1 ? totals : whole;
    // A line often begins with the whole and goes on with its parts; not with pieces, as in "two cards and a fund".
    const begins = one.unit !== 'pieces' && fitting[0]?.span.start === folded.text.search(/\S/);
    const first = begins ? fitting[0] : undefined;
    if (only && !another) give(only, one);
    else if (first && !first.number.change && totals.length === 0) give(first, one);
    else if (fitting.length > 0) doubt('order', fitting);
  }
  const head = atHead(folded.text, all, left().length);
  const loose = head.filter(
    ({ wanted: one, number }) => !one && !doubts.some(({ start }) => start === number.start),
  );
  if (isUnclear(loose, head, left(), folded.text)) doubt('order', loose);
  else
    for (const each of loose) {
      const [one] = left();
      if (one) give(each, one);
    }
  onlyOne(all, left(), folded.text, give);
  // Numbers that the line is about, and none of them is taken: 上午 30 20.
  if (taken.size === 0 && doubts.length === 0)
    doubt(
      'order',
      free().filter(({ number }) => !number.other && !number.named && !number.spelt && !number.currency),
    );
  doubt(
    'size',
    all.filter(({ wanted: one, number }) => !one && (number.percent || number.unit === 'seconds')),
  );
  doubt(
    'range',
    all.filter(({ wanted: one, number }) => !one && number.range && number.unit === 'people'),
  );
  return values(taken, doubts);
}

function values(taken: ReadonlyMap<CountWanted, Counted>, doubts: CountsRead['doubts']): CountsRead {
  const counts: CountRead[] = [];
  for (const [one, { number, span }] of taken) {
    const value = one.unit === 'minutes' && number.unit === 'hours' ? number.value * 60 : number.value;
    if (number.range) doubts.push({ ...span, why: 'range' });
    else if (
      !Number.isInteger(value) ||
      value > one.max ||
      number.currency ||
      number.percent ||
      number.other ||
      number.unit === 'seconds'
    )
      doubts.push({ ...span, why: 'size' });
    else counts.push({ name: one.name, value, ...span });
  }
  return { counts: counts.sort((a, b) => a.start - b.start), doubts };
}

const unitOf = ({ unit }: NumberRead): Unit | null => (unit === 'hours' ? 'minutes' : unit);

/** Blanks the separators between numbers at the start of a line, where there are exactly as many numbers as wanted. */
function withoutStrokes(folded: Folded, most: number): Folded {
  const head = STROKES.exec(folded.text)?.[0];
  const strokes = [...(head ?? '').matchAll(/[/|]|(?<=\d),(?!\d{3}(?!\d))/g)].map(({ index }) => ({
    start: index,
    end: index + 1,
  }));
  return strokes.length + 1 === most ? blank(folded, strokes) : folded;
}

/**
 * Whether bare numbers cannot be assigned: there are more than wanted, they count something else, or they are too few
 * and a sentence goes on.
 */
function isUnclear(
  loose: readonly Counted[],
  head: readonly Counted[],
  left: readonly CountWanted[],
  text: string,
): boolean {
  const last = head.at(-1);
  if (loose.length === 0 || !last) return false;
  if (loose.length > left.length) return true;
  if (loose.some(({ number }) => number.other || (number.unit && number.unit !== 'pieces'))) return true;
  const isWhole = loose.length === left.length && (head.length > 1 || left.length === 1);
  return !isWhole && /^\s*\p{L}/u.test(text.slice(last.span.end));
}

/** Where one count is left and one number in the line, the name may stand anywhere. */
function onlyOne(
  all: readonly Counted[],
  left: readonly CountWanted[],
  text: string,
  give: (each: Counted, one: CountWanted) => void,
): void {
  const [one, another] = left;
  const [each, more] = all.filter(({ wanted, number }) => !wanted && !number.percent && !number.currency);
  if (one && !another && each && !more && one.called.length > 0 && namesOf(one.called).anywhere.test(text))
    give(each, one);
}

/**
 * Assigns to each number the name beside it. Names come before or after their numbers, but the same way in all of a
 * line.
 */
function named(numbers: readonly NumberRead[], text: string, wanted: readonly CountWanted[]): Counted[] {
  const names = wanted
    .filter(({ called }) => called.length > 0)
    .map((one) => ({ one, ...namesOf(one.called) }));
  const both = numbers.map((number) => {
    // A number with a unit fits only counts of that unit.
    const fitting = names.filter(({ one }) => !one.unit || !number.unit || unitOf(number) === one.unit);
    return {
      number,
      before: longest(fitting, (one) => {
        const length =
          one.before.exec(text.slice(Math.max(0, number.start - 40), number.start))?.[0].length ?? 0;
        return length > 0 ? { start: number.start - length, end: number.end, length } : null;
      }),
      after: longest(fitting, (one) => nameAfter(one.after, number, text)),
    };
  });
  const first = both.find(({ before, after }) => before || after);
  const beforeFirst = first?.before != null;
  return both.map(({ number, before, after }) => {
    const found = beforeFirst ? (before ?? after) : (after ?? before);
    return {
      number,
      wanted: found?.one ?? null,
      span: found ? { start: found.start, end: found.end } : { start: number.start, end: number.end },
    };
  });
}

interface NamePatterns {
  before: RegExp;
  after: RegExp;
  anywhere: RegExp;
}
const patterns = new WeakMap<readonly string[], NamePatterns>();

function namesOf(called: readonly string[]): NamePatterns {
  const known = patterns.get(called);
  if (known) return known;
  // "Not good" and 不太满意 are the opposite.
  const any = `(?<!(?:not|less|un|不|不太|没|未)\\s*)${oneOf(called)}`;
  const made = {
    before: new RegExp(`${any}${LINK}$`, 'u'),
    after: new RegExp(`^\\s*${any}`, 'u'),
    anywhere: new RegExp(any, 'u'),
  };
  patterns.set(called, made);
  return made;
}

type Place = Span & { length: number };

function nameAfter(after: RegExp, number: NumberRead, text: string): Place | null {
  const from = [number.digits.end, number.end];
  const ends = from.map((at) => at + (after.exec(text.slice(at, at + 40))?.[0].length ?? -at));
  const end = Math.max(...ends);
  // In `3 满意40` the name belongs to the number that it touches.
  if (/\s/.test(text[number.end] ?? '') && /\d/.test(text[end] ?? '')) return null;
  return end > number.digits.end
    ? { start: number.start, end: Math.max(end, number.end), length: end - number.digits.end }
    : null;
}

function longest<N extends { one: CountWanted }>(
  names: readonly N[],
  find: (name: N) => Place | null,
): (Place & { one: CountWanted }) | null {
  let best: (Place & { one: CountWanted }) | null = null;
  for (const name of names) {
    const place = find(name);
    if (place && place.length > (best?.length ?? 0)) best = { ...place, one: name.one };
  }
  return best;
}

/** The numbers at the start of the line, up to the first other word. */
function atHead(text: string, all: readonly Counted[], most: number): Counted[] {
  const found: Counted[] = [];
  let end = 0;
  for (const each of all) {
    if (!SEPARATOR.test(text.slice(end, each.span.start))) break;
    // A number glued to what follows is part of a word: 3rd, 5号窗.
    const glued = !/^(?:$|[\s,，、/;；.|+&)-])/u.test(text.slice(each.span.end, each.span.end + 1));
    if (glued && !each.wanted && !each.number.unit) break;
    // A word such as "two" counts something only where it is the first and one count is wanted.
    if ((each.number.loose || each.number.spelt) && !each.wanted && (found.length > 0 || most > 1)) break;
    found.push(each);
    end = each.span.end;
  }
  return found;
}
