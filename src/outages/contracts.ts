import { defineMessage } from '../platform/outbox/message.js';
import { idSubject } from '../platform/outbox/subject.js';

/** To those who can mend it: Slack takes no messages in a channel. */
export const trouble = defineMessage({
  name: 'trouble',
  subject: idSubject,
  to: 'person',
  kept: false,
  inDoubt: 'again',
  batched: {},
  priority: 3,
});

/** To those who heard of it, and where it was all of Slack to head office: it works again. */
export const troubleOver = defineMessage({
  name: 'trouble_over',
  subject: idSubject,
  to: 'person',
  kept: false,
  inDoubt: 'again',
  batched: {},
  priority: 4,
});
