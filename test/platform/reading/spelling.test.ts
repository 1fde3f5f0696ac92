import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simplified } from '../../../src/platform/reading/simplified.js';
import { spelling, spellings } from '../../../src/platform/reading/spelling.js';

const finds = (word: string, text: string) => spellings(word).some((each) => spelling(text).includes(each));

describe('a word is found in every spelling', () => {
  it.each([
    ['排队', '客戶排隊太久'],
    ['排隊', '客户排队太久'],
    ['臺灣', '台湾护照'],
    ['裡面', '机器裏面有卡'],
    ['ATM2', 'ＡＴＭ２ 吞卡'],
    ['ATM2', 'the ATM 2 keeps cards'],
    ['ATM 2', 'atm-2 keeps cards'],
    ['ATM—2', 'atm2'],
    ['2号窗', '2 號窗口'],
    ['cafe', 'the Café next door'],
    ['CAFÉ', 'cafe'],
    ['1,000', 'a note of 1000'],
    ['1000', 'notes of 1,000 and 5'],
    ['1000000', '１，０００，０００ 元'],
    ['e-mail', 'an email, an E–Mail'],
    ['email', 'his e-mail'],
    ['walk-in', 'a walk in customer'],
    ["customer's", 'the customer’s card'],
    ['微信支付', '微信 支付'],
  ])('%s in: %s', (word, text) => {
    expect(finds(word, text)).toBe(true);
  });

  it.each([
    ['cat', 'music at noon'],
    ['man', 'them an hour'],
    ['183', '18 3'],
    ['12', '1,2'],
    ['1000', '1,0000'],
  ])('but not %s in: %s', (word, text) => {
    expect(finds(word, text)).toBe(false);
  });
});

it('a piece of a Chinese text is found in it, in either script', () => {
  const sign = fc.constantFrom(...'乾坤後面裡裏干后里台灣臺檯麵面髮發发制製');
  fc.assert(
    fc.property(fc.array(sign), fc.array(sign, { minLength: 1 }), fc.array(sign), (before, word, after) => {
      const text = [...before, ...word, ...after].join('');
      expect(spelling(text)).toContain(spelling(simplified(word.join(''))));
    }),
  );
});
