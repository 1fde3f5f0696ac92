import { definePlaybook } from '../rules/playbook.js';

/** Fire or smoke: evacuate first, everything else later. */
export const fire = definePlaybook({
  name: 'fire',
  groups: {
    now: ['alarm', 'call', 'power', 'extinguish'],
    people: ['out', 'smoke', 'assist', 'cash', 'check', 'doors'],
    tell: ['roll', 'meet', 'head'],
    after: ['back'],
  },
});
