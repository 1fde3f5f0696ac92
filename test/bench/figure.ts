import type { Ground } from './ground.js';

/** One measured number, with what it is held against. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** What the value should reach; null where it is only watched. */
  bar: number | null;
  /** Which way is good. */
  direction: 'more' | 'less';
  database: Ground['name'];
  /** What lies beside the value, in words: the numbers that a ratio was made of. */
  beside: string;
}

/** One run that yields figures, on one database. A new one is its file and its name in figures/index.ts. */
export interface Bench {
  /** The names of what it yields. */
  figures: readonly string[];
  /** @throws where the run proves nothing: a command lost, values that differ. */
  run(ground: Ground): Promise<Figure[]>;
}

/** Whether the bar is met; null where there is none. */
export function isMet({ value, bar, direction }: Figure): boolean | null {
  if (bar === null) return null;
  return direction === 'more' ? value >= bar : value <= bar;
}

/** The middle of some numbers, or the one at another share of them: 0.99 for the slowest in a hundred. */
export function quantile(values: readonly number[], share = 0.5): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}

/** Three significant digits. */
export const short = (value: number): string =>
  Math.abs(value) >= 1000 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
