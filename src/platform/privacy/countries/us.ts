import { defineCountry } from './country.js';

/** The United States, and the other countries of the North American Numbering Plan. */
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
    // Social security numbers, and the tax numbers (ITIN) of those who have none, which begin with 9.
    { form: /(?<![A-Z0-9-])(?!000|666)\d{3}([ -])(?!00)\d\d\1(?!0000)\d{4}(?![A-Z0-9-])/gi },
  ],
  hotlines: [/^1?8(?:00|33|44|55|66|77|88)\d{7}$/, /^[2-9]11$/],
});
