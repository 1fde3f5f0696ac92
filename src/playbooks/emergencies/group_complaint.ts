import { definePlaybook } from '../rules/playbook.js';

/**
 * Many complain together, face to face. CN, Order 2020 No. 3: 20 or more are a group with a plan of its own, and at most
 * five speak.
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
