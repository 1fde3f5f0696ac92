const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const words = new Intl.Segmenter(undefined, { granularity: 'word' });
/** The end of a sentence or a line; a dot within a number or a name is none. */
const SENTENCE = /[。！？；!?…\n]+[”’」』）)"']*|[.;][”’」』）)"']*(?=\s|$)/gu;
/** What Slack reads as one thing: a mention, a link, an escaped sign, an emoji by its name. */
const ENTITY = /<(?:[@#!]|https?:|mailto:|tel:)[^<>\n]*>|&(?:amp|lt|gt);|:[a-z0-9_+'-]+(?:::skin-tone-\d)?:/g;
/** Signs in an address of the web end no sentence. */
const ADDRESS = /https?:\/\/[^\s<>]+/g;
/** So far back, at most, an end of a sentence or a word is looked for. */
const NEAR = 200;
/** Neither a character nor an entity is longer, and the whole text may be huge. */
const NEIGHBOURHOOD = 3000;

/**
 * A text of at most `max` UTF-16 units; an ellipsis says that it was cut. See `border` for where.
 */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  return max < 1 ? '' : `${text.slice(0, border(text, max - 1)).trimEnd()}…`;
}

/** The beginning of a text, of at most `max` UTF-16 units, for where no sign may say that there was more. */
export function beginning(text: string, max: number): string {
  return text.length <= max ? text : text.slice(0, border(text, max)).trimEnd();
}

/** All of a text, in pieces of at most `max` UTF-16 units. */
export function pieces(text: string, max: number): string[] {
  const found: string[] = [];
  let rest = text.trim();
  while (rest.length > max) {
    // What does not fit is cut all the same: nothing may be lost here.
    const end = border(rest, max) || max;
    found.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return [...found, rest];
}

/**
 * The best place to cut a text at or before `max`: where a sentence or a line ends, if one does near the limit; else between
 * words; else between characters as people see them. Never within one of these, nor within what Slack reads as one thing.
 */
export function border(text: string, max: number): number {
  if (text.length <= max) return text.length;
  const before = Math.max(0, max - NEIGHBOURHOOD);
  const part = text.slice(before, max + NEIGHBOURHOOD);
  const at = max - before;
  const least = at - Math.min(NEAR, Math.floor(max / 2));
  const wholes = spansOf(part, ENTITY);
  /** The place itself, or the beginning of what stands there. */
  const free = (place: number): number => {
    const [start = place] = wholes.find(([from, to]) => from < place && place < to) ?? [];
    return endOfCharacter(part, start);
  };
  const isFree = (place: number) => free(place) === place;
  const closed = [...wholes, ...spansOf(part, ADDRESS)];
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

/** The last end of a sentence from `least` to `at` that is fit to be cut at. */
function endOfSentence(
  text: string,
  { least, at }: { least: number; at: number },
  fitting: (sign: number, place: number) => boolean,
): number | null {
  let last: number | null = null;
  // What follows the end must be seen too: the dot of 3.5 ends nothing.
  for (const { 0: end, index } of text.slice(0, at + 1).matchAll(SENTENCE)) {
    const place = index + end.length;
    if (place <= at && place >= least && fitting(index, place)) last = place;
  }
  return last;
}

/** Where the word that would be cut through begins, from `least` on; null where it is too long, or none is cut. */
function endOfWord(text: string, least: number, at: number): number | null {
  const word = words.segment(text).containing(at);
  return word?.isWordLike && word.index > 0 && word.index >= least ? word.index : null;
}

/** The last border between characters; within a character that is longer than the text, between code points. */
function endOfCharacter(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const whole = graphemes.segment(text).containing(at)?.index ?? 0;
  if (whole > 0 || at === 0) return whole;
  return /[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at - 1 : at;
}
