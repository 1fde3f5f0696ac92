import type { Checklist } from '../../checklists/rules/checklist.js';
import { playbookOf } from '../emergencies/index.js';

const prefix = 'playbook.';

/** The name under which the list of a playbook is known among checklists. */
export const playbookListName = (name: string) => `${prefix}${name}`;

/** The playbook behind a list's name; null where it is a list of the day. */
export const playbookNamed = (list: string): string | null =>
  list.startsWith(prefix) ? list.slice(prefix.length) : null;

/**
 * A playbook as a list: whoever is there ticks it, nobody signs, nobody is reminded: people are busy with the thing itself.
 * Undefined where there is none of that name.
 */
export function playbookList(name: string): Omit<Checklist, 'timing'> | undefined {
  const playbook = playbookOf(name);
  if (!playbook) return undefined;
  return {
    name: playbookListName(name),
    owner: 'staff',
    signatures: [],
    due: 24 * 60,
    late: 0,
    remind: [],
    escalate: { after: 0, to: [] },
    groups: playbook.groups,
  };
}
