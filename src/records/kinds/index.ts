import type { Kind } from '../rules/kind.js';
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
import { narrative } from './narrative.js';
import { praise } from './praise.js';
import { rating } from './rating.js';
import { referral } from './referral.js';
import { retention } from './retention.js';
import { sale } from './sale.js';
import { suggestion } from './suggestion.js';
import { supplies } from './supplies.js';
import { worklog } from './worklog.js';

/**
 * Every kind of record, in the order of the menus: what is logged most comes first. A new kind needs its file, its
 * name here and its words.
 */
export const kinds = [
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
  narrative,
  lesson,
] as const;
export type KindName = (typeof kinds)[number]['name'];

const byName = new Map<string, Kind>(kinds.map((kind) => [kind.name, kind]));

/** @throws where this version has no kind of that name, as when a newer version has written it. */
export function kindOf(name: string): Kind {
  const kind = byName.get(name);
  if (!kind) throw new Error(`no kind of record is called ${name}`);
  return kind;
}

export function isKind(name: string): name is KindName {
  return byName.has(name);
}
