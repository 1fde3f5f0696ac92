import type { Unit } from '../../platform/language/figures.js';
import { type Quartiles, quartilesOf } from '../../reports/module.js';

/** The distribution of the branches' values: quartiles and median. */
export interface Spread extends Quartiles {
  count: number;
}

/** From this many branches on, outliers are found by quartiles; with fewer, a single branch shifts them too much. */
const MIN_BRANCHES = 8;
/** Of two branches neither can be called the outlier. */
const fewest = 3;

/** A value nearer to the median than this is no outlier: one complaint is none where nobody else has any. */
const noise: Record<Unit | 'rate', (median: number) => number> = {
  count: () => 3,
  percent: () => 0.05,
  minutes: () => 30,
  amount: (median) => Math.abs(median) / 10,
  // For rates it depends on the branch's size; see `isBeyondChance`.
  rate: () => 0,
};

/** Null where there are no values. */
export function spreadOf(values: readonly number[]): Spread | null {
  const quartiles = quartilesOf(values);
  return quartiles && { count: values.length, ...quartiles };
}

/**
 * Tells whether a value is an outlier: 1 above, -1 below, 0 not. Among many branches by Tukey's fences: more than 1.5
 * times the interquartile range beyond a quartile. Among few: further from the next value than the others are from
 * each other.
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
