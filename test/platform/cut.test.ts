import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { escapeText, line } from '../../src/platform/blocks/escape.js';
import { beginning, cut, pieces } from '../../src/platform/cut.js';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const entity = /<[@#!][^<>\n]*>|<https?:[^<>\n]*>|&(?:amp|lt|gt);/g;

const part = fc.constantFrom(
  ...['客户晕倒。', '排队四十分钟！', 'the queue is long. ', '3.5', 'sev2', '\n', ' ', '，', '；', '“好？”'],
  ...[
    '👨‍👩‍👧‍👦',
    '🇬🇧',
    '👍🏽',
    'é',
    '한',
    'क्षि',
    '<@U0123456789|bo>',
    '<!channel>',
    '<https://bank.example/a?b=c!d|the page>',
  ],
  ...[
    '&amp;',
    '&lt;',
    ':white_check_mark:',
    'https://bank.example/very/long?x=1',
    '𠮷',
    'internationalisation',
  ],
);
const text = fc.oneof(
  fc.array(part, { maxLength: 40 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 100 }).map(escapeText),
);

/** Places at which a text must not be cut. */
function closedIn(whole: string): (place: number) => boolean {
  const starts = new Set([...graphemes.segment(whole)].map(({ index }) => index).concat(whole.length));
  const entities = [...whole.matchAll(entity)].map(
    ({ 0: one, index }) => [index, index + one.length] as const,
  );
  return (place) => !starts.has(place) || entities.some(([from, to]) => from < place && place < to);
}

describe('a text that is cut', () => {
  it('fits, keeps its beginning, and is cut only between characters and between entities', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 120 }), (whole, max) => {
        const short = cut(whole, max);
        expect(short.length).toBeLessThanOrEqual(max);
        if (whole.length <= max) {
          expect(short).toBe(whole);
          return;
        }
        expect(short.endsWith('…')).toBe(true);
        const kept = short.slice(0, -1);
        expect(whole.startsWith(kept)).toBe(true);
        // A character that alone is longer than the limit can only be cut within.
        const first = [...graphemes.segment(whole)][0]?.segment ?? '';
        if (first.length < max)
          expect(closedIn(whole)(kept.length), JSON.stringify([whole, max])).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
  it('is complete where it is split into several pieces', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 120 }), (whole, max) => {
        const parts = pieces(whole, max);
        for (const one of parts) expect(one.length).toBeLessThanOrEqual(max);
        expect(parts.join('').replace(/\s/g, '')).toBe(whole.replace(/\s/g, ''));
      }),
      { numRuns: 1000 },
    );
  });
});

test.each([
  ['客户晕倒在三号窗口。已拨打120，家属在路上', 18, '客户晕倒在三号窗口。…'],
  ['客戶暈倒在三號櫃檯！家屬已經在路上', 14, '客戶暈倒在三號櫃檯！…'],
  ['排队很久；没有人解释', 8, '排队很久；…'],
  ['The customer fainted. An ambulance is coming', 30, 'The customer fainted.…'],
  ['first line\nsecond line', 16, 'first line…'],
  ['The rate is 3.5 percent today', 14, 'The rate is…'],
  ['The ambulance is coming', 12, 'The…'],
  ['fine 👨‍👩‍👧‍👦 family', 9, 'fine…'],
  ['ask <@U0123456789|bo chen> to call', 12, 'ask…'],
  ['Tom &amp; Jerry &amp; Spike', 20, 'Tom &amp; Jerry…'],
])('%s', (whole, max, short) => {
  expect(cut(whole, max)).toBe(short);
});

test('where no ellipsis is allowed, the beginning is unchanged', () => {
  expect(beginning('客户晕倒。家属在路上', 8)).toBe('客户晕倒。');
  expect(beginning('short', 8)).toBe('short');
});

test("people's words as one line are escaped before they are cut", () => {
  expect(line('a < b & c > d', 12)).toBe('a &lt; b…');
});
