/** The largest picture in bytes; Slack accepts no larger file in a form either. */
export const mostBytes = 10 * 1024 * 1024;

export const pictureTypes = ['jpeg', 'png', 'webp', 'heic'] as const;
export type PictureType = (typeof pictureTypes)[number];

/** Brands of HEIF files that hold one picture coded as HEVC, which is what phones make. */
const heicBrands = new Set(['heic', 'heix', 'heim', 'heis']);
/** Brands that only say that it is a HEIF file; what it holds is among the compatible ones. */
const heifBrands = new Set(['mif1', 'msf1']);

const latin1 = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, to));

const startsWith = (bytes: Uint8Array, signature: readonly number[]) =>
  bytes.length > signature.length && signature.every((byte, index) => bytes[index] === byte);

/** The type of a picture by its bytes, whatever the file is called; null where it is not one that is kept. */
export function pictureType(bytes: Uint8Array): PictureType | null {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (latin1(bytes, 0, 4) === 'RIFF' && latin1(bytes, 8, 12) === 'WEBP') return 'webp';
  return isHeic(bytes) ? 'heic' : null;
}

/** A HEIF file begins with a box: its length in four bytes, `ftyp`, the major brand, a version, then compatible brands. */
function isHeic(bytes: Uint8Array): boolean {
  if (latin1(bytes, 4, 8) !== 'ftyp') return false;
  const major = latin1(bytes, 8, 12);
  if (heicBrands.has(major)) return true;
  if (!heifBrands.has(major)) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = Math.min(view.getUint32(0), bytes.length, 256);
  for (let at = 16; at + 4 <= end; at += 4) if (heicBrands.has(latin1(bytes, at, at + 4))) return true;
  return false;
}
