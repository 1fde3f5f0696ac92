import { readFile } from 'node:fs/promises';
import { decoded, encodings, isEncoding } from '../platform/import-files/decode.js';
import { Problem } from './failure.js';

/**
 * The text of a file that an operator gives.
 * @param encoding its encoding, where no byte-order mark says it; absent: UTF-8
 * @throws Problem where the file is not in that encoding, or the encoding is unknown
 */
export async function textIn(path: string, encoding = 'utf-8'): Promise<string> {
  const named = encoding.toLowerCase();
  if (!isEncoding(named)) throw new Problem(`${encoding} must be one of ${encodings.join(', ')}.`);
  const text = decoded(await readFile(path), named);
  if (text !== null) return text;
  throw new Problem(
    named === 'utf-8'
      ? `${path} is not in UTF-8. In a spreadsheet program, save it as "CSV UTF-8"; or say what it is in, with --encoding gb18030 or --encoding big5.`
      : `${path} is not in ${encoding}. In a spreadsheet program, save it as "CSV UTF-8".`,
  );
}
