import { checklistOf } from '../lists/index.js';
import type { RunRules } from './checklist.js';
import type { Run } from './run.js';

/** In the thread of a record whoever is there ticks; nobody signs, nobody is reminded: people are busy with the thing itself. */
export const threadRules: Omit<RunRules, 'gate'> = {
  owner: 'staff',
  signatures: [],
  due: 24 * 60,
  late: 0,
  remind: [],
  escalate: { after: 0, to: [] },
};

/**
 * The rules that a run goes by: those that it was posted with; of runs that are older than these are kept, those of its
 * place or of the shipped list. @throws where this version knows none of that name.
 */
export const rulesOf = ({ rules, list, recordId }: Pick<Run, 'rules' | 'list' | 'recordId'>): RunRules =>
  rules ?? (recordId === null ? checklistOf(list) : threadRules);
