import { defineCountry } from './country.js';

/**
 * Verhoeff's check digit: the digit at each place is permuted as many times as its place, and the product of all in
 * the dihedral group of order ten must be zero.
 */
const PERMUTATION = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
const PERMUTED = PERMUTATION.map((_, times) => {
  let row = PERMUTATION.map((_, digit) => digit);
  for (let time = 0; time < times; time++) row = row.map((digit) => PERMUTATION[digit] ?? digit);
  return row;
});

/** The product of two digits in the dihedral group of a pentagon. */
const product = (one: number, other: number): number =>
  one < 5
    ? other < 5
      ? (one + other) % 5
      : 5 + ((one + other) % 5)
    : other < 5
      ? 5 + ((one - other) % 5)
      : (one - other + 5) % 5;

/** An Aadhaar number: twelve digits. */
function isAadhaar(number: string): boolean {
  const end = [...number].reverse();
  return end.reduce((sum, digit, place) => product(sum, PERMUTED[place % 8]?.[Number(digit)] ?? 0), 0) === 0;
}

/** India. */
export const india = defineCountry({
  code: 'IN',
  abroad: [[/^91[6-9]/, [12]]],
  home: [
    { begins: /^[6-9]/, groups: ['10', '5-5', '4-3-3', '3-3-4', '4-6'] },
    { begins: /^0[1-9]/, groups: ['11', '3-8', '3-4-4', '4-7', '5-6', '1-10', '6-5'] },
  ],
  identities: [
    { form: /(?<![\dA-Za-z.,/-])[2-9]\d{3}([ -]?)\d{4}\1\d{4}(?![\dA-Za-z]|[.,/-]\d)/g, check: isAadhaar },
    // The tax number (PAN): five letters, of which the fourth is the type of holder, four digits, a letter.
    { form: /(?<![A-Z0-9])[A-Z]{3}[ABCFGHJLPT][A-Z] ?\d{4} ?[A-Z](?![A-Z0-9])/gi },
  ],
  hotlines: [/^1[089]\d{1,2}$|^112$|^1800\d{6,7}$|^1930$/],
});
