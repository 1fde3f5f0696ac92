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
