import type { Measure } from './measure.js';

/**
 * What occurs most in a period, where the values are the branch's own words (its devices, departments, people) and can
 * not be listed beforehand: a tally is for the options that a definition names.
 */
export interface Ranking {
  /** Its words: `measures.<name>`. */
  name: string;
  /** The detail of the records by which they are told apart; `recurring`: the lines of checklists that had a finding; or who logged them. */
  by: ({ kind: string; status?: string } & ({ detail: string } | { who: 'logged' })) | 'findings';
  /** What the first is greatest in; beside it stands how often it occurred. Absent: how often. */
  of?: Extract<Measure['of'], { source: 'lasting' }>;
  /** The detail whose sum puts one before another. */
  sum?: string;
  /** Only in the workbook: it is for those who lead the branch, and not for everybody in the channel. */
  aside?: true;
  /** Shown from so many times on. */
  least?: number;
}

const defineRanking = <const R extends Ranking>(ranking: R) => ranking;

/** Devices by the time in which they did not work (K5). */
export const devicesDown = defineRanking({
  name: 'devices_down',
  by: { kind: 'fault', detail: 'device' },
  of: { source: 'lasting', kind: 'fault', from: 'since', to: 'restored' },
});
/** What customers and staff would have otherwise, by the department it is for (K7). */
export const suggestionsFor = defineRanking({
  name: 'suggestions_for',
  by: { kind: 'suggestion', detail: 'department' },
});
/** Who was thanked; person ids (K8). */
export const praised = defineRanking({ name: 'praised', by: { kind: 'praise', detail: 'who' } });
/** The same line of the same checklist found wrong again and again. */
export const recurring = defineRanking({ name: 'recurring', by: 'findings', least: 2 });
/** What was sold on the spot, and by whom (K10). */
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
