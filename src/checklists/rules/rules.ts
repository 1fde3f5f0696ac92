import { checklistOf } from '../lists/index.js';
import type { RunRules } from './checklist.js';
import type { Run } from './run.js';

/**
 * The rules of a playbook in a record's thread: any member ticks, nobody signs, and nobody is reminded, since people
 * are busy with the emergency.
 */
export const threadRules: Omit<RunRules, 'gate'> = {
  owner: 'staff',
  signatures: [],
  due: 24 * 60,
  late: 0,
  remind: [],
  escalate: { after: 0, to: [] },
};

/**
 * A run's rules: those stored at posting. Runs from versions that stored none have those of a thread or of the
 * shipped list.
 * @throws where this version has no list of that name.
 */
export const rulesOf = ({ rules, list, recordId }: Pick<Run, 'rules' | 'list' | 'recordId'>): RunRules =>
  rules ?? (recordId === null ? checklistOf(list) : threadRules);
