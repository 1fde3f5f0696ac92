import { currencyOf } from '../../../platform/directory/money.js';
import type { Product } from '../stories/stories.js';
import type { Crew } from './crew.js';

/** What people pay into each product: the least and the most in British pounds. */
const amounts: Record<Product, readonly [number, number]> = {
  deposit: [4_000, 60_000],
  wealth: [10_000, 90_000],
  fund: [1_000, 20_000],
  insurance: [300, 4_000],
  loan: [20_000, 240_000],
  card: [500, 3_000],
  forex: [1_000, 15_000],
};

/** Rough rates from British pounds to the branch's currency. */
const rates: Record<string, number> = { GBP: 1, CNY: 9, TWD: 41 };

/** A round sum in the branch's money, between two in British pounds. */
export function sumOf({ chance, branch }: Crew, least: number, most: number): number {
  const sum = chance.between(least, most, 100) * (rates[currencyOf(branch)] ?? 1);
  const round = 10 ** Math.max(0, Math.floor(Math.log10(sum)) - 1);
  return Math.round(sum / round) * round;
}

export const paidFor = (crew: Crew, product: Product): number => sumOf(crew, ...amounts[product]);

export const isProduct = (name: unknown): name is Product => typeof name === 'string' && name in amounts;
