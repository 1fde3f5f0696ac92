import type { Branch } from '../../platform/directory/branch.js';
import { currencyOf } from '../../platform/directory/money.js';
import type { Kind } from './kind.js';

/**
 * From which amount an option of a kind's signal counts, in whole units of the branch's currency: what the branch set,
 * else the usual one where it is in that currency; null where nobody said.
 */
export function thresholdOf(kind: Pick<Kind, 'thresholds'>, option: string, branch: Branch): number | null {
  const own = branch.settings.thresholds?.[option];
  if (own !== undefined) return own;
  const { usual, currency } = kind.thresholds ?? { usual: {}, currency: '' };
  return currencyOf(branch) === currency ? ((usual as Record<string, number>)[option] ?? null) : null;
}
