import { definePlaybook } from '../rules/playbook.js';

/**
 * Many customers complain together in person. China, CBIRC Order 2020 No. 3: from 20 people on it is a group
 * complaint, which needs a plan of its own; at most five represent them.
 */
export const groupComplaint = definePlaybook({
  name: 'group_complaint',
  groups: {
    receive: ['room', 'lead', 'speakers', 'order', 'serve'],
    talk: ['interest', 'listen', 'promise', 'read'],
    tell: ['up', 'police', 'press'],
    after: ['log', 'answer'],
  },
});
