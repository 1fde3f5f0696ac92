import { definePlaybook } from '../rules/playbook.js';

/** A threat, an object that nobody owns, or unrest at the door. */
export const security = definePlaybook({
  name: 'security',
  groups: {
    now: ['calm', 'call', 'attack', 'phone'],
    object: ['whose', 'leave', 'away'],
    people: ['out', 'doors', 'counters'],
    tell: ['head'],
    after: ['reopen', 'witnesses'],
  },
});
