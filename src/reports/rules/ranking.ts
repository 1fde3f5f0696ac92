import type { Measure } from './measure.js';

/**
 * What occurs most in a period, among values that are the branch's own (its devices, departments, people) and so
 * cannot be listed in a definition. For the options of a field there is `Tally`.
 */
export interface Ranking {
  /** Its words are under `measures.<name>`. */
  name: string;
  /**
   * What is ranked: values of a detail of the records, the people who logged them (`who`), or (`findings`) lines of
   * checklists with a finding.
   */
  by: ({ kind: string; status?: string } & ({ detail: string } | { who: 'logged' })) | 'findings';
  /** Ranks by this duration, and shows the number too; absent: ranks by number. */
  of?: Extract<Measure['of'], { source: 'lasting' }>;
  /** Ranks by the sum of this detail. */
  sum?: string;
  /** Only in the workbook, which is for those who lead the branch, and not in the channel. */
  aside?: true;
  /** Values with fewer occurrences are left out. */
  least?: number;
}

const defineRanking = <const R extends Ranking>(ranking: R) => ranking;

/** Devices by downtime (K5). */
export const devicesDown = defineRanking({
  name: 'devices_down',
  by: { kind: 'fault', detail: 'device' },
  of: { source: 'lasting', kind: 'fault', from: 'since', to: 'restored' },
});
/** Suggestions by department (K7). */
export const suggestionsFor = defineRanking({
  name: 'suggestions_for',
  by: { kind: 'suggestion', detail: 'department' },
});
/** Who was praised, by person id (K8). */
export const praised = defineRanking({ name: 'praised', by: { kind: 'praise', detail: 'who' } });
/** Lines of checklists with repeated findings. */
export const recurring = defineRanking({ name: 'recurring', by: 'findings', least: 2 });
/** What was sold on the spot (K10). */
export const salesOf = defineRanking({
  name: 'sales_of',
  by: { kind: 'sale', detail: 'product', status: 'noted' },
  sum: 'amount',
});
export const salesBy = defineRanking({
  name: 'sales_by',
  by: { kind: 'sale', who: 'logged', status: 'noted' },
  sum: 'amount',
  aside: true,
});
