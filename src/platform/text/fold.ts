/** A text normalised for reading, with the positions of each character in the original. */
export interface Folded {
  /**
   * Half-width, lower case, `-` for every dash, ASCII digits for those of any script, single spaces, nothing
   * invisible. Line breaks stay, since they separate things.
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

/** Invisible characters (zero-width, soft hyphens, directions), and combining accents and frames. */
const INVISIBLE = /[\p{Cf}\p{Mn}\p{Me}\u{E0000}-\u{E007F}]/u;
const LATIN = /\p{Script=Latin}/u;
const ACCENTS = /\p{Mn}/gu;
const SPACE = /[\t\p{Zs}]/u;
const DASH = /[\p{Pd}−]/u;
/** Numbers in circles and brackets stay: they number the points of a list. */
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
    // Of several spaces or line breaks only the first is kept.
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

/**
 * The ASCII digit for a digit of any script. In Unicode the ten digits of a script are consecutive, and those of
 * another may follow directly.
 */
function digitOf(sign: string): string {
  const normal = sign.normalize('NFKC');
  if (normal >= '0' && normal <= '9') return normal;
  const code = sign.codePointAt(0) ?? 0;
  let first = code;
  while (DIGIT.test(String.fromCodePoint(first - 1))) first--;
  return String((code - first) % 10);
}

/** The span of the original that a span of the folded text stands for. */
export const originalSpan = ({ starts, ends, original }: Folded, { start, end }: Span): Span => ({
  start: starts[start] ?? original.length,
  end: ends[end - 1] ?? original.length,
});

/** The original text of a span. */
export function pieceOf({ original, starts, ends }: Folded, { start, end }: Span): string {
  return end <= start ? '' : original.slice(starts[start], ends[end - 1]);
}

/** The same text with these spans blanked out, so that nothing is read there; all other positions stay. */
export function blank(folded: Folded, spans: readonly Span[]): Folded {
  if (spans.length === 0) return folded;
  const units = folded.text.split('');
  for (const { start, end } of spans) units.fill(' ', start, end);
  return { ...folded, text: units.join('') };
}

const squeezed = new Map<string, string>();
const KEPT = 5_000;

/** A name as it is compared: folded, without spaces, underscores and dashes, which people often leave out. */
export function squeeze(word: string): string {
  const known = squeezed.get(word);
  if (known !== undefined) return known;
  const made = fold(word).text.replace(/[\s_-]/g, '');
  if (squeezed.size >= KEPT) squeezed.clear();
  squeezed.set(word, made);
  return made;
}
