import { type Measure, tickets } from '../../reports/module.js';
import type { BranchFigures } from './figures.js';

/** What is said of so many tickets. */
const hundred = 100;
/** Fewer branches that count their tickets are compared as they are. */
const fewest = 3;

/** How many customers a branch had in the period; null where nobody counted. */
function sizeOf({ figures }: BranchFigures): number | null {
  const count = figures[tickets.name] ?? 0;
  return count > 0 ? count : null;
}

/** What grows with a branch: of twice the customers there are twice the complaints. */
const grows = ({ name, unit, of }: Measure) =>
  name !== tickets.name && (unit === 'count' || unit === 'amount') && of.source === 'records';

/** The tickets are counted beside a measure that is compared by them. */
export const besides = (measure: Measure): readonly Measure[] => (grows(measure) ? [tickets] : []);

/** Whether branches are compared by size: what is counted grows with it, and most of them know their size. */
export function sizedAmong(measure: Measure, branches: readonly BranchFigures[]): boolean {
  const known = branches.filter((branch) => sizeOf(branch) !== null).length;
  return grows(measure) && known >= fewest && known * 2 > branches.length;
}

/** A figure per hundred tickets; null where nobody knows of how many. */
export function rateOf({ name }: Measure, branch: BranchFigures): number | null {
  const value = branch.figures[name] ?? null;
  const size = sizeOf(branch);
  return value === null || size === null ? null : (value / size) * hundred;
}

/**
 * Whether a branch of that size is further from what would be usual in it than chance has it: a count scatters by about its
 * root, and one or two are never a sign.
 */
export function isBeyondChance({ name, unit }: Measure, branch: BranchFigures, median: number): boolean {
  const size = sizeOf(branch) ?? 0;
  const usual = (median * size) / hundred;
  const away = Math.abs((branch.figures[name] ?? 0) - usual);
  return unit === 'amount' ? away >= usual / 10 : away >= Math.max(3, 3 * Math.sqrt(usual));
}
