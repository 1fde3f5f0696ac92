import type { kinds as english } from '../../en/kinds/index.js';
import { action } from './action.js';
import { appointment } from './appointment.js';
import { bulletin } from './bulletin.js';
import { care } from './care.js';
import { lesson } from './case.js';
import { complaint } from './complaint.js';
import { drill } from './drill.js';
import { education } from './education.js';
import { enquiry } from './enquiry.js';
import { fault } from './fault.js';
import { flow } from './flow.js';
import { handover } from './handover.js';
import { incident } from './incident.js';
import { lost } from './lost.js';
import { meeting } from './meeting.js';
import { praise } from './praise.js';
import { rating } from './rating.js';
import { referral } from './referral.js';
import { retention } from './retention.js';
import { sale } from './sale.js';
import { suggestion } from './suggestion.js';
import { supplies } from './supplies.js';
import { worklog } from './worklog.js';

export const kinds: typeof english = {
  incident,
  complaint,
  referral,
  fault,
  flow,
  action,
  suggestion,
  enquiry,
  praise,
  sale,
  supplies,
  retention,
  handover,
  bulletin,
  meeting,
  appointment,
  care,
  lost,
  rating,
  education,
  drill,
  worklog,
  case: lesson,
};
