import type { Checklist } from '../rules/checklist.js';
import { afterHoliday, beforeHoliday } from './around_holidays.js';
import { closing } from './closing.js';
import { firePatrol } from './fire_patrol.js';
import { hallRounds } from './hall_rounds.js';
import { huddle } from './huddle.js';
import { monthly } from './monthly.js';
import { opening } from './opening.js';
import { afternoonPatrol, morningPatrol } from './patrol.js';
import { quarterly } from './quarterly.js';
import { selfInspection } from './self_inspection.js';
import { settlement } from './settlement.js';
import { sixS } from './six_s.js';
import { weekly } from './weekly.js';
import { welcome } from './welcome.js';

/**
 * Every shipped checklist: the daily ones in the order of the day, then those of the week, month and quarter, and
 * those around holidays. A new one needs its file, its name here and its words.
 */
export const checklists = [
  opening,
  huddle,
  welcome,
  morningPatrol,
  afternoonPatrol,
  hallRounds,
  firePatrol,
  settlement,
  closing,
  weekly,
  sixS,
  selfInspection,
  monthly,
  quarterly,
  beforeHoliday,
  afterHoliday,
] as const;
export type ChecklistName = (typeof checklists)[number]['name'];

const byName = new Map<string, Checklist>(checklists.map((list) => [list.name, list]));

/** @throws where this version has no list of that name, as when a newer version has written it. */
export function checklistOf(name: string): Checklist {
  const list = byName.get(name);
  if (!list) throw new Error(`no checklist is called ${name}`);
  return list;
}

/** Whether the list is shipped with Lobby, rather than a branch's own. */
export const isShipped = (name: string): boolean => byName.has(name);
