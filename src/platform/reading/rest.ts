import { blank, type Folded, type Span } from '../text/fold.js';

const JOINS = '\\s,.;:，。；：、\\-–—·|/';
const EMPTY_BRACKETS = /[（(【[]\s*[)）】\]]/gu;

const HEAD = new RegExp(`^[${JOINS}\\uE000]*\\uE000[${JOINS}\\uE000]*`, 'u');
const TAIL = new RegExp(
  `[${JOINS}\\uE000]*\\uE000[\\s,;:，；：、\\-–—·|/\\uE000]*([.。!！?？]?)[${JOINS}\\uE000]*$`,
  'u',
);

/**
 * The original text without some spans: punctuation that joined them to the rest goes too, everything else stays as
 * typed.
 */
export function without(
  folded: Folded,
  spans: readonly Span[],
  put: ReadonlyMap<Span, string> = new Map(),
): string {
  if (spans.length === 0) return folded.original.trim();
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  let words = '';
  let at = 0;
  for (const span of sorted) {
    const from = folded.starts[span.start] ?? folded.original.length;
    const to = folded.ends[span.end - 1] ?? from;
    words += folded.original.slice(at, from) + (put.get(span) ?? '\uE000');
    at = Math.max(at, to);
  }
  words += folded.original.slice(at);
  return tidy(words);
}

/** U+E000, a private-use character that no stored text has, marks where something was taken out. */
function tidy(words: string): string {
  return words
    .replace(EMPTY_BRACKETS, '\uE000')
    .replace(/[（(【[]\s*\uE000\s*[)）】\]]/gu, '\uE000')
    .replace(HEAD, '')
    .replace(TAIL, '$1')
    .replace(/([ \t]*)\uE000+([ \t]*)/gu, (_, before: string, after: string) => (before || after ? ' ' : ''))
    .trim();
}

/** Whether a text has no letters, numbers or symbols outside these spans. */
export function saysNothingElse(folded: Folded, spans: readonly Span[]): boolean {
  const { text } = blank(folded, spans);
  return !/[\p{L}\p{N}\p{S}]/u.test(text.replace(/(?<![a-z])(?:and|or)(?![a-z])|和|、/gu, ' '));
}
