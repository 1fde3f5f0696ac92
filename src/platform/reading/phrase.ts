import { fold } from '../text/fold.js';
import { simplified } from './simplified.js';

/** A phrase as it is looked up: folded, in simplified characters, with no space beside a Chinese one. */
export const phraseOf = (text: string): string =>
  simplified(fold(text).text)
    .replace(/\s+/g, ' ')
    .replace(/ ?(\p{Script=Han}) ?/gu, '$1')
    .trim();
