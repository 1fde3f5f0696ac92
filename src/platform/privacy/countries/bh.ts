import { defineCountry } from './country.js';

/** Bahrain. */
export const bh = defineCountry({
  code: 'BH',
  abroad: [[/^973/, [11]]],
  home: [{ begins: /^[13-9]/, groups: ['8', '4-4', '2-6', '2-3-3', '2-2-2-2'] }],
  identities: [
    // The personal number (CPR): year and month of birth first. How its check digit is computed is not published.
    { form: /(?<![A-Z0-9.,/-])\d\d(?:0[1-9]|1[0-2])\d{5}(?![A-Z0-9]|[.,/-]\d)/gi },
  ],
  hotlines: [/^80\d{6}$/, /^999$|^199$|^181$/],
});
