import { digitOf, isDash } from '../privacy/legible.js';

/** A text as it is read: one spelling for what people type in many, with the way back to what they typed. */
export interface Folded {
  /**
   * Half-width, lower case, one sign for every dash, one space for any number of them, nothing invisible. Line breaks stay, since they part
   * one thing from another.
   */
  text: string;
  original: string;
  /** For each UTF-16 unit of `text`, where its character starts and ends in the original. */
  starts: readonly number[];
  ends: readonly number[];
}

/** A stretch of a folded text: [start, end). */
export interface Span {
  start: number;
  end: number;
}

/** Signs that nobody sees: without width, soft hyphens, directions, accents and frames laid over another sign. */
const INVISIBLE = /[\p{Cf}\p{Mn}\p{Me}\u{E0000}-\u{E007F}]/u;
const LATIN = /\p{Script=Latin}/u;
const ACCENTS = /\p{Mn}/gu;
const SPACE = /[\t\p{Zs}]/u;
/** Numbers in circles and brackets count the points of a list. */
const FRAMED = /\p{No}/u;

export function fold(original: string): Folded {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const sign of original) {
    const end = at + sign.length;
    const sole = plainOf(sign);
    // However many spaces or line breaks: the first of them.
    const plain = (sole === ' ' || sole === '\n') && /[ \n]$/.test(text.slice(-1)) ? '' : sole;
    for (let unit = 0; unit < plain.length; unit++) {
      starts.push(at);
      ends.push(end);
    }
    text += plain;
    at = end;
  }
  return { text, original, starts, ends };
}

function plainOf(sign: string): string {
  if (sign >= '!' && sign <= '~') return sign.toLowerCase();
  if (sign === ' ' || sign === '\n') return sign;
  if (sign === '\r') return '\n';
  if (SPACE.test(sign)) return ' ';
  if (INVISIBLE.test(sign)) return '';
  if (isDash(sign)) return '-';
  if (FRAMED.test(sign)) return sign;
  const digit = digitOf(sign);
  if (digit !== null) return digit;
  if (LATIN.test(sign)) return sign.normalize('NFKD').replace(ACCENTS, '').toLowerCase();
  return sign.normalize('NFKC').toLowerCase();
}

/** The original words of a stretch. */
export function pieceOf({ original, starts, ends }: Folded, { start, end }: Span): string {
  return end <= start ? '' : original.slice(starts[start], ends[end - 1]);
}

/** The same text with stretches blanked, so that nothing is read in them and all else stays where it was. */
export function blank(folded: Folded, spans: readonly Span[]): Folded {
  if (spans.length === 0) return folded;
  const units = folded.text.split('');
  for (const { start, end } of spans) units.fill(' ', start, end);
  return { ...folded, text: units.join('') };
}

/** The stretch of the folded text that shows a stretch of the original. */
export function foldedSpan({ text, starts, ends }: Folded, original: Span): Span {
  let start = 0;
  while (start < text.length && (ends[start] ?? 0) <= original.start) start++;
  let end = start;
  while (end < text.length && (starts[end] ?? 0) < original.end) end++;
  return { start, end };
}

const squeezed = new Map<string, string>();
const KEPT = 5_000;

/** A word as it is compared: folded, without the spaces and dashes that people put into names and leave out again. */
export function squeeze(word: string): string {
  const known = squeezed.get(word);
  if (known !== undefined) return known;
  const made = fold(word).text.replace(/[\s_-]/g, '');
  if (squeezed.size >= KEPT) squeezed.clear();
  squeezed.set(word, made);
  return made;
}
