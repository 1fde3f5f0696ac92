import { definePlaybook } from '../rules/playbook.js';

/** A robbery: nobody resists, and traces are kept for the police. */
export const robbery = definePlaybook({
  name: 'robbery',
  groups: {
    now: ['calm', 'alarm', 'hands', 'give', 'notice'],
    gone: ['chase', 'call', 'lock', 'scene'],
    people: ['hurt', 'witnesses'],
    tell: ['head'],
    after: ['cash', 'care'],
  },
});
