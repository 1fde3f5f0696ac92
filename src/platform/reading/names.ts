import type { Folded } from './fold.js';
import { squeeze } from './fold.js';

/** Something that is called by these names. */
export interface Nameable<T> {
  value: T;
  names: readonly string[];
}

/** What a name in a line means, with where it ends. */
export type NameRead<T> =
  /** `whole`: all of one of its names, and not only a beginning or a part. */
  | { is: 'one'; value: T; whole: boolean; end: number }
  /** A beginning that several have. */
  | { is: 'several'; values: readonly T[]; end: number }
  | { is: 'unknown'; end: number };

const GAP = /[\s_-]/;
const WORD = /[\p{L}\p{N}._-]+/uy;
const LATIN = /[a-z]/;
const DIGIT = /\d/;

/**
 * What stands in a folded text from `at` on: the longest whole name; else whatever a word is the beginning, or one part, of.
 * @param parts whether a part of a name will do, as a surname does for a person
 */
export function nameAt<T>(
  { text }: Pick<Folded, 'text'>,
  at: number,
  list: readonly Nameable<T>[],
  { parts = false }: { parts?: boolean } = {},
): NameRead<T> {
  let best: { value: T; end: number; length: number } | null = null;
  const same = new Set<T>();
  for (const { value, names } of list)
    for (const name of names) {
      const wanted = squeeze(name);
      const end = wanted === '' ? -1 : endOf(text, at, wanted);
      if (end < 0 || (best && wanted.length < best.length)) continue;
      if (!best || wanted.length > best.length) same.clear();
      same.add(value);
      best = { value, end, length: wanted.length };
    }
  if (best && same.size === 1) return { is: 'one', value: best.value, whole: true, end: best.end };
  if (best) return { is: 'several', values: [...same], end: best.end };
  WORD.lastIndex = at;
  const typed = WORD.exec(text)?.[0].replace(/[._-]+$/, '') ?? '';
  const end = at + typed.length;
  const wanted = squeeze(typed);
  if (wanted === '') return { is: 'unknown', end };
  const begins = (name: string) => squeeze(name).startsWith(wanted);
  const isPart = (name: string) => parts && name.split(/\s+/).some((part) => squeeze(part) === wanted);
  const found = list.filter(({ names }) => names.some((name) => begins(name) || isPart(name)));
  const [one, another] = found;
  if (!one) return { is: 'unknown', end };
  return another
    ? { is: 'several', values: found.map(({ value }) => value), end }
    : { is: 'one', value: one.value, whole: false, end };
}

/** Where the squeezed name ends in the text, or -1 where something else stands there, or the word goes on. */
function endOf(text: string, at: number, wanted: string): number {
  let place = at;
  for (let sign = 0; sign < wanted.length; place++) {
    const here = text[place];
    if (here === undefined) return -1;
    if (here === wanted[sign]) sign++;
    // "ATM1 2" is not the ATM 12.
    else if (
      sign === 0 ||
      !GAP.test(here) ||
      (DIGIT.test(wanted[sign - 1] ?? '') && DIGIT.test(wanted[sign] ?? ''))
    )
      return -1;
  }
  const last = text[place - 1] ?? '';
  const next = text[place] ?? '';
  const goesOn = (LATIN.test(last) && LATIN.test(next)) || (DIGIT.test(last) && /[a-z0-9]/.test(next));
  return goesOn ? -1 : place;
}
