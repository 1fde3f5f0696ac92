import { defineMessage } from '../platform/outbox/message.js';
import { rolledSubject } from './rules/rolled.js';

/** All branches in head office's channel. */
export const rollUp = defineMessage({
  name: 'hq',
  subject: rolledSubject,
  to: 'channel',
  kept: true,
  inDoubt: 'again',
});

/** All branches by every figure as a workbook: in the roll-up's thread, or to a person who may see all branches. */
export const rollUpFile = defineMessage({
  name: 'hq_workbook',
  subject: rolledSubject,
  to: 'either',
  kept: false,
  // Whoever may see it can ask for it.
  inDoubt: 'never',
  traceless: true,
});
