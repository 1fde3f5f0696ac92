import type { Measure } from '../../reports/module.js';
import type { BranchFigures } from './figures.js';
import { isBeyondChance, rateOf, sizedAmong } from './size.js';
import { type Spread, sideOf, spreadOf } from './spread.js';

/** How a branch stands apart from the others: for the worse, for the better, or only far off. */
export type Apart = 'worse' | 'better' | 'off';

/** A branch's place among those that it can be compared with. */
export interface Placed {
  branch: BranchFigures;
  /** Null where there was nothing to take a share or a mean of. Per hundred tickets, where branches are compared by size. */
  value: number | null;
  /** Compared by size: the figure itself is in the branch's own figures. */
  perHundred?: true;
  /** 1 is the best; of a measure that is neither good nor bad, the greatest. Equals share a place. */
  place: number | null;
  /** All that it is compared with. */
  spread: Spread | null;
  apart: Apart | null;
}

/** So many of a measure stand apart at most, those furthest off: of whom everybody hears, nobody is heard. */
const mostApart = (count: number) => Math.max(2, Math.ceil(count / 20));

/** What must be looked at comes first. */
const order: readonly (Apart | null)[] = ['worse', 'off', 'better', null];

/**
 * Every branch by a measure: first those that lie outside of the others, then all the rest, the worst on top; those of
 * which nothing is known last. Amounts are compared within a currency.
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

/** Greater is worse, or at least comes first. */
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
