/**
 * A figure of a period, defined once and used by every report. What it counts is said as data; the database compiles
 * all measures of one source into a single pass over the period's rows.
 */
export interface Measure {
  /** Its words: `measures.<name>`. */
  name: string;
  unit: 'count' | 'percent' | 'amount';
  /** Which way is good; absent: neither. */
  better?: 'more' | 'less';
  of: Counted;
}

export type Counted =
  /** Records of a kind logged (`createdAt`) or closed (`closedAt`) in the period. */
  | {
      source: 'records';
      at: 'createdAt' | 'closedAt';
      kind: string;
      status?: readonly string[];
      severity?: readonly number[];
      sum?: string;
    }
  /** Records of a kind open when the period ends. */
  | { source: 'standing'; kind: string }
  /** Share of the limits that fell due in the period and were kept. */
  | { source: 'clocks'; kind: string; clock?: string }
  /** Share of the runs due in the period that were done on time. */
  | { source: 'runs'; list?: string }
  /** Runs of the period that were missed. */
  | { source: 'missed' }
  /** Items with a finding, in runs due in the period. */
  | { source: 'findings' };

const define = <const M extends Measure>(measure: M) => measure;

export const incidentsLogged = define({
  name: 'incidents',
  unit: 'count',
  better: 'less',
  of: { source: 'records', at: 'createdAt', kind: 'incident' },
});
export const incidentsGrave = define({
  name: 'incidents_grave',
  unit: 'count',
  better: 'less',
  of: { source: 'records', at: 'createdAt', kind: 'incident', severity: [1, 2] },
});
export const incidentsOpen = define({
  name: 'incidents_open',
  unit: 'count',
  better: 'less',
  of: { source: 'standing', kind: 'incident' },
});
export const complaintsLogged = define({
  name: 'complaints',
  unit: 'count',
  better: 'less',
  of: { source: 'records', at: 'createdAt', kind: 'complaint' },
});
export const complaintsClosed = define({
  name: 'complaints_closed',
  unit: 'count',
  better: 'more',
  of: { source: 'records', at: 'closedAt', kind: 'complaint' },
});
export const complaintsOpen = define({
  name: 'complaints_open',
  unit: 'count',
  better: 'less',
  of: { source: 'standing', kind: 'complaint' },
});
export const complaintClocks = define({
  name: 'complaint_clocks',
  unit: 'percent',
  better: 'more',
  of: { source: 'clocks', kind: 'complaint' },
});
export const referralsLogged = define({
  name: 'referrals',
  unit: 'count',
  better: 'more',
  of: { source: 'records', at: 'createdAt', kind: 'referral' },
});
export const referralsWon = define({
  name: 'referrals_won',
  unit: 'count',
  better: 'more',
  of: { source: 'records', at: 'closedAt', kind: 'referral', status: ['won'] },
});
export const referralsAmount = define({
  name: 'referrals_amount',
  unit: 'amount',
  better: 'more',
  of: { source: 'records', at: 'closedAt', kind: 'referral', status: ['won'], sum: 'won_amount' },
});
export const referralClocks = define({
  name: 'referral_clocks',
  unit: 'percent',
  better: 'more',
  of: { source: 'clocks', kind: 'referral', clock: 'taken' },
});
export const listsOnTime = define({
  name: 'lists_on_time',
  unit: 'percent',
  better: 'more',
  of: { source: 'runs' },
});
export const listsMissed = define({
  name: 'lists_missed',
  unit: 'count',
  better: 'less',
  of: { source: 'missed' },
});
export const findings = define({ name: 'findings', unit: 'count', of: { source: 'findings' } });
export const actionsClosed = define({
  name: 'actions_closed',
  unit: 'count',
  better: 'more',
  of: { source: 'records', at: 'closedAt', kind: 'action' },
});
export const actionsOpen = define({
  name: 'actions_open',
  unit: 'count',
  better: 'less',
  of: { source: 'standing', kind: 'action' },
});
