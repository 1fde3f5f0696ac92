import { defineCountry } from './country.js';

/** The United States, with the others of its plan of numbers. */
export const us = defineCountry({
  code: 'US',
  abroad: [[/^1/, [11]]],
  unmistakable: [
    { begins: /^[2-9]\d\d[2-9]/, groups: ['3-3-4'] },
    { begins: /^1[2-9]\d\d[2-9]/, groups: ['1-3-3-4', '1-10'] },
  ],
  home: [{ begins: /^1?[2-9]\d\d[2-9]/, groups: ['10', '11', '3-7', '6-4'] }],
  broken: [{ begins: /^[2-9]\d\d[2-9]/, groups: ['3-3-4'] }],
  local: [/(?<![\dA-Za-z.)-]|[\d)] )[2-9]\d\d-\d{4}(?![\dA-Za-z-])/g],
  identities: [
    // Social security, and the tax number of those who have none; 9 begins the latter.
    { form: /(?<![A-Z0-9-])(?!000|666)\d{3}([ -])(?!00)\d\d\1(?!0000)\d{4}(?![A-Z0-9-])/gi },
  ],
  hotlines: [/^1?8(?:00|33|44|55|66|77|88)\d{7}$/, /^[2-9]11$/],
});
