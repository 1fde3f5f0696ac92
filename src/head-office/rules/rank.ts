import type { Measure } from '../../reports/module.js';
import type { BranchFigures } from './figures.js';
import { type Spread, sideOf, spreadOf } from './spread.js';

/** How a branch stands apart from the others: for the worse, for the better, or only far off. */
export type Apart = 'worse' | 'better' | 'off';

/** A branch's place among those that it can be compared with. */
export interface Placed {
  branch: BranchFigures;
  /** Null where there was nothing to take a share or a mean of. */
  value: number | null;
  /** 1 is the best; of a measure that is neither good nor bad, the greatest. Equals share a place. */
  place: number | null;
  /** All that it is compared with. */
  spread: Spread | null;
  apart: Apart | null;
}

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

const figureOf = ({ name }: Measure, { figures }: BranchFigures) => figures[name] ?? null;
/** Greater is worse, or at least comes first. */
const isHeavy = ({ better }: Measure) => better !== 'more';

function placed(measure: Measure, group: readonly BranchFigures[]): Placed[] {
  const known = group.map((branch) => figureOf(measure, branch)).filter((value) => value !== null);
  const spread = spreadOf(known);
  const side = sideOf(known, measure.unit);
  const fromBest = [...known].sort((one, other) => (measure.better === 'less' ? one - other : other - one));
  const places = new Map<number, number>();
  fromBest.forEach((value, index) => {
    if (!places.has(value)) places.set(value, index + 1);
  });
  return group.map((branch) => {
    const value = figureOf(measure, branch);
    const out = value === null ? 0 : side(value);
    return {
      branch,
      value,
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

const byName = (one: Placed, other: Placed) =>
  one.branch.name.localeCompare(other.branch.name) || one.branch.id.localeCompare(other.branch.id);
