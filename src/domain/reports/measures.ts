import { defineMeasure } from './measure.js';

export const incidentsLogged = defineMeasure({
  name: 'incidents',
  unit: 'count',
  better: 'less',
  of: { source: 'records', at: 'createdAt', kind: 'incident' },
});
export const incidentsGrave = defineMeasure({
  name: 'incidents_grave',
  unit: 'count',
  better: 'less',
  of: { source: 'records', at: 'createdAt', kind: 'incident', severity: [1, 2] },
});
export const incidentsOpen = defineMeasure({
  name: 'incidents_open',
  unit: 'count',
  better: 'less',
  of: { source: 'standing', kind: 'incident' },
});
export const complaintsLogged = defineMeasure({
  name: 'complaints',
  unit: 'count',
  better: 'less',
  of: { source: 'records', at: 'createdAt', kind: 'complaint' },
});
export const complaintsClosed = defineMeasure({
  name: 'complaints_closed',
  unit: 'count',
  better: 'more',
  of: { source: 'records', at: 'closedAt', kind: 'complaint' },
});
export const complaintsOpen = defineMeasure({
  name: 'complaints_open',
  unit: 'count',
  better: 'less',
  of: { source: 'standing', kind: 'complaint' },
});
export const complaintClocks = defineMeasure({
  name: 'complaint_clocks',
  unit: 'percent',
  better: 'more',
  of: { source: 'clocks', kind: 'complaint' },
});
export const referralsLogged = defineMeasure({
  name: 'referrals',
  unit: 'count',
  better: 'more',
  of: { source: 'records', at: 'createdAt', kind: 'referral' },
});
export const referralsWon = defineMeasure({
  name: 'referrals_won',
  unit: 'count',
  better: 'more',
  of: { source: 'records', at: 'closedAt', kind: 'referral', status: ['won'] },
});
export const referralsAmount = defineMeasure({
  name: 'referrals_amount',
  unit: 'amount',
  better: 'more',
  of: { source: 'records', at: 'closedAt', kind: 'referral', status: ['won'], sum: 'won_amount' },
});
export const referralClocks = defineMeasure({
  name: 'referral_clocks',
  unit: 'percent',
  better: 'more',
  of: { source: 'clocks', kind: 'referral', clock: 'taken' },
});
export const listsOnTime = defineMeasure({
  name: 'lists_on_time',
  unit: 'percent',
  better: 'more',
  of: { source: 'runs' },
});
export const listsMissed = defineMeasure({
  name: 'lists_missed',
  unit: 'count',
  better: 'less',
  of: { source: 'missed' },
});
export const findings = defineMeasure({ name: 'findings', unit: 'count', of: { source: 'findings' } });
export const actionsClosed = defineMeasure({
  name: 'actions_closed',
  unit: 'count',
  better: 'more',
  of: { source: 'records', at: 'closedAt', kind: 'action' },
});
export const actionsOpen = defineMeasure({
  name: 'actions_open',
  unit: 'count',
  better: 'less',
  of: { source: 'standing', kind: 'action' },
});
