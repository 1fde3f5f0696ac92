import { currencyOf } from '../../platform/directory/money.js';
import { count, text } from '../../platform/forms/field.js';
import { type Kind, kinds } from '../../records/module.js';
import { definePage, Unfit } from '../rules/page.js';

const MAX_AMOUNT = 1e12;

/** Where a sum is a threshold: for an option of a kind's signal, or for the kind itself. */
export const sums = (kinds as readonly Kind[]).flatMap((kind) =>
  Object.keys(kind.thresholds?.usual ?? {}).map((of) => ({ kind, of })),
);

/**
 * The amounts, in whole units of the branch's currency, from which on something is a signal or must be worked on; and
 * that currency.
 */
export const signals = definePage({
  name: 'signals',
  form: {
    fields: {
      currency: text({ max: 3 }),
      ...Object.fromEntries(sums.map(({ of }) => [of, count({ max: MAX_AMOUNT })])),
    },
    read: ({ branch }) => ({ currency: currencyOf(branch), ...branch.settings.thresholds }),
    write({ currency, ...given }, { branch: { country, settings } }) {
      const usual = currencyOf({ country, settings: {} });
      const wanted = String(currency ?? '')
        .normalize('NFKC')
        .toUpperCase();
      if (wanted !== '' && !Intl.supportedValuesOf('currency').includes(wanted))
        throw new Unfit({ currency: { why: 'no_currency', slots: { example: usual } } });
      // The country's own currency is not stored, so that it follows a change of country.
      return {
        ...settings,
        currency: wanted === '' || wanted === usual ? undefined : wanted,
        thresholds: given as Record<string, number>,
      };
    },
  },
});
