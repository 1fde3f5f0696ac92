import type { Checklist } from './checklist.js';
import { closing } from './closing.js';
import { firePatrol } from './fire_patrol.js';
import { opening } from './opening.js';
import { afternoonPatrol, morningPatrol } from './patrol.js';

/** Every shipped checklist, in the order of the day. A new one is its file, its name here and its words. */
export const checklists = [opening, morningPatrol, afternoonPatrol, firePatrol, closing] as const;
export type ChecklistName = (typeof checklists)[number]['name'];

const byName = new Map<string, Checklist>(checklists.map((list) => [list.name, list]));

/** @throws where the database holds a list that this version does not know. */
export function checklistOf(name: string): Checklist {
  const list = byName.get(name);
  if (!list) throw new Error(`no checklist is called ${name}`);
  return list;
}

/** Whether a list of this name comes with Lobby, as against one of a branch's own. */
export const isShipped = (name: string): boolean => byName.has(name);
