import { defineCountry } from './country.js';

/**
 * A French social security number (NIR): 13 characters with sex, year and month of birth, and a check of two digits,
 * 97 minus the remainder by 97.
 */
function isFrenchIdentity(number: string): boolean {
  if (!/^[1-478]\d\d(?:0[1-9]|1[0-2]|[2-9]\d)(?:\d\d|2[AB])\d{8}$/.test(number)) return false;
  const corsica = { A: '19', B: '18' } as const;
  const plain = number.slice(0, 13).replace(/2([AB])/, (_, letter: 'A' | 'B') => corsica[letter]);
  return 97 - (Number(plain) % 97) === Number(number.slice(13));
}

/** France. */
export const fr = defineCountry({
  code: 'FR',
  abroad: [[/^33/, [11, 12]]],
  home: [
    { begins: /^0[1-79]/, groups: ['10', '2-2-2-2-2', '4-2-2-2', '4-3-3', '2-8', '2-4-4'] },
    { begins: /^[67]/, groups: ['9'] },
  ],
  broken: [{ begins: /^0[67]/, groups: ['2-2-2-2-2'], home: true }],
  identities: [
    { digits: 15, check: isFrenchIdentity },
    // A birth in Corsica has a letter.
    {
      form: /(?<![A-Z0-9])[1-478] ?\d\d ?\d\d ?2[AB] ?\d{3} ?\d{3} ?\d\d(?![A-Z0-9])/gi,
      check: isFrenchIdentity,
    },
  ],
  hotlines: [/^08\d{8}$/, /^3\d{3}$/, /^1[15-8]\d?$|^11[2589]$/],
});
