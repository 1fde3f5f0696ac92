import type { KindName } from '../../../../records/module.js';
import type { Habit } from '../habit.js';
import type { Life } from '../life.js';
import { actions } from './action.js';
import { appointments } from './appointment.js';
import { bulletins } from './bulletin.js';
import { care } from './care.js';
import { complaints } from './complaint.js';
import { drills } from './drill.js';
import { education } from './education.js';
import { enquiries } from './enquiry.js';
import { faults } from './fault.js';
import { flow } from './flow.js';
import { handovers } from './handover.js';
import { incidents } from './incident.js';
import { lostProperty } from './lost.js';
import { meetings } from './meeting.js';
import { praise } from './praise.js';
import { ratings } from './rating.js';
import { referrals } from './referral.js';
import { retentions } from './retention.js';
import { sales } from './sale.js';
import { suggestions } from './suggestion.js';
import { supplies } from './supplies.js';

/** The life of each kind. Kinds that are not here, such as a case, are left to the visitor. */
export const lives: Partial<Record<KindName, Life>> = {
  incident: incidents,
  complaint: complaints,
  referral: referrals,
  fault: faults,
  flow,
  action: actions,
  suggestion: suggestions,
  enquiry: enquiries,
  praise,
  sale: sales,
  supplies,
  retention: retentions,
  handover: handovers,
  meeting: meetings,
  appointment: appointments,
  care,
  lost: lostProperty,
  rating: ratings,
  education,
  bulletin: bulletins,
  drill: drills,
};

/** How people go on with records of a kind; undefined: what is logged of it stays as it is. */
export const habitOf = (kind: string): Habit | undefined => lives[kind as KindName]?.goesOn;
