/** Encodings that can be named for a file; a byte-order mark in the file comes before them. */
export const encodings = ['utf-8', 'utf-16', 'gb18030', 'big5'] as const;
export type Encoding = (typeof encodings)[number];

export const isEncoding = (name: string): name is Encoding => (encodings as readonly string[]).includes(name);

/**
 * Decodes a file. A byte-order mark says its encoding; without one, UTF-16 is recognised by its zero bytes, and all
 * else is taken for UTF-8 unless `said` names another. GB18030 and Big5 use the same bytes, so which of them a file
 * is in cannot be recognised.
 * @returns null where the bytes are not valid in that encoding
 */
export function decoded(bytes: Uint8Array, said: Encoding = 'utf-8'): string | null {
  const encoding = detectedEncoding(bytes) ?? (said === 'utf-16' ? 'utf-16le' : said);
  // Node drops bytes that are not valid Big5 without an error, even with `fatal`.
  if (encoding === 'big5' && !BIG5_TEXT.test(Buffer.from(bytes).toString('latin1'))) return null;
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Single bytes, and pairs of a lead byte and a trail byte. */
const BIG5_TEXT = /^(?:[\0-\x7f]|[\x81-\xfe][\x40-\x7e\xa1-\xfe])*$/;
/** Bytes that are looked at to recognise UTF-16. */
const BYTES_TO_DETECT = 2_000;

function detectedEncoding(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  const head = bytes.subarray(0, BYTES_TO_DETECT);
  const zeros = [0, 1].map((odd) => head.filter((byte, place) => byte === 0 && place % 2 === odd).length);
  const [even = 0, odd = 0] = zeros;
  // Separators and line breaks of a text in UTF-16 have a zero byte, always on the same side.
  if (even + odd === 0) return null;
  return even > odd ? 'utf-16be' : 'utf-16le';
}
