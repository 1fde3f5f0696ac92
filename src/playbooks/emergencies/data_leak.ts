import { definePlaybook } from '../rules/playbook.js';

/** Customers' data leaked, or may have: stop it, keep the evidence, leave notifying anybody to head office. */
export const dataLeak = definePlaybook({
  name: 'data_leak',
  groups: {
    now: ['stop', 'infected', 'lost', 'keep', 'silent'],
    tell: ['it', 'head', 'found'],
    after: ['extent', 'receiver', 'accounts', 'cause'],
  },
});
