import { definePlaybook } from '../rules/playbook.js';

/** Somebody collapses or is hurt: help comes before everything, and nobody is left alone. */
export const medical = definePlaybook({
  name: 'medical',
  groups: {
    now: ['look', 'call', 'aed', 'cpr', 'recovery', 'bleeding', 'nothing'],
    people: ['space', 'meet', 'stay'],
    tell: ['family', 'belongings'],
    after: ['record', 'ask'],
  },
});
