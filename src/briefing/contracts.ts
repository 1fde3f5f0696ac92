import { defineMessage } from '../platform/outbox/message.js';
import { branchDaySubject } from '../platform/outbox/subject.js';

/** The morning briefing. It is edited in place as people check in. */
export const briefingPage = defineMessage({
  name: 'briefing',
  subject: branchDaySubject,
  to: 'channel',
  kept: true,
  folds: true,
  inDoubt: 'again',
});
