import type { Measure } from '../../reports/module.js';
import type { BranchFigures } from './figures.js';
import { isBeyondChance, rateOf, sizedAmong } from './size.js';
import { type Spread, sideOf, spreadOf } from './spread.js';

/** How a branch is an outlier: worse, better, or, for a measure that is neither good nor bad, only far from the rest. */
export type Apart = 'worse' | 'better' | 'off';

/** A branch's place among those that it can be compared with. */
export interface Placed {
  branch: BranchFigures;
  /**
   * Null where there was nothing to compute a share or a mean of. Per hundred tickets where branches are compared by
   * size.
   */
  value: number | null;
  /** `value` is per hundred tickets; the plain figure is in `branch.figures`. */
  perHundred?: true;
  /** 1 is the best; for a measure that is neither good nor bad, the greatest. Equal values share a place. */
  place: number | null;
  /** The distribution of the branches that it is compared with. */
  spread: Spread | null;
  apart: Apart | null;
}

/** Outliers reported for one measure at most, the furthest ones: a long list would not be read. */
const mostApart = (count: number) => Math.max(2, Math.ceil(count / 20));

/** What needs attention comes first. */
const order: readonly (Apart | null)[] = ['worse', 'off', 'better', null];

/**
 * All branches by a measure: outliers first, then the rest, each with the worst on top; branches without a value
 * last. Amounts are only compared within a currency.
 */
export function rank(measure: Measure, branches: readonly BranchFigures[]): Placed[] {
  const groups = new Map<string, BranchFigures[]>();
  for (const branch of branches) {
    const currency = measure.unit === 'amount' ? branch.currency : '';
    const group = groups.get(currency);
    if (group) group.push(branch);
    else groups.set(currency, [branch]);
  }
  return [...groups.values()].flatMap((group) => placed(measure, group)).sort(byNeed(measure));
}

/** Whether a greater value is worse, or at least comes first. */
const isHeavy = ({ better }: Measure) => better !== 'more';

function placed(measure: Measure, group: readonly BranchFigures[]): Placed[] {
  const sized = sizedAmong(measure, group);
  const valueIn = (branch: BranchFigures) =>
    sized ? rateOf(measure, branch) : (branch.figures[measure.name] ?? null);
  const known = group.map(valueIn).filter((value) => value !== null);
  const spread = spreadOf(known);
  const side = sideOf(known, sized ? 'rate' : measure.unit);
  const fromBest = [...known].sort((one, other) => (measure.better === 'less' ? one - other : other - one));
  const places = new Map<number, number>();
  fromBest.forEach((value, index) => {
    if (!places.has(value)) places.set(value, index + 1);
  });
  const all = group.map((branch) => {
    const value = valueIn(branch);
    const far = value === null ? 0 : side(value);
    const out = far !== 0 && sized && !isBeyondChance(measure, branch, spread?.median ?? 0) ? 0 : far;
    return { branch, value, out, away: Math.abs((value ?? 0) - (spread?.median ?? 0)) };
  });
  const furthest = all
    .filter(({ out }) => out !== 0)
    .sort((one, other) => other.away - one.away || byName(one, other))
    .slice(0, mostApart(known.length));
  return all.map((one): Placed => {
    const { branch, value } = one;
    const out = furthest.includes(one) ? one.out : 0;
    return {
      branch,
      value,
      ...(sized ? { perHundred: true } : {}),
      place: value === null ? null : (places.get(value) ?? null),
      spread,
      apart: out === 0 ? null : measure.better ? (out > 0 === isHeavy(measure) ? 'worse' : 'better') : 'off',
    };
  });
}

const byNeed = (measure: Measure) => (one: Placed, other: Placed) => {
  if (one.value === null || other.value === null)
    return Number(one.value === null) - Number(other.value === null) || byName(one, other);
  return (
    order.indexOf(one.apart) - order.indexOf(other.apart) ||
    (measure.unit === 'amount' ? one.branch.currency.localeCompare(other.branch.currency) : 0) ||
    (isHeavy(measure) ? other.value - one.value : one.value - other.value) ||
    byName(one, other)
  );
};

const byName = (one: Pick<Placed, 'branch'>, other: Pick<Placed, 'branch'>) =>
  one.branch.name.localeCompare(other.branch.name) || one.branch.id.localeCompare(other.branch.id);
