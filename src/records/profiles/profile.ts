import type { ClockRule } from '../rules/kind.js';

/**
 * The limits that a country's rules (or the bank's own contract) put on kinds of record, on top of the bank's own.
 * A limit is corrected here and nowhere else; running clocks keep the limit they were started with.
 */
export interface Profile {
  name: string;
  /** ISO 3166 codes of the countries in which it applies unless a branch chooses another. */
  countries: readonly string[];
  clocks: Record<string, readonly ClockRule[]>;
  /** The law or rule from which the limits come. */
  source: string;
}
