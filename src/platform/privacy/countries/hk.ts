import { defineCountry } from './country.js';

/** A Hong Kong identity number, 'A1234563' without its brackets: one or two letters, six digits, a check character. */
export function isHongKongIdentity(number: string): boolean {
  if (!/^[A-Z]{1,2}\d{6}[\dA]$/.test(number)) return false;
  const signs = number.padStart(9, ' ');
  const value = (sign: string) => (sign === ' ' ? 36 : Number.parseInt(sign, 36));
  const sum = [...signs].reduce((total, sign, place) => total + value(sign) * (9 - place), 0);
  return sum % 11 === 0;
}

/** Hong Kong. */
export const hk = defineCountry({
  code: 'HK',
  abroad: [[/^852/, [11]]],
  unmistakable: [{ begins: /^852[2-9]/, groups: ['11', '3-8', '3-4-4', '7-4'] }],
  home: [{ begins: /^[2-9]/, groups: ['8', '4-4'] }],
  identities: [
    {
      form: /(?<![A-Z0-9])[A-Z]{1,2}\d{6} ?\([0-9A]\)/gi,
      check: isHongKongIdentity,
      unmistakable: true,
    },
    { form: /(?<![A-Z0-9])[A-Z]{1,2} ?\d{6}[ -]?[0-9A](?![A-Z0-9])/gi, check: isHongKongIdentity },
  ],
  // Bank, branch and account.
  accounts: [/(?<![\d-])\d{3}-(?:\d{3}-)?\d{6}-\d{3}(?![\d-])/g],
  hotlines: [/^18\d{2,5}$/, /^10\d{1,3}$/],
});
