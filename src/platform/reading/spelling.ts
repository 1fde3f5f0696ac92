import { fold } from '../text/fold.js';
import { simplified } from './simplified.js';

const ACCENT = /\p{Mn}/gu;
const APOSTROPHE = /[‘’ʼ′`´]/g;
/** 1,000 is 1000. */
const THOUSANDS = /(?<=\d),(?=\d{3}(?!\d))/g;
/** Between letters and digits, and beside Chinese, people put spaces and dashes or leave them out: ATM 2, ATM-2, ATM2. */
const LOOSE =
  /(?<=\p{L})[ -]+(?=\d)|(?<=\d)[ -]+(?=\p{L})|(?<=\p{Script=Han})[ -]+(?=[^\s-])|(?<=[^\s-])[ -]+(?=\p{Script=Han})/gu;
const HYPHEN = /(?<=\p{L})-+(?=\p{L})/gu;

/**
 * The spelling in which texts are compared in a search: half-width, lower case, without accents, simplified, numbers
 * without separators, and without optional gaps. A word of a text is also in its spelling, except for hyphens: see
 * `spellings`.
 */
export const spelling = (text: string): string => plain(text).replace(HYPHEN, '');

/** The spellings in which a word may stand in a text: walk-in is written walkin and walk in, too. */
export function spellings(word: string): string[] {
  const words = plain(word).trim();
  return [...new Set([words.replace(HYPHEN, ''), words.replace(HYPHEN, ' ')])];
}

const plain = (text: string): string =>
  simplified(fold(text).text.normalize('NFD').replace(ACCENT, '').normalize('NFC'))
    .replace(APOSTROPHE, "'")
    .replace(THOUSANDS, '')
    .replace(LOOSE, '');
