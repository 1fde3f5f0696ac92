import { type Folded, fold, type Span, squeeze } from '../text/fold.js';
import { hanOf } from './numerals.js';
import { oneOf, words } from './words.js';

/** Something with its names. */
export interface Nameable<T> {
  value: T;
  names: readonly string[];
}

/** What a name in a line means, with where it ends. */
export type NameRead<T> =
  /** `whole`: the complete name was written, and not only its beginning or a part. */
  | { is: 'one'; value: T; whole: boolean; end: number }
  /** The beginning of several names, or a name that several share. */
  | { is: 'several'; values: readonly T[]; end: number }
  | { is: 'unknown'; end: number };

const GAP = /[\s_-]/;
const WORD = /[\p{L}\p{N}._-]+/uy;
const LATIN = /[a-z]/;
const DIGIT = /\d/;

/**
 * What the name at `at` in a folded text means: the longest complete name; else whatever the word there is the
 * beginning, or a part, of.
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

/** A name in a text without a mark before it, with everything that it may mean. */
export interface Named<T> extends Span {
  /** Empty: a sort of thing that the branch has, with a number that none of them has. */
  values: readonly T[];
  /** Another of its sort is named with it: ATM 1 and 2. */
  several?: true;
  /** It only says where something is: beside the ATM, ATM旁. */
  place?: true;
}

const CHINESE_NAME = new RegExp(`^(?:${oneOf(words.surnames)})(\\p{Script=Han}{2})$`, 'u');

/** The given name by which colleagues call somebody with a Chinese name of three or more characters: 雅婷 for 林雅婷. */
export function givenName(name: string): string[] {
  const [, given] = CHINESE_NAME.exec(name.trim()) ?? [];
  return given ? [given] : [];
}

const NUMBERED = /^(.*?[^\d\s_-])[\s_-]*0*(\d{1,3})\s?(?:号|號)?(?:机|機)?$/u;
const NUMBER_FIRST = /^0*(\d{1,3})\s?(?:号|號)\s?(.+)$/u;

/** Other ways to write the name of something in a branch's list: ATM2 is 2号ATM, 二號ATM and "ATM no. 2". */
export function alsoCalled(name: string): string[] {
  const plain = fold(name).text.trim();
  const first = NUMBER_FIRST.exec(plain);
  const last = NUMBERED.exec(plain);
  const [base = '', number = ''] = first ? [first[2], first[1]] : last ? [last[1], last[2]] : [];
  if (base === '') return [];
  return [
    ...[number, hanOf(Number(number))].flatMap((one) => [`${one}号${base}`, `${one}號${base}`]),
    `${base}${number}`,
    `${base} no ${number}`,
    `${base} no.${number}`,
    `${base} number ${number}`,
  ];
}

/** The name without its number, of things that are told apart by numbers; null where the name has none. */
function sortOf(name: string): string | null {
  const plain = fold(name).text.trim();
  return NUMBER_FIRST.exec(plain)?.[2] ?? NUMBERED.exec(plain)?.[1] ?? null;
}

const STARTS_WORD = /[a-z0-9]/;
const AND_BEFORE =
  /(?:[\d一二三四五六七八九十])\s?(?:号|號)?\s?(?:、|,|\/|&|\+|-|~|和|与|與|及|跟|至|到|and(?![a-z])|or(?![a-z])|to(?![a-z]))\s?$/u;
const AND_AFTER =
  /^\s?(?:、|,|\/|&|\+|-|~|和|与|與|及|跟|至|到|and(?![a-z])|or(?![a-z])|to(?![a-z]))\s?(?:\d|[一二三四五六七八九十](?:号|號))/u;
const PLACE_BEFORE =
  /(?:(?<![a-z])(?:next\s+to|beside|near|by|behind|opposite|above|below|under|outside|between|in\s+front\s+of|not|instead\s+of)\s+(?:the\s+|our\s+)?|靠近|不是|不在|除了)$/u;
const PLACE_AFTER =
  /^(?:号|號)?(?:机|機)?\s?的?(?:旁|边|邊|附近|上方|下方|前方|前面|后面|後面|对面|對面|门口|門口|[区區](?!别))/u;

interface Known {
  names: readonly string[];
  sort: string | null;
}
const cache = new Map<string, Known>();
const KEPT = 5_000;

/** All ways to write a name, squeezed; cached. */
function known(name: string): Known {
  const before = cache.get(name);
  if (before) return before;
  const sort = sortOf(name);
  const made = {
    names: [name, ...alsoCalled(name)].map(squeeze),
    sort: sort === null ? null : squeeze(sort),
  };
  if (cache.size >= KEPT) cache.clear();
  cache.set(name, made);
  return made;
}

/** Every name of the list in a text without a mark, the longest at each place. */
export function namesIn<T>({ text }: Folded, list: readonly Nameable<T>[]): Named<T>[] {
  const all = list.flatMap(({ value, names }) => names.map((name) => ({ value, ...known(name) })));
  const names = all.flatMap(({ value, names }) => names.map((wanted) => ({ value, wanted })));
  const sorts = all.flatMap(({ value, sort }) => (sort ? [{ value, wanted: sort }] : []));
  const firsts = new Set([...names, ...sorts].map(({ wanted }) => wanted[0]));
  const found: Named<T>[] = [];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (!firsts.has(sign) || (STARTS_WORD.test(sign) && STARTS_WORD.test(text[at - 1] ?? ''))) continue;
    const here = longestAt(text, at, names) ?? longestAt(text, at, sorts, true);
    if (!here) continue;
    const before = text.slice(Math.max(0, at - 24), at);
    const after = text.slice(here.end, here.end + 12);
    found.push({
      ...here,
      start: at,
      ...(AND_BEFORE.test(before) || AND_AFTER.test(after) ? { several: true as const } : {}),
      ...(PLACE_BEFORE.test(before) || PLACE_AFTER.test(after) ? { place: true as const } : {}),
    });
    at = here.end - 1;
  }
  return found;
}

/** @param sort whether these are names of sorts: a number behind one is a number that none of the things has */
function longestAt<T>(
  text: string,
  at: number,
  names: readonly { value: T; wanted: string }[],
  sort = false,
): { values: T[]; end: number } | null {
  let best: { values: T[]; end: number; length: number } | null = null;
  for (const { value, wanted } of names) {
    if (wanted[0] !== text[at] || wanted.length < (best?.length ?? 2)) continue;
    const end = endOf(text, at, wanted, true);
    if (end < 0) continue;
    if (best && wanted.length === best.length) best.values.push(value);
    else best = { values: [value], end, length: wanted.length };
  }
  if (!best) return null;
  const values =
    sort && NEXT_NUMBER.test(text.slice(best.end, best.end + 8)) ? [] : [...new Set(best.values)];
  return { values, end: best.end };
}

const NEXT_NUMBER = /^[\s_-]*(?:no\.?\s?|number\s)?\d/u;

/** Where the squeezed name ends in the text; -1 where something else stands there, or the word continues. */
function endOf(text: string, at: number, wanted: string, plural = false): number {
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
  // A plural, such as "two cards".
  if (plural && LATIN.test(text[place - 1] ?? '') && /^s(?![a-z])/.test(text.slice(place, place + 2)))
    return place + 1;
  const last = text[place - 1] ?? '';
  const next = text[place] ?? '';
  const goesOn = (LATIN.test(last) && LATIN.test(next)) || (DIGIT.test(last) && /[a-z0-9]/.test(next));
  return goesOn ? -1 : place;
}
