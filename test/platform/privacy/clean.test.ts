import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '../../../src/platform/privacy/clean.js';

describe('clean', () => {
  it.each([
    ['  a\tb \r\n c\rd ', 'a b \n c\nd'],
    ['a\u0000b\u0007c\u009f', 'abc'],
    ['safe\u202Eexe.\u2066x\u2069', 'safeexe.x'],
    ['in\u200bvis\u2060ible\ufeff', 'invisible'],
    ['half \ud83d and \ude00 pair', 'half  and  pair'],
    ['cafe\u0301', 'caf\u00e9'],
    ['one\u2028two', 'one\ntwo'],
    ['a\u200db', 'ab'],
    ['👨‍👩‍👧 👍🏽 👩🏽‍⚕️', '👨‍👩‍👧 👍🏽 👩🏽‍⚕️'],
    ['客户 顾客', '客户 顾客'],
    ['hidden\u{E0041}\u{E0042}', 'hidden'],
  ])('%j → %j', (text, expected) => {
    expect(clean(text, 1000)).toEqual({ text: expected, cut: false });
  });

  it('cuts between characters as people see them, and says so', () => {
    expect(clean('abcdef', 4)).toEqual({ text: 'abcd', cut: true });
    expect(clean('abc', 3)).toEqual({ text: 'abc', cut: false });
    expect(clean('ab👨‍👩‍👧', 5)).toEqual({ text: 'ab', cut: true });
    expect(clean('ab 👍🏽', 4)).toEqual({ text: 'ab', cut: true });
    expect(clean('anything', 0)).toEqual({ text: '', cut: true });
    expect(clean('👍', 1)).toEqual({ text: '', cut: true });
  });

  it.each([
    ['One sentence. Another one that goes on', 16, 'One sentence.'],
    ['客户来了。他要取钱，排队很久', 7, '客户来了。'],
    ['客户来了！他要取钱', 6, '客户来了！'],
    ['first line\nsecond line', 13, 'first line'],
    ['rate 3.5 and more of it', 8, 'rate 3.5'],
    ['the rate is now 3.456 percent', 19, 'the rate is now'],
    ['the quick brown fox jumps', 18, 'the quick brown'],
    ['早上好。这里是一句很长很长很长很长的话没有结束', 12, '早上好。这里是一句很长很'],
    ['a very long beginning 👨‍👩‍👧 end', 26, 'a very long beginning'],
  ])('cuts %j at %d: %j', (text, max, expected) => {
    const { text: kept, cut } = clean(text, max);
    expect(cut).toBe(true);
    expect(kept.length).toBeLessThanOrEqual(max);
    expect(kept).toBe(expected);
  });

  it('keeps within the limit, whole characters, and the same when done twice', () => {
    const lone = fc.constantFrom(
      '\ud83d',
      '\ude00',
      '\u202e',
      '\u200d',
      '👨‍👩‍👧',
      'e\u0301',
      '\n',
      '\t',
      '字',
    );
    const text = fc.array(fc.oneof(fc.string({ unit: 'binary' }), lone)).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 30 }), (original, max) => {
        const once = clean(original, max);
        expect(once.text.length).toBeLessThanOrEqual(max);
        expect(once.text).not.toMatch(/\p{Cs}/u);
        expect(clean(once.text, max)).toEqual({ text: once.text, cut: false });
      }),
      { numRuns: 500 },
    );
  });

  it('takes hostile text in linear time: work that grew with its square would take longer than a test may', () => {
    expect(clean(`a${'\u0301'.repeat(2_000_000)}`, 3000).text.length).toBeLessThanOrEqual(3000);
    expect(clean('👨‍👩‍👧'.repeat(500_000), 3000).cut).toBe(true);
    expect(clean(' '.repeat(2_000_000), 3000).text).toBe('');
  });
});
