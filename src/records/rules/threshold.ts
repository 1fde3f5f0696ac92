import type { Branch } from '../../platform/directory/branch.js';
import { currencyOf, usualSum } from '../../platform/directory/money.js';
import type { Values } from '../../platform/forms/field.js';
import type { Kind } from './kind.js';

type Sized = Pick<Kind, 'name' | 'thresholds'>;

/**
 * From which amount something counts, in whole units of a currency; null where no sum is asked of it, or nobody said which.
 * @param of an option of the kind's signal, or the kind's own name
 * @param currency ISO 4217; what a branch set is in its own
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
 * A record's details with what its sum comes to: a signal whose sum is too small is none, and is kept as such; a sum that
 * reaches the kind's threshold is marked.
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
