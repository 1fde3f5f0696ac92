/** A text as it is read: one spelling for what people type in many, with the way back to what they typed. */
export interface Folded {
  /**
   * Half-width, lower case, one sign for every dash, plain digits of whatever script, one space for any number of them, nothing
   * invisible. Line breaks stay, since they part one thing from another.
   */
  text: string;
  /** The same with its capital letters, unit for unit. */
  cased: string;
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
const DASH = /[\p{Pd}−]/u;
/** Numbers in circles and brackets count the points of a list. */
const FRAMED = /\p{No}/u;
const DIGIT = /\p{Nd}/u;

export function fold(original: string): Folded {
  const cased: string[] = [];
  const small: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  let wasGap = false;
  for (const sign of original) {
    const end = at + sign.length;
    const plain = plainOf(sign);
    const isGap = plain === ' ' || plain === '\n';
    // However many spaces or line breaks: the first of them.
    if (plain !== '' && !(isGap && wasGap)) {
      const lower = plain.toLowerCase();
      small.push(lower);
      cased.push(lower.length === plain.length ? plain : lower);
      for (let unit = 0; unit < lower.length; unit++) {
        starts.push(at);
        ends.push(end);
      }
      wasGap = isGap;
    }
    at = end;
  }
  return { text: small.join(''), cased: cased.join(''), original, starts, ends };
}

function plainOf(sign: string): string {
  if (sign >= ' ' && sign <= '~') return sign;
  if (sign === '\n' || sign === '\r') return '\n';
  if (SPACE.test(sign)) return ' ';
  if (INVISIBLE.test(sign)) return '';
  if (DASH.test(sign)) return '-';
  if (FRAMED.test(sign)) return sign;
  if (DIGIT.test(sign)) return digitOf(sign);
  if (LATIN.test(sign)) return sign.normalize('NFKD').replace(ACCENTS, '');
  return sign.normalize('NFKC');
}

/** The plain digit of a digit of any script. A script's ten digits follow one another, the ten of another script may follow them. */
function digitOf(sign: string): string {
  const normal = sign.normalize('NFKC');
  if (normal >= '0' && normal <= '9') return normal;
  const code = sign.codePointAt(0) ?? 0;
  let first = code;
  while (DIGIT.test(String.fromCodePoint(first - 1))) first--;
  return String((code - first) % 10);
}

/** A stretch of the folded text, as it stands in the original. */
export const originalSpan = ({ starts, ends, original }: Folded, { start, end }: Span): Span => ({
  start: starts[start] ?? original.length,
  end: ends[end - 1] ?? original.length,
});

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
