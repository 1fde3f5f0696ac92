/** Alphabets that files come in, besides those that say of themselves what they are. */
export const alphabets = ['utf-8', 'utf-16', 'gb18030', 'big5'] as const;
export type Alphabet = (typeof alphabets)[number];

export const isAlphabet = (name: string): name is Alphabet => (alphabets as readonly string[]).includes(name);

/**
 * A file's words. A mark at its head says what it is in; without one, UTF-16 shows by its zeros, and all else is UTF-8 unless
 * somebody says another. GB18030 and Big5 share their bytes: which of them a file is in cannot be seen.
 * @returns null where the bytes are none of the alphabet
 */
export function decoded(bytes: Uint8Array, said: Alphabet = 'utf-8'): string | null {
  const alphabet = markedAs(bytes) ?? (said === 'utf-16' ? 'utf-16le' : said);
  // Node leaves out what is no Big5, and says nothing.
  if (alphabet === 'big5' && !BIG5.test(Buffer.from(bytes).toString('latin1'))) return null;
  try {
    return new TextDecoder(alphabet, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Signs of one byte, and pairs. */
const BIG5 = /^(?:[\0-\x7f]|[\x81-\xfe][\x40-\x7e\xa1-\xfe])*$/;
/** So many bytes show what a file is in. */
const ENOUGH = 2_000;

function markedAs(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  const head = bytes.subarray(0, ENOUGH);
  const zeros = [0, 1].map((odd) => head.filter((byte, place) => byte === 0 && place % 2 === odd).length);
  const [even = 0, odd = 0] = zeros;
  // Separators and line breaks of a text in UTF-16 have a zero byte, always on the same side.
  if (even + odd === 0) return null;
  return even > odd ? 'utf-16be' : 'utf-16le';
}
