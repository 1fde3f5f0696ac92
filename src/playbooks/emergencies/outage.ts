import { definePlaybook } from '../rules/playbook.js';

/** The systems are down, here or in the whole bank. */
export const outage = definePlaybook({
  name: 'outage',
  groups: {
    now: ['scope', 'announce', 'tickets', 'half', 'paper'],
    people: ['elsewhere', 'urgent', 'seats'],
    tell: ['it', 'head'],
    after: ['test', 'check', 'ring'],
  },
});
