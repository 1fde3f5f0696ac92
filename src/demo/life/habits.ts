import type { KindName } from '../../domain/records/index.js';
import { checkedByAnother } from './actions.js';
import { answerComplaint } from './complaints.js';
import type { Habit } from './habit.js';
import { settleIncident } from './incidents.js';
import { followReferral } from './referrals.js';

const habits: Partial<Record<KindName, Habit>> = {
  incident: settleIncident,
  complaint: answerComplaint,
  referral: followReferral,
  action: checkedByAnother,
};

/** How people go on with records of a kind; undefined: what is logged of it stays as it is. */
export const habitOf = (kind: string): Habit | undefined => habits[kind as KindName];
