import { playbookList, playbookNamed } from '../../playbooks/rules/list.js';
import { checklistOf } from '../lists/index.js';
import type { RunRules } from './checklist.js';
import type { Run } from './run.js';

/**
 * The rules that a run goes by: those that it was posted with; of runs that are older than these are kept, those of the
 * shipped list. @throws where this version knows none of that name.
 */
export function rulesOf({ rules, list }: Pick<Run, 'rules' | 'list'>): RunRules {
  if (rules) return rules;
  const playbook = playbookNamed(list);
  return (playbook === null ? undefined : playbookList(playbook)) ?? checklistOf(list);
}
