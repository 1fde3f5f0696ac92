import { defineMessage } from '../platform/outbox/message.js';
import { branchDaySubject } from '../platform/outbox/subject.js';

/** The morning briefing. Edited as people say that they are here. */
export const briefingPage = defineMessage({
  name: 'briefing',
  subject: branchDaySubject,
  to: 'channel',
  kept: true,
  folds: true,
  inDoubt: 'again',
});
