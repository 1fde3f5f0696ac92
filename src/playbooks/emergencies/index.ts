import type { Playbook } from '../rules/playbook.js';
import { dataLeak } from './data_leak.js';
import { device } from './device.js';
import { dispute } from './dispute.js';
import { fire } from './fire.js';
import { fraud } from './fraud.js';
import { groupComplaint } from './group_complaint.js';
import { medical } from './medical.js';
import { outage } from './outage.js';
import { queue } from './queue.js';
import { robbery } from './robbery.js';
import { security } from './security.js';
import { utilities } from './utilities.js';

/** Every shipped playbook. A new one is its file, its name here and its words. */
export const playbooks = [
  medical,
  device,
  dispute,
  queue,
  robbery,
  fire,
  security,
  fraud,
  outage,
  utilities,
  dataLeak,
  groupComplaint,
] as const;
export type PlaybookName = (typeof playbooks)[number]['name'];

const byName = new Map<string, Playbook>(playbooks.map((playbook) => [playbook.name, playbook]));

/** The playbook of this name; undefined for the types of incident that have none. */
export const playbookOf = (name: string): Playbook | undefined => byName.get(name);
