import { readFile } from 'node:fs/promises';
import { alphabets, decoded, isAlphabet } from '../platform/import-files/decode.js';
import { Problem } from './failure.js';

/**
 * The words of a file that somebody hands in.
 * @param encoding what it is in, where it does not say so itself; absent: UTF-8
 * @throws Problem where it is in something else
 */
export async function textIn(path: string, encoding = 'utf-8'): Promise<string> {
  const alphabet = encoding.toLowerCase();
  if (!isAlphabet(alphabet)) throw new Problem(`${encoding} must be one of ${alphabets.join(', ')}.`);
  const text = decoded(await readFile(path), alphabet);
  if (text !== null) return text;
  throw new Problem(
    alphabet === 'utf-8'
      ? `${path} is not in UTF-8. In a spreadsheet program, save it as "CSV UTF-8"; or say what it is in, with --encoding gb18030 or --encoding big5.`
      : `${path} is not in ${encoding}. In a spreadsheet program, save it as "CSV UTF-8".`,
  );
}
