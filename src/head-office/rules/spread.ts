import type { Unit } from '../../platform/language/figures.js';
import { type Quartiles, quartilesOf } from '../../reports/module.js';

/** How all branches lie: the middle half, and its middle. */
export interface Spread extends Quartiles {
  count: number;
}

/** From so many branches on quartiles say what is far out; among fewer, one can move them by itself. */
const MIN_BRANCHES = 8;
/** Of two nobody can say which stands apart. */
const fewest = 3;

/** What is nearer to the median than this is noise: one complaint more is no outlier where nobody else has any. */
const noise: Record<Unit | 'rate', (median: number) => number> = {
  count: () => 3,
  percent: () => 0.05,
  minutes: () => 30,
  amount: (median) => Math.abs(median) / 10,
  // What is noise depends on the size of the branch.
  rate: () => 0,
};

/** Null of nothing. */
export function spreadOf(values: readonly number[]): Spread | null {
  const quartiles = quartilesOf(values);
  return quartiles && { count: values.length, ...quartiles };
}

/**
 * Tells whether a value lies outside of the others: 1 above, -1 below, 0 among them. Among many branches by Tukey's fences,
 * more than one and a half times the middle half beyond it; among few where it is further from the next one than those
 * others are from each other.
 */
export function sideOf(values: readonly number[], unit: Unit | 'rate'): (value: number) => -1 | 0 | 1 {
  const spread = spreadOf(values);
  if (!spread || values.length < fewest) return () => 0;
  const { low, median, high } = spread;
  const least = noise[unit](median);
  const far = values.length >= MIN_BRANCHES ? beyondFences(low, high) : beyondGap(values);
  return (value) => {
    const away = value - median;
    if (away === 0 || Math.abs(away) < least || !far(value)) return 0;
    return away > 0 ? 1 : -1;
  };
}

function beyondFences(low: number, high: number): (value: number) => boolean {
  const reach = 1.5 * (high - low);
  return (value) => value > high + reach || value < low - reach;
}

function beyondGap(values: readonly number[]): (value: number) => boolean {
  const sorted = [...values].sort((one, other) => one - other);
  const [first = 0, second = 0] = sorted;
  const [beforeLast = 0, last = 0] = sorted.slice(-2);
  return (value) =>
    (value === first && second - first > last - second) ||
    (value === last && last - beforeLast > beforeLast - first);
}
