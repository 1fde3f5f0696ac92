import { definePlaybook } from '../rules/playbook.js';

/** Fraud in progress: whoever commits it must not notice that it was seen. */
export const fraud = definePlaybook({
  name: 'fraud',
  groups: {
    now: ['ask', 'victim', 'unaware', 'hold', 'recall', 'forged'],
    people: ['guard'],
    tell: ['police', 'desk', 'family', 'inside'],
    after: ['log', 'ring'],
  },
});
