import { defineCountry } from './country.js';

/** An NHS number: nine digits, weighted from ten down, and a check digit modulo 11. */
function isHealthNumber(number: string): boolean {
  const sum = [...number.slice(0, 9)].reduce(
    (total, digit, place) => total + Number(digit) * (10 - place),
    0,
  );
  return (11 - (sum % 11)) % 11 === Number(number[9]);
}

/** The United Kingdom. */
export const gb = defineCountry({
  code: 'GB',
  abroad: [[/^44/, [12, 13]]],
  home: [
    { begins: /^07/, groups: ['11', '5-6', '5-3-3', '4-3-4', '3-4-4', '3-8', '5-2-2-2', '5-2-4'] },
    // Without the 0, which spreadsheets drop.
    { begins: /^7[1-9]/, groups: ['10', '4-6', '4-3-3'] },
    { begins: /^0[12]/, groups: ['10', '11', '3-4-4', '4-3-4', '4-7', '5-6', '5-5', '5-3-3', '5-3-2'] },
  ],
  broken: [{ begins: /^07/, groups: ['5-6', '5-3-3'] }],
  identities: [
    // National insurance numbers, without the prefixes that are never issued.
    {
      form: /(?<![A-Z0-9])(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?\d\d[ -]?\d\d[ -]?\d\d[ -]?[A-D](?![A-Z0-9])/gi,
    },
    // NHS numbers.
    { form: /(?<![\d-])[4-7]\d\d[ -]\d{3}[ -]\d{4}(?![\d-])/g, check: isHealthNumber },
  ],
  // A sort code and an account.
  accounts: [/(?<![\d-])\d\d-\d\d-\d\d[ ,/]{1,3}\d{8}(?![\d-])/g],
  hotlines: [/^1(?:01|05|11|19|59)$/, /^11[68]\d{3}$/, /^03\d{9}$/, /^08[047]\d{7,8}$/],
  freephones: [/^0800\d{6,7}$/],
});
