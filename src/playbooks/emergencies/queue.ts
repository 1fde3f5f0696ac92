import { definePlaybook } from '../rules/playbook.js';

/** The queue gets out of hand. */
export const queue = definePlaybook({
  name: 'queue',
  groups: {
    now: ['why', 'counters', 'announce', 'tickets', 'barriers'],
    people: ['priority', 'elsewhere', 'full', 'quarrel'],
    tell: ['rumour', 'police'],
    after: ['figures', 'lesson'],
  },
});
