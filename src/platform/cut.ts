const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const words = new Intl.Segmenter(undefined, { granularity: 'word' });
/** The end of a sentence or a line; a dot inside a number or a name does not count. */
const SENTENCE = /[。！？；!?…\n]+[”’」』）)"']*|[.;][”’」』）)"']*(?=\s|$)/gu;
/** What Slack reads as a unit: a mention, a link, an escaped character, the name of an emoji. */
const ENTITY = /<(?:[@#!]|https?:|mailto:|tel:)[^<>\n]*>|&(?:amp|lt|gt);|:[a-z0-9_+'-]+(?:::skin-tone-\d)?:/g;
/** Punctuation inside a web address ends no sentence. */
const ADDRESS = /https?:\/\/[^\s<>]+/g;
/** How many characters before the limit the end of a sentence or a word is looked for. */
const NEAR = 200;
/** How much of a text around the limit is looked at, since the whole may be huge; no grapheme or entity is longer. */
const NEIGHBOURHOOD = 3000;

/**
 * A text of at most `max` UTF-16 units; an ellipsis says that it was cut. See `border` for where.
 */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  return max < 1 ? '' : `${text.slice(0, border(text, max - 1)).trimEnd()}…`;
}

/**
 * The beginning of a text, of at most `max` UTF-16 units, without an ellipsis: for where none may be added, such as
 * the value of an input.
 */
export function beginning(text: string, max: number): string {
  return text.length <= max ? text : text.slice(0, border(text, max)).trimEnd();
}

/** All of a text, in pieces of at most `max` UTF-16 units. */
export function pieces(text: string, max: number): string[] {
  const found: string[] = [];
  let rest = text.trim();
  while (rest.length > max) {
    // A unit longer than `max` is cut through: nothing may be lost here.
    const end = border(rest, max) || max;
    found.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return [...found, rest];
}

/**
 * The best place to cut a text at or before `max`: where a sentence or a line ends, if one does near the limit; else
 * between words; else between graphemes. Never inside a grapheme, nor inside what Slack reads as a unit (`ENTITY`).
 */
export function border(text: string, max: number): number {
  if (text.length <= max) return text.length;
  const before = Math.max(0, max - NEIGHBOURHOOD);
  const part = text.slice(before, max + NEIGHBOURHOOD);
  const at = max - before;
  const least = at - Math.min(NEAR, Math.floor(max / 2));
  const entities = spansOf(part, ENTITY);
  /** The place itself, or the beginning of the entity or grapheme that it falls into. */
  const free = (place: number): number => {
    const [start = place] = entities.find(([from, to]) => from < place && place < to) ?? [];
    return endOfCharacter(part, start);
  };
  const isFree = (place: number) => free(place) === place;
  const closed = [...entities, ...spansOf(part, ADDRESS)];
  const sentence = endOfSentence(
    part,
    { least, at },
    (sign, place) => isFree(place) && !closed.some(([from, to]) => from <= sign && sign < to),
  );
  if (sentence !== null) return before + sentence;
  const word = endOfWord(part, at - NEAR, free(at));
  return before + (word !== null && isFree(word) ? word : free(at));
}

const spansOf = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(({ 0: whole, index }) => [index, index + whole.length] as const);

/** The last end of a sentence from `least` to `at` at which the text may be cut. */
function endOfSentence(
  text: string,
  { least, at }: { least: number; at: number },
  fitting: (sign: number, place: number) => boolean,
): number | null {
  let last: number | null = null;
  // One character more, to see what follows: the dot of 3.5 ends nothing.
  for (const { 0: end, index } of text.slice(0, at + 1).matchAll(SENTENCE)) {
    const place = index + end.length;
    if (place <= at && place >= least && fitting(index, place)) last = place;
  }
  return last;
}

/** Where the word begins that a cut at `at` would go through; null where that is before `least`, or no word is cut. */
function endOfWord(text: string, least: number, at: number): number | null {
  const word = words.segment(text).containing(at);
  return word?.isWordLike && word.index > 0 && word.index >= least ? word.index : null;
}

/** The last boundary between graphemes up to `at`; inside the very first grapheme, between code points. */
function endOfCharacter(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const whole = graphemes.segment(text).containing(at)?.index ?? 0;
  if (whole > 0 || at === 0) return whole;
  return /[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at - 1 : at;
}
