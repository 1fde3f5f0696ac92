import {
  counterLines,
  longestCounter,
  mostCounters,
  mostCurrencies,
  readCounter,
  tillCurrencies,
} from '../../checklists/module.js';
import { beginning } from '../../platform/cut.js';
import { currencyOf } from '../../platform/directory/money.js';
import { longText } from '../../platform/forms/field.js';
import { linesOf } from '../rules/lines.js';
import { definePage, Unfit } from '../rules/page.js';

/** The branch's counters and the currencies of their tills, which the daily settlement asks for. Posted lists stay as they are. */
export const counters = definePage({
  name: 'counters',
  form: {
    fields: { counters: longText(), tills: longText() },
    read: ({ branch: { settings } }) => ({
      counters: (counterLines.of(settings) ?? []).join('\n'),
      tills: (tillCurrencies.of(settings) ?? []).join('\n'),
    }),
    write(given, { branch }) {
      const named = linesOf('counters', given.counters, mostCounters);
      const bad = named.find((line) => readCounter(line) === null);
      if (bad !== undefined)
        throw new Unfit({
          counters: { why: 'bad_counter', slots: { line: beginning(bad, 24), most: longestCounter } },
        });
      const names = named.map((line) => readCounter(line)?.name);
      const twice = names.find((name, index) => names.indexOf(name) < index);
      if (twice !== undefined)
        throw new Unfit({ counters: { why: 'counter_twice', slots: { name: twice } } });
      const own = currencyOf(branch);
      const typed = linesOf('tills', given.tills, mostCurrencies);
      const tills = [...new Set(typed.map((line) => line.normalize('NFKC').toUpperCase()))];
      const known = Intl.supportedValuesOf('currency');
      if (tills.some((one) => !known.includes(one)))
        throw new Unfit({ tills: { why: 'no_currency', slots: { example: own } } });
      return tillCurrencies.with(
        counterLines.with(branch.settings, named),
        // The branch's own currency is always there.
        tills.filter((one) => one !== own),
      );
    },
  },
});
