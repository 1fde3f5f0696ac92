import type { Language } from '../directory/branch.js';
import {
  type DefinedKey,
  type Key,
  kept,
  refuse,
  type Speech,
  type VoicesOptions,
  voicesOf,
} from './voices.js';

export type { DefinedKey, Key, Speech } from './voices.js';

/** The voices in use: the shipped words, throwing where one is missing, until `useWords` replaces them. */
let voices = voicesOf({ lacking: refuse });
/** Counts the changes of the words. */
let edition = 0;

/** Makes everybody speak with other words from now on. A process does it once, before it says anything. */
export function useWords(options: VoicesOptions): void {
  voices = voicesOf(options);
  edition++;
}

export function speak(language: Language): Speech {
  const found = voices.get(language);
  if (!found) throw new Error(`no catalogue for ${language}`);
  return found;
}

/** Caches what is made from words: it is made at the first use, and again after the words have changed. */
export function fromWords<T>(make: () => T): () => T {
  let made: { edition: number; it: T } | undefined;
  return () => {
    if (made?.edition !== edition) made = { edition, it: make() };
    return made.it;
  };
}

const everywhere = fromWords(() => kept((key) => [...voices.values()].map((each) => each.t(key as Key))));

/** The words of a key in every language: what people may type, whatever theirs is. */
export const inEveryLanguage = (key: Key | DefinedKey): readonly string[] => everywhere()(key);

/** The catalogue for a Slack locale such as `zh-CN`, `zh-HK` or `en-GB`; where there is none, `otherwise`. */
export function languageOf(locale: string | null | undefined, otherwise: Language = 'en'): Language {
  const wanted = (locale ?? '').toLowerCase();
  if (/^zh[-_](hant|tw|hk|mo)/.test(wanted)) return 'zh-TW';
  if (wanted.startsWith('zh')) return 'zh-CN';
  if (wanted.startsWith('en')) return 'en';
  return otherwise;
}
