/** Control characters except the line feed; unpaired halves of a character; signs that change the direction of others. */
const REFUSED = /(?!\n)\p{Cc}|\p{Cs}|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
/** Signs without width, and the tag letters in which text can be hidden. */
const WIDTHLESS = /[\u00AD\u180E\u200B\u200C\u2060-\u2064\uFEFF\u{E0000}-\u{E007F}]/gu;
/** A joiner is kept only where it makes one picture of two (a family, a profession). */
const LOOSE_JOINER =
  /(?<!\p{Extended_Pictographic}[\uFE0F\u{1F3FB}-\u{1F3FF}]?)\u200D|\u200D(?!\p{Extended_Pictographic})/gu;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const words = new Intl.Segmenter(undefined, { granularity: 'word' });
/** The end of a sentence or a line; a dot within a number or a name is none. */
const SENTENCE = /[。！？；!?…\n]+[”’」』）)"']*|[.;][”’」』）)"']*(?=\s|$)/gu;
/** So far back, at most, an end of a sentence or a word is looked for. */
const NEAR = 200;

/**
 * A person's text fit to keep: without invisible, control and direction signs, line breaks as '\n', tabs as spaces, in
 * NFC, trimmed, and at most `max` UTF-16 units long. It is cut where a sentence or a line ends, if one does near the limit; else
 * between words; else between characters as people see them. `cut` says whether any was lost.
 */
export function clean(text: string, max: number): { text: string; cut: boolean } {
  const whole = text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(REFUSED, '')
    .replace(WIDTHLESS, '')
    .replace(LOOSE_JOINER, '')
    .normalize('NFC')
    .trim();
  if (whole.length <= max) return { text: whole, cut: false };
  const kept = whole.slice(0, border(whole, max));
  return { text: kept.replace(/\u200D$/, '').trimEnd(), cut: true };
}

/** The best place to cut at or before `max`. */
function border(text: string, max: number): number {
  // Only the neighbourhood is looked at: no real character is longer, and the whole text may be huge.
  const before = Math.max(0, max - 1000);
  const part = text.slice(before, max + 1000);
  const at = max - before;
  const least = at - Math.min(NEAR, Math.floor(max / 2));
  return before + (endOfSentence(part, least, at) ?? endOfWord(part, least, at) ?? endOfCharacter(part, at));
}

/** The last end of a sentence from `least` to `at`. */
function endOfSentence(text: string, least: number, at: number): number | null {
  let last: number | null = null;
  // What follows the end must be seen too: the dot of 3.5 ends nothing.
  for (const { 0: end, index } of text.slice(0, at + 1).matchAll(SENTENCE))
    if (index + end.length <= at && index + end.length >= least) last = index + end.length;
  return last;
}

/** Where the word that would be cut through begins, from `least` on; null where it is too long, or none is cut. */
function endOfWord(text: string, least: number, at: number): number | null {
  const word = words.segment(text).containing(at);
  return word?.isWordLike && word.index > 0 && word.index >= least ? word.index : null;
}

/** The last border between characters; within a character that is longer than the text, between code points. */
function endOfCharacter(text: string, at: number): number {
  const whole = graphemes.segment(text).containing(at)?.index ?? 0;
  if (whole > 0 || at === 0) return whole;
  return /[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at - 1 : at;
}
