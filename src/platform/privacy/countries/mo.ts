import { defineCountry } from './country.js';
import { isHongKongIdentity } from './hk.js';

/** Macau. */
export const mo = defineCountry({
  code: 'MO',
  abroad: [[/^853/, [11]]],
  unmistakable: [{ begins: /^853[2-9]/, groups: ['11', '3-8', '3-4-4', '7-4'] }],
  home: [{ begins: /^(?:28|8|6)/, groups: ['8', '4-4'] }],
  identities: [
    // How the check digit in brackets is computed is not published.
    { form: /(?<![A-Z0-9])[1578]\d{6} ?\(\d\)/gi },
    { form: /(?<![A-Z0-9])[1578]\/\d{6}\/\d(?![A-Z0-9/])/gi },
    { form: /(?<![A-Z0-9])[A-Z]{1,2} ?\d{6}[ -]?[0-9A](?![A-Z0-9])/gi, check: isHongKongIdentity },
  ],
});
