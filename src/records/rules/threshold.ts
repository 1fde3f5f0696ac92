import type { Branch } from '../../platform/directory/branch.js';
import { currencyOf, usualSum } from '../../platform/directory/money.js';
import type { Values } from '../../platform/forms/field.js';
import type { Kind } from './kind.js';

type Sized = Pick<Kind, 'name' | 'thresholds'>;

/**
 * The amount from which on something counts, in whole units of a currency; null where it needs no amount, or none is
 * known in this currency.
 * @param of an option of the kind's signal, or the kind's own name
 * @param currency ISO 4217; the branch's own amounts are in its own currency
 */
export function thresholdOf(
  { thresholds }: Sized,
  of: string,
  branch: Branch,
  currency: string = currencyOf(branch),
): number | null {
  const usual = thresholds && Object.hasOwn(thresholds.usual, of) ? thresholds.usual[of] : undefined;
  if (usual === undefined) return null;
  const own = currency === currencyOf(branch) ? branch.settings.thresholds?.[of] : undefined;
  return own ?? usualSum(usual, currency);
}

/**
 * A record's details after comparing its amount with the thresholds: a signal whose amount is too small is stored in
 * the field `below`; the flag `reached` is set if the kind's amount is reached.
 */
export function weighed(kind: Sized, details: Values, branch: Branch): Values {
  const { thresholds } = kind;
  if (!thresholds) return details;
  const { amount, signal, reached } = thresholds;
  const sum = details[amount];
  const comesTo = (of: string): boolean | null => {
    const least = thresholdOf(kind, of, branch);
    return typeof sum === 'number' && least !== null ? sum >= least : null;
  };
  const after = { ...details };
  if (reached) {
    if (comesTo(kind.name)) after[reached] = true;
    else delete after[reached];
  }
  if (signal) {
    const seen = details[signal.field] ?? details[signal.below];
    delete after[signal.below];
    if (typeof seen === 'string') {
      const isSmall = comesTo(seen) === false;
      delete after[signal.field];
      after[isSmall ? signal.below : signal.field] = seen;
    }
  }
  return after;
}
