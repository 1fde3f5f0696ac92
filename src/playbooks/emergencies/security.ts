import { definePlaybook } from '../rules/playbook.js';

/** A threat, an unattended object, or unrest at the door. */
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
