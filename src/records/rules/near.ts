import { distance } from 'fastest-levenshtein';
import { phraseOf } from '../../platform/reading/phrase.js';
import { spelling } from '../../platform/reading/spelling.js';
import type { Vocabulary } from './search-words.js';

const LATIN = /^\p{Script=Latin}+$/u;
const HAN = /^\p{Script=Han}+$/u;
/** Characters; a shorter word is similar to too many others. */
const shortest = { latin: 4, han: 3 };
/** Characters from which on one may also be replaced by another. */
const replaceable = 6;
/** Longer texts are sentences rather than words. */
const longest = 20;

/**
 * Patterns for typing errors, the likeliest first: one character too many, two swapped, one missing, one replaced.
 * `_` is any character.
 */
function slips(signs: readonly string[], isLatin: boolean): string[] {
  const cut = (at: number, count: number, by = '') =>
    [...signs.slice(0, at), by, ...signs.slice(at + count)].join('');
  const all = signs.map((_, at) => at);
  const within = all.slice(1);
  return [
    ...all.map((at) => cut(at, 1)),
    ...within.map((at) => cut(at - 1, 2, `${signs[at]}${signs[at - 1]}`)),
    ...(isLatin ? within.map((at) => cut(at, 0, '_')) : []),
    ...(signs.length >= replaceable ? all.map((at) => cut(at, 1, '_')) : []),
  ];
}

export interface Near {
  /** Patterns (as for SQL's LIKE) of texts that contain a similar word. */
  patterns: readonly string[];
  /** The similar words in these texts, the most frequent first. */
  among(texts: readonly string[]): string[];
}

/** Finds words that are one typing error away from the typed one; null where it is too short or too long to guess. */
export function nearTo(typed: string): Near | null {
  const word = spelling(typed);
  const isLatin = LATIN.test(word);
  const signs = [...word];
  if (!isLatin && !HAN.test(word)) return null;
  if (signs.length > longest || signs.length < shortest[isLatin ? 'latin' : 'han']) return null;
  const patterns = [...new Set(slips(signs, isLatin))];
  const any = patterns.map((pattern) => pattern.replaceAll('_', '\\p{L}')).join('|');
  // In alphabetic scripts a match must begin at the beginning of a word.
  const found = new RegExp(`${isLatin ? '(?<!\\p{L})' : ''}(?:${any})`, 'gu');
  return {
    patterns,
    among(texts) {
      const counts = new Map<string, number>();
      for (const text of texts)
        for (const [one] of text.matchAll(found)) counts.set(one, (counts.get(one) ?? 0) + 1);
      return [...counts].sort(([, a], [, b]) => b - a).map(([one]) => one);
    },
  };
}

/**
 * The name known to the search (of a kind, a status, or open and closed) that is most similar to a word; null where
 * none is.
 */
export function nearestKnown(typed: string, vocabulary: Vocabulary): string | null {
  const word = phraseOf(typed);
  const han = HAN.test(word);
  if (word.length < (han ? shortest.han : shortest.latin)) return null;
  const allowed = word.length > 7 && !han ? 2 : 1;
  let best: { name: string; slips: number } | null = null;
  for (const list of [vocabulary.kinds, vocabulary.states, vocabulary.standings])
    for (const name of list.keys()) {
      const far = distance(word, name);
      // In Chinese an extra character is a typing error, but another character makes another word.
      const fits = han ? far === word.length - name.length && name.length > 1 : name.length >= shortest.latin;
      if (fits && far <= allowed && far < (best?.slips ?? allowed + 1)) best = { name, slips: far };
    }
  return best?.name ?? null;
}
