import type { Language } from '../../directory/branch.js';
import { en } from './en/index.js';
import { zhCN } from './zh-CN/index.js';
import { zhTW } from './zh-TW/index.js';

/** The same tree of words in every language. Languages without a plural give the same words for `_one` and `_other`. */
type Tree<T> = { [K in keyof T]: T[K] extends string ? string : Tree<T[K]> };
export type Words = typeof en;
export type Catalogue = Tree<Words>;

export const catalogues: Record<Language, Catalogue> = { en, 'zh-CN': zhCN, 'zh-TW': zhTW };
