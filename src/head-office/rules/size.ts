import { type Measure, tickets } from '../../reports/module.js';
import type { BranchFigures } from './figures.js';

/** Rates are per so many tickets. */
const hundred = 100;
/** With fewer branches that count their tickets, plain counts are compared. */
const fewest = 3;

/** How many tickets a branch issued in the period; null where nobody counted. */
function sizeOf({ figures }: BranchFigures): number | null {
  const count = figures[tickets.name] ?? 0;
  return count > 0 ? count : null;
}

/** Whether a measure grows with the size of a branch: twice the customers mean twice the complaints. */
const grows = ({ name, unit, of }: Measure) =>
  name !== tickets.name && (unit === 'count' || unit === 'amount') && of.source === 'records';

/** What else must be counted for a measure: the tickets, if it is compared by them. */
export const besides = (measure: Measure): readonly Measure[] => (grows(measure) ? [tickets] : []);

/** Whether branches are compared by size: the measure grows with it, and most of them count their tickets. */
export function sizedAmong(measure: Measure, branches: readonly BranchFigures[]): boolean {
  const known = branches.filter((branch) => sizeOf(branch) !== null).length;
  return grows(measure) && known >= fewest && known * 2 > branches.length;
}

/** A figure per hundred tickets; null where the number of tickets is not known. */
export function rateOf({ name }: Measure, branch: BranchFigures): number | null {
  const value = branch.figures[name] ?? null;
  const size = sizeOf(branch);
  return value === null || size === null ? null : (value / size) * hundred;
}

/**
 * Whether a branch's count is further from the count expected for its size than chance explains. A count varies by
 * about its square root (Poisson), and one or two more never count. An amount must differ by a tenth.
 */
export function isBeyondChance({ name, unit }: Measure, branch: BranchFigures, median: number): boolean {
  const size = sizeOf(branch) ?? 0;
  const usual = (median * size) / hundred;
  const away = Math.abs((branch.figures[name] ?? 0) - usual);
  return unit === 'amount' ? away >= usual / 10 : away >= Math.max(3, 3 * Math.sqrt(usual));
}
