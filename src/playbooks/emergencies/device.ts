import { definePlaybook } from '../rules/playbook.js';

/** A machine fails and customers are upset by it. */
export const device = definePlaybook({
  name: 'device',
  groups: {
    now: ['apologise', 'sign', 'kept', 'tamper'],
    people: ['elsewhere', 'counter', 'first'],
    tell: ['repair', 'head'],
    after: ['test', 'balance', 'ring'],
  },
});
