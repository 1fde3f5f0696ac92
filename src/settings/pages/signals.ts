import { currencyOf } from '../../platform/directory/money.js';
import { count, text } from '../../platform/forms/field.js';
import { referral } from '../../records/module.js';
import { definePage, Unfit } from '../rules/page.js';

const signalNames = Object.keys(referral.thresholds.usual);
const MAX_AMOUNT = 1e12;

/** From which amount something is a signal, in whole units; and in which currency the branch counts. */
export const signals = definePage({
  name: 'signals',
  form: {
    fields: {
      currency: text({ max: 3 }),
      ...Object.fromEntries(signalNames.map((name) => [name, count({ max: MAX_AMOUNT })])),
    },
    read: ({ branch }) => ({ currency: currencyOf(branch), ...branch.settings.thresholds }),
    write({ currency, ...given }, { branch: { country, settings } }) {
      const usual = currencyOf({ country, settings: {} });
      const wanted = String(currency ?? '')
        .normalize('NFKC')
        .toUpperCase();
      if (wanted !== '' && !Intl.supportedValuesOf('currency').includes(wanted))
        throw new Unfit({ currency: { why: 'no_currency', slots: { example: usual } } });
      // The country's own is not kept, so that it follows the country.
      return {
        ...settings,
        currency: wanted === '' || wanted === usual ? undefined : wanted,
        thresholds: given as Record<string, number>,
      };
    },
  },
});
