import { defineCountry } from './country.js';

/** Letters for the remainder, by the first letter. */
const SINGAPORE_CHECKS: Readonly<Record<string, readonly [number, string]>> = {
  S: [0, 'JZIHGFEDCBA'],
  T: [4, 'JZIHGFEDCBA'],
  F: [0, 'XWUTRQPNMLK'],
  G: [4, 'XWUTRQPNMLK'],
  M: [3, 'XWUTRQPNJLK'],
};
const SINGAPORE_WEIGHTS = [2, 7, 6, 5, 4, 3, 2];

/** A Singaporean identity number or that of a foreigner who lives there: a letter, seven digits, a check letter. */
function isSingaporeanIdentity(number: string): boolean {
  const [start, checks] = SINGAPORE_CHECKS[number[0] ?? ''] ?? [0, ''];
  if (!/^[A-Z]\d{7}[A-Z]$/.test(number)) return false;
  const sum = SINGAPORE_WEIGHTS.reduce(
    (total, weight, place) => total + weight * Number(number[place + 1]),
    start,
  );
  return number[8] === checks[sum % 11];
}

/** Singapore. */
export const sg = defineCountry({
  code: 'SG',
  abroad: [[/^65/, [10]]],
  home: [{ begins: /^[3689]/, groups: ['8', '4-4'] }],
  identities: [{ form: /(?<![A-Z0-9])[STFGM] ?\d{7} ?[A-Z](?![A-Z0-9])/gi, check: isSingaporeanIdentity }],
  hotlines: [/^1[89]00\d{7}$/, /^99[59]$|^1777$/],
});
