import { definePlaybook } from '../rules/playbook.js';

/** Water where it should not be, or no power. */
export const utilities = definePlaybook({
  name: 'utilities',
  groups: {
    now: ['water', 'shut', 'backup', 'stuck', 'tellers', 'lift'],
    people: ['slip', 'announce', 'door'],
    tell: ['supplier', 'head'],
    after: ['wet', 'restart', 'settle'],
  },
});
