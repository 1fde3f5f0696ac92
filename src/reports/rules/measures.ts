import { defineMeasure } from './measure.js';

export const incidentsLogged = defineMeasure({
  name: 'incidents',
  theme: 'incidents',
  unit: 'count',
  better: 'less',
  of: { source: 'records', at: 'createdAt', kind: 'incident' },
});
export const incidentsGrave = defineMeasure({
  name: 'incidents_grave',
  theme: 'incidents',
  unit: 'count',
  better: 'less',
  of: { source: 'records', at: 'createdAt', kind: 'incident', severity: [1, 2] },
});
export const incidentsOpen = defineMeasure({
  name: 'incidents_open',
  theme: 'incidents',
  unit: 'count',
  better: 'less',
  of: { source: 'standing', kind: 'incident' },
});
export const complaintsLogged = defineMeasure({
  name: 'complaints',
  theme: 'complaints',
  unit: 'count',
  better: 'less',
  of: { source: 'records', at: 'createdAt', kind: 'complaint' },
});
export const complaintsClosed = defineMeasure({
  name: 'complaints_closed',
  theme: 'complaints',
  unit: 'count',
  better: 'more',
  of: { source: 'records', at: 'closedAt', kind: 'complaint' },
});
export const complaintsOpen = defineMeasure({
  name: 'complaints_open',
  theme: 'complaints',
  unit: 'count',
  better: 'less',
  of: { source: 'standing', kind: 'complaint' },
});
export const complaintClocks = defineMeasure({
  name: 'complaint_clocks',
  theme: 'complaints',
  unit: 'percent',
  better: 'more',
  of: { source: 'clocks', kind: 'complaint' },
});
export const referralsLogged = defineMeasure({
  name: 'referrals',
  theme: 'referrals',
  unit: 'count',
  better: 'more',
  of: { source: 'records', at: 'createdAt', kind: 'referral' },
});
export const referralsWon = defineMeasure({
  name: 'referrals_won',
  theme: 'referrals',
  unit: 'count',
  better: 'more',
  of: { source: 'records', at: 'closedAt', kind: 'referral', status: ['won'] },
});
export const referralsAmount = defineMeasure({
  name: 'referrals_amount',
  theme: 'referrals',
  unit: 'amount',
  better: 'more',
  of: { source: 'records', at: 'closedAt', kind: 'referral', status: ['won'], sum: 'won_amount' },
});
export const referralClocks = defineMeasure({
  name: 'referral_clocks',
  theme: 'referrals',
  unit: 'percent',
  better: 'more',
  of: { source: 'clocks', kind: 'referral', clock: 'taken' },
});
export const listsOnTime = defineMeasure({
  name: 'lists_on_time',
  theme: 'routines',
  unit: 'percent',
  better: 'more',
  of: { source: 'runs' },
});
export const listsMissed = defineMeasure({
  name: 'lists_missed',
  theme: 'routines',
  unit: 'count',
  better: 'less',
  of: { source: 'missed' },
});
/** Lists that were posted late because of an outage of Lobby or Slack; not anybody's fault. */
export const listsSeenLate = defineMeasure({
  name: 'lists_seen_late',
  theme: 'routines',
  unit: 'count',
  of: { source: 'seen_late' },
});
/** How long Slack was out of reach. */
export const slackAway = defineMeasure({
  name: 'slack_away',
  theme: 'routines',
  unit: 'minutes',
  better: 'less',
  of: { source: 'away' },
});
/** Lists with a burst of ticks; shown, but not counted against anybody. */
export const listsTickedFast = defineMeasure({
  name: 'lists_ticked_fast',
  theme: 'routines',
  unit: 'count',
  of: { source: 'bursts' },
});
export const findings = defineMeasure({
  name: 'findings',
  theme: 'routines',
  unit: 'count',
  of: { source: 'findings' },
});
export const actionsClosed = defineMeasure({
  name: 'actions_closed',
  theme: 'routines',
  unit: 'count',
  better: 'more',
  of: { source: 'records', at: 'closedAt', kind: 'action' },
});
export const actionsOpen = defineMeasure({
  name: 'actions_open',
  theme: 'routines',
  unit: 'count',
  better: 'less',
  of: { source: 'standing', kind: 'action' },
});

export const faultsLogged = defineMeasure({
  name: 'faults',
  theme: 'lobby',
  unit: 'count',
  better: 'less',
  of: { source: 'records', at: 'createdAt', kind: 'fault' },
});
/** The downtime of all devices together, including partial failures (K5). */
export const downtime = defineMeasure({
  name: 'downtime',
  theme: 'lobby',
  unit: 'minutes',
  better: 'less',
  of: { source: 'lasting', kind: 'fault', from: 'since', to: 'restored' },
});
export const tickets = defineMeasure({
  name: 'tickets',
  theme: 'flow',
  unit: 'count',
  of: { source: 'records', at: 'createdAt', kind: 'flow', sum: 'tickets' },
});
export const leftUnserved = defineMeasure({
  name: 'left_unserved',
  theme: 'flow',
  unit: 'count',
  better: 'less',
  of: { source: 'records', at: 'createdAt', kind: 'flow', sum: 'left' },
});
/** The average number of people waiting, over all counts of the queue (Z13). */
export const waiting = defineMeasure({
  name: 'waiting',
  theme: 'flow',
  unit: 'count',
  better: 'less',
  of: { source: 'queue', counts: 'waiting', as: 'mean' },
});
export const longestWait = defineMeasure({
  name: 'longest_wait',
  theme: 'flow',
  unit: 'minutes',
  better: 'less',
  of: { source: 'queue', counts: 'longest', as: 'most' },
});
/** The share of transactions done at machines, of those at machines and counters (K9). */
export const diversion = defineMeasure({
  name: 'diversion',
  theme: 'flow',
  unit: 'percent',
  better: 'more',
  of: { source: 'share', kind: 'flow', part: 'self_service', whole: ['self_service', 'counter'] },
});
export const satisfied = defineMeasure({
  name: 'satisfied',
  theme: 'voices',
  unit: 'percent',
  better: 'more',
  of: { source: 'share', kind: 'rating', part: 'satisfied', whole: ['satisfied', 'neutral', 'dissatisfied'] },
});
export const suggestionsLogged = defineMeasure({
  name: 'suggestions',
  theme: 'voices',
  unit: 'count',
  of: { source: 'records', at: 'createdAt', kind: 'suggestion' },
});
export const praiseLogged = defineMeasure({
  name: 'praise',
  theme: 'voices',
  unit: 'count',
  better: 'more',
  of: { source: 'records', at: 'createdAt', kind: 'praise' },
});
export const enquiriesLogged = defineMeasure({
  name: 'enquiries',
  theme: 'voices',
  unit: 'count',
  of: { source: 'records', at: 'createdAt', kind: 'enquiry' },
});
/** Enquiries answered in the period by calling the customer back (K13). */
export const enquiriesAnswered = defineMeasure({
  name: 'enquiries_answered',
  theme: 'voices',
  unit: 'count',
  better: 'more',
  of: { source: 'records', at: 'closedAt', kind: 'enquiry' },
});
export const suggestionsAnswered = defineMeasure({
  name: 'suggestions_answered',
  theme: 'voices',
  unit: 'count',
  better: 'more',
  of: { source: 'records', at: 'closedAt', kind: 'suggestion', status: ['answered'] },
});
export const salesAmount = defineMeasure({
  name: 'sales_amount',
  theme: 'referrals',
  unit: 'amount',
  better: 'more',
  of: { source: 'records', at: 'createdAt', kind: 'sale', sum: 'amount' },
});
export const retained = defineMeasure({
  name: 'retained',
  theme: 'referrals',
  unit: 'count',
  better: 'more',
  of: { source: 'records', at: 'closedAt', kind: 'retention', status: ['kept'] },
});
/** Customers who wanted to leave, and did (K4). */
export const retentionLost = defineMeasure({
  name: 'retention_lost',
  theme: 'referrals',
  unit: 'count',
  better: 'less',
  of: { source: 'records', at: 'closedAt', kind: 'retention', status: ['lost'] },
});
export const retentionLostAmount = defineMeasure({
  name: 'retention_lost_amount',
  theme: 'referrals',
  unit: 'amount',
  better: 'less',
  of: { source: 'records', at: 'closedAt', kind: 'retention', status: ['lost'], sum: 'amount' },
});
/** Sales on the spot, without leads (K10). */
export const salesLogged = defineMeasure({
  name: 'sales',
  theme: 'referrals',
  unit: 'count',
  better: 'more',
  of: { source: 'records', at: 'createdAt', kind: 'sale', status: ['noted'] },
});
/** Assistance to vulnerable customers (K23). */
export const careGiven = defineMeasure({
  name: 'care',
  theme: 'care',
  unit: 'count',
  better: 'more',
  of: { source: 'records', at: 'createdAt', kind: 'care' },
});
/** Fraud that was stopped at the branch (Z11). */
export const fraudStopped = defineMeasure({
  name: 'fraud_stopped',
  theme: 'care',
  unit: 'count',
  of: {
    source: 'records',
    at: 'createdAt',
    kind: 'care',
    detail: { name: 'type', is: 'fraud_stopped' },
  },
});
export const amountProtected = defineMeasure({
  name: 'amount_protected',
  theme: 'care',
  unit: 'amount',
  of: {
    source: 'records',
    at: 'createdAt',
    kind: 'care',
    detail: { name: 'type', is: 'fraud_stopped' },
    sum: 'protected',
  },
});
/** Events of financial education (K18). */
export const educationHeld = defineMeasure({
  name: 'education',
  theme: 'care',
  unit: 'count',
  better: 'more',
  of: { source: 'records', at: 'createdAt', kind: 'education' },
});
export const educationReached = defineMeasure({
  name: 'education_reached',
  theme: 'care',
  unit: 'count',
  better: 'more',
  of: { source: 'records', at: 'createdAt', kind: 'education', sum: 'reached' },
});
/** Emergency drills, which never count as incidents (E2). */
export const drillsHeld = defineMeasure({
  name: 'drills',
  theme: 'incidents',
  unit: 'count',
  of: { source: 'records', at: 'createdAt', kind: 'drill' },
});
