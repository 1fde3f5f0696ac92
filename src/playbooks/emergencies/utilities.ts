import { definePlaybook } from '../rules/playbook.js';

/** A water leak or a power failure. */
export const utilities = definePlaybook({
  name: 'utilities',
  groups: {
    now: ['water', 'shut', 'backup', 'stuck', 'tellers', 'lift'],
    people: ['slip', 'announce', 'door'],
    tell: ['supplier', 'head'],
    after: ['wet', 'restart', 'settle'],
  },
});
