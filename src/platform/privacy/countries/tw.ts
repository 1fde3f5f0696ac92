import { defineCountry } from './country.js';

/** Values of the first letter: A 10 … Z 33 in the order in which Taiwan gave them to its counties. */
const TAIWAN_LETTERS = 'ABCDEFGHJKLMNPQRSTUVXYWZIO';

/** A Taiwanese identity or residence number: a letter, 1, 2, 8 or 9, seven digits and a check digit. */
function isTaiwaneseIdentity(number: string): boolean {
  if (!/^[A-Z][1289]\d{8}$/.test(number)) return false;
  const county = TAIWAN_LETTERS.indexOf(number[0] ?? '') + 10;
  const weighed = [...number.slice(1)].reduce(
    (total, digit, place) => total + Number(digit) * Math.max(8 - place, 1),
    0,
  );
  return (Math.floor(county / 10) + (county % 10) * 9 + weighed) % 10 === 0;
}

/** Taiwan. */
export const tw = defineCountry({
  code: 'TW',
  abroad: [[/^886/, [12, 11]]],
  unmistakable: [
    { begins: /^09/, groups: ['10', '4-3-3', '4-6', '2-4-4', '7-3'] },
    { begins: /^8869/, groups: ['12', '3-9', '3-3-3-3', '3-3-6', '6-3-3'] },
  ],
  home: [
    { begins: /^09/, groups: ['4-2-2-2', '4-2-4', '3-3-4'] },
    { begins: /^9/, groups: ['9', '3-3-3'] },
    {
      begins: /^0[2-8]/,
      groups: ['9', '10', '2-8', '2-7', '2-4-4', '2-3-4', '3-7', '3-6', '3-3-4', '3-3-3'],
    },
  ],
  local: [/(?<![\dA-Za-z-])[2-8]\d{3}-\d{4}(?![\dA-Za-z-])/g],
  broken: [{ begins: /^09/, groups: ['4-3-3', '4-6'] }],
  identities: [
    {
      form: /(?<![A-Z0-9])[A-Z][1289]\d{8}(?![A-Z0-9])/gi,
      check: isTaiwaneseIdentity,
      unmistakable: true,
    },
  ],
  hotlines: [/^1[169]\d{1,2}$/],
  freephones: [/^080[09]\d{6}$/],
});
