import { definePlaybook } from '../rules/playbook.js';

/** A customer quarrels with a colleague or with another customer. */
export const dispute = definePlaybook({
  name: 'dispute',
  groups: {
    now: ['aside', 'relieve', 'listen', 'apart'],
    people: ['order', 'serve', 'film', 'violence'],
    tell: ['head'],
    after: ['footage', 'complaint', 'colleague'],
  },
});
