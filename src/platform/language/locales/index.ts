import type { Language } from '../../directory/branch.js';
import { files } from '../generated/files.js';
import { textsOf, together } from './tree.js';

const en = together(...files.en);

/** The same tree of words in every language. Languages without a plural give the same words for `_one` and `_other`. */
type Same<T> = { [K in keyof T]: T[K] extends string ? string : Same<T[K]> };
export type Words = typeof en;
export type Catalogue = Same<Words>;

/** The words as they are shipped, by language. The compiler holds every language to what English has. */
export const catalogues: Record<Language, Catalogue> = {
  en,
  'zh-CN': together(...files['zh-CN']),
  'zh-TW': together(...files['zh-TW']),
};

const texts = new Map<Language, ReadonlyMap<string, string>>();

/** The shipped texts of a language by their key, `a.b.c`. */
export function shipped(language: Language): ReadonlyMap<string, string> {
  const found = texts.get(language) ?? textsOf(catalogues[language]);
  texts.set(language, found);
  return found;
}
