import type { Branch } from './branch.js';

const byCountry: Record<string, string> = {
  CN: 'CNY',
  TW: 'TWD',
  HK: 'HKD',
  MO: 'MOP',
  SG: 'SGD',
  GB: 'GBP',
  US: 'USD',
  BH: 'BHD',
  JP: 'JPY',
  CH: 'CHF',
  AU: 'AUD',
  CA: 'CAD',
};
const euro = 'AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK'.split(' ');

/** The branch's currency, ISO 4217: that of its settings, else its country's, else US dollars. */
export function currencyOf({ country, settings }: Pick<Branch, 'country' | 'settings'>): string {
  return settings.currency ?? (euro.includes(country) ? 'EUR' : (byCountry[country] ?? 'USD'));
}

/** A large amount and a good monthly salary, in whole units of a currency. */
interface Sums {
  large: number;
  salary: number;
}

/**
 * The amounts in renminbi are those of the rules that the kinds come from; the others were chosen to mean about the
 * same in their countries.
 */
const sums: Readonly<Record<string, Sums>> = {
  CNY: { large: 100_000, salary: 3_000 },
  TWD: { large: 500_000, salary: 60_000 },
  HKD: { large: 100_000, salary: 20_000 },
  MOP: { large: 100_000, salary: 20_000 },
  SGD: { large: 20_000, salary: 5_000 },
  GBP: { large: 10_000, salary: 2_500 },
  EUR: { large: 12_000, salary: 3_000 },
  USD: { large: 15_000, salary: 5_000 },
  BHD: { large: 5_000, salary: 1_200 },
  JPY: { large: 2_000_000, salary: 400_000 },
  CHF: { large: 15_000, salary: 6_000 },
  AUD: { large: 20_000, salary: 6_000 },
  CAD: { large: 20_000, salary: 6_000 },
  NZD: { large: 20_000, salary: 6_000 },
};

/** How a threshold follows from the currency: a good salary, or a multiple of the large amount. */
export type UsualSum = 'salary' | number;

/** The usual threshold in a currency; null for a currency that has no entry. @param currency ISO 4217 */
export function usualSum(usual: UsualSum, currency: string): number | null {
  const known = sums[currency];
  if (!known) return null;
  return usual === 'salary' ? known.salary : usual * known.large;
}
