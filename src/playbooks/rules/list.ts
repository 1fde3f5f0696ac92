import { type Checklist, threadRules } from '../../checklists/module.js';
import { playbookOf } from '../emergencies/index.js';

/** The name of a playbook's list among the checklists. */
export const playbookListName = (name: string) => `playbook.${name}`;

/** Those names that have a playbook: some types of incident have none. */
export const playbooksAmong = (names: readonly string[]): string[] =>
  names.filter((name) => playbookOf(name) !== undefined);

/** A playbook as a checklist; undefined where there is none of that name. */
export function playbookList(name: string): Omit<Checklist, 'timing'> | undefined {
  const playbook = playbookOf(name);
  return playbook && { ...threadRules, name: playbookListName(name), groups: playbook.groups };
}
