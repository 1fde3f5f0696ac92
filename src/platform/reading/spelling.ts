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
 * The one spelling in which a text is compared when something is looked for: half-width, lower case, without accents,
 * simplified, numbers without separators, and without the gaps that are written or left out. What stands in a text
 * stands in its spelling, but for hyphens: see `spellings`.
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
