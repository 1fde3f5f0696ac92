/** A text as the eye reads it, for finding numbers in it, with the way back to the text as it was written. */
export interface Legible {
  /** ASCII where there is a plain equal (full-width and other scripts' digits, letters, signs), invisible signs left out. */
  text: string;
  /** For each UTF-16 unit of `text`, where its character starts and ends in the original. */
  starts: number[];
  ends: number[];
}

/** Signs that nobody sees: zero-width, soft hyphens, directions, accents and frames laid over another sign. */
const INVISIBLE = /[\p{Cf}\p{Mn}\p{Me}]/u;
const DASH = /[\p{Pd}−]/u;
/** Any dash, and the sign for minus. */
export const isDash = (sign: string): boolean => DASH.test(sign);

/** Where the ten digits of scripts that NFKC leaves alone begin: Arabic, Persian, Hindi, Bengali, Thai. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50];

/** The plain digit that a digit of another script stands for; null for any other sign. */
export function digitOf(sign: string): string | null {
  const code = sign.codePointAt(0) ?? 0;
  const zero = ZEROS.find((first) => code >= first && code < first + 10);
  return zero === undefined ? null : String(code - zero);
}

export function legible(original: string): Legible {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const sign of original) {
    const end = at + sign.length;
    for (const unit of plain(sign)) {
      text += unit;
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
  return { text, starts, ends };
}

/** The UTF-16 units that stand for one character: none for an invisible one. */
function plain(sign: string): string[] {
  if (sign >= ' ' && sign <= '~') return [sign];
  if (INVISIBLE.test(sign)) return [];
  if (isDash(sign)) return ['-'];
  // A full-width comma stands between the halves of a number, an ASCII one within an amount.
  if (sign === '，') return [sign];
  const digit = digitOf(sign);
  if (digit !== null) return [digit];
  const normal = sign.normalize('NFKC');
  // Signs that unfold into several (㎏, ⑴) are no digits of a number.
  return (normal.length === 1 ? normal : sign).split('');
}
