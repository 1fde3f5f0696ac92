import { definePlaybook } from '../rules/playbook.js';

/** A robbery: nobody is to be a hero, and the traces are kept for the police. */
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
