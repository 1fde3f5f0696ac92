/** Control characters except the line feed; unpaired halves of a character; signs that change the direction of others. */
const REFUSED = /(?!\n)\p{Cc}|\p{Cs}|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
/** Signs without width, and the tag letters in which text can be hidden. */
const WIDTHLESS = /[\u00AD\u180E\u200B\u200C\u2060-\u2064\uFEFF\u{E0000}-\u{E007F}]/gu;
/** A joiner is kept only where it makes one picture of two (a family, a profession). */
const LOOSE_JOINER =
  /(?<!\p{Extended_Pictographic}[\uFE0F\u{1F3FB}-\u{1F3FF}]?)\u200D|\u200D(?!\p{Extended_Pictographic})/gu;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * A person's text fit to keep: without invisible, control and direction signs, line breaks as '\n', tabs as spaces, in
 * NFC, trimmed, and at most `max` UTF-16 units long, cut between characters as people see them. `cut` says whether any
 * was lost.
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

/** The last border between characters at or before `max`; within a character that is longer than `max`, between code points. */
function border(text: string, max: number): number {
  // Only the neighbourhood is looked at: no real character is longer, and the whole text may be huge.
  const before = Math.max(0, max - 1000);
  const at =
    before + (graphemes.segment(text.slice(before, max + 1000)).containing(max - before)?.index ?? 0);
  if (at > before || max === 0) return at;
  return /[\uDC00-\uDFFF]/.test(text[max] ?? '') ? max - 1 : max;
}
