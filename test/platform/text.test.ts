import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fold, originalSpan, pieceOf } from '../../src/platform/text/fold.js';

it.each([
  ['ＡＢＣ　１２３', 'abc 123', 'ABC 123'],
  ['Café – Straße', 'cafe - straße', 'Cafe - Straße'],
  ['١٢٣ ०१२ ๔๕๖', '123 012 456', '123 012 456'],
  ['1️⃣2️⃣', '12', '12'],
  ['①②', '①②', '①②'],
  ['a \t b\r\n\nc', 'a b\nc', 'a b\nc'],
  ['4\u200b1\u00ad1', '411', '411'],
])('%j is read as %j', (original, text, cased) => {
  expect(fold(original)).toMatchObject({ text, cased });
});

it('every place leads back to what was typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (original) => {
      const folded = fold(original);
      expect(folded.cased).toHaveLength(folded.text.length);
      expect(folded.starts).toHaveLength(folded.text.length);
      for (let at = 0; at < folded.text.length; at++) {
        const { start, end } = originalSpan(folded, { start: at, end: at + 1 });
        expect(end).toBeGreaterThan(start);
        expect(fold(original.slice(start, end)).text).toContain(folded.text[at]);
        expect(pieceOf(folded, { start: at, end: at + 1 })).toBe(original.slice(start, end));
      }
    }),
  );
});
