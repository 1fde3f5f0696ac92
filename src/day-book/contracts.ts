import { defineMessage } from '../platform/outbox/message.js';
import { branchDaySubject } from '../platform/outbox/subject.js';

/** The sealed book of a day, as files in a direct message. */
export const bookFile = defineMessage({
  name: 'daybook',
  subject: branchDaySubject,
  to: 'person',
  kept: false,
  // The person can ask again.
  inDoubt: 'never',
  traceless: true,
  priority: 3,
});
