import { distance } from 'fastest-levenshtein';
import { phraseOf } from '../../platform/reading/phrase.js';
import { spelling } from '../../platform/reading/spelling.js';
import type { Vocabulary } from './search-words.js';

const LATIN = /^\p{Script=Latin}+$/u;
const HAN = /^\p{Script=Han}+$/u;
/** A word that is shorter is near to too many others. */
const shortest = { latin: 4, han: 3 };
/** From this length on, one letter may also stand for another. */
const replaceable = 6;
/** Longer ones are sentences. */
const longest = 20;

/** A sign too many, two that changed places, one that is missing, one for another; the likeliest first. `_` is any sign. */
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
  /** What a text holds that has a word near to it. */
  patterns: readonly string[];
  /** The words themselves in such texts, the commonest first. */
  among(texts: readonly string[]): string[];
}

/** How words are written that are a slip away from one that was typed; null where it says too little to be guessed at. */
export function nearTo(typed: string): Near | null {
  const word = spelling(typed);
  const isLatin = LATIN.test(word);
  const signs = [...word];
  if (!isLatin && !HAN.test(word)) return null;
  if (signs.length > longest || signs.length < shortest[isLatin ? 'latin' : 'han']) return null;
  const patterns = [...new Set(slips(signs, isLatin))];
  const any = patterns.map((pattern) => pattern.replaceAll('_', '\\p{L}')).join('|');
  // Words in letters begin where they begin.
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

/** What a search knows by name that is nearest to a word: a kind, a status, a word for open or closed. */
export function nearestKnown(typed: string, vocabulary: Vocabulary): string | null {
  const word = phraseOf(typed);
  const han = HAN.test(word);
  if (word.length < (han ? shortest.han : shortest.latin)) return null;
  const allowed = word.length > 7 && !han ? 2 : 1;
  let best: { name: string; slips: number } | null = null;
  for (const list of [vocabulary.kinds, vocabulary.states, vocabulary.standings])
    for (const name of list.keys()) {
      const far = distance(word, name);
      // In Chinese a sign too many is a slip, another sign another word.
      const fits = han ? far === word.length - name.length && name.length > 1 : name.length >= shortest.latin;
      if (fits && far <= allowed && far < (best?.slips ?? allowed + 1)) best = { name, slips: far };
    }
  return best?.name ?? null;
}
