import { beginning } from '../cut.js';

/** Control characters except the line feed; lone surrogates; characters that change the direction of text. */
const REFUSED = /(?!\n)\p{Cc}|\p{Cs}|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
/** Zero-width characters, and the tag characters in which text can be hidden. */
const WIDTHLESS = /[\u00AD\u180E\u200B\u200C\u2060-\u2064\uFEFF\u{E0000}-\u{E007F}]/gu;
/** A zero-width joiner is kept only inside an emoji made of several (a family, a profession). */
const LOOSE_JOINER =
  /(?<!\p{Extended_Pictographic}[\uFE0F\u{1F3FB}-\u{1F3FF}]?)\u200D|\u200D(?!\p{Extended_Pictographic})/gu;

/**
 * A person's text, ready to be stored: without invisible, control and direction characters, line breaks as '\n', tabs
 * as spaces, in NFC, trimmed, and at most `max` UTF-16 units long. `cut` says whether any was lost.
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
  return { text: beginning(whole, max).replace(/\u200D$/, ''), cut: true };
}
