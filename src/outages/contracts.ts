import { defineMessage } from '../platform/outbox/message.js';
import { idSubject } from '../platform/outbox/subject.js';

/** To the people who can mend it: Slack takes no messages in a channel. */
export const trouble = defineMessage({
  name: 'trouble',
  subject: idSubject,
  to: 'person',
  kept: false,
  inDoubt: 'again',
  batched: {},
  priority: 3,
});

/** It works again: to those who were told of the outage; after a refused token, to head office. */
export const troubleOver = defineMessage({
  name: 'trouble_over',
  subject: idSubject,
  to: 'person',
  kept: false,
  inDoubt: 'again',
  batched: {},
  priority: 4,
});
