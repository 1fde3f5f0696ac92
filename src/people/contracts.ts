import { defineMessage } from '../platform/outbox/message.js';
import { idSubject } from '../platform/outbox/subject.js';

/** The request to be admitted, to everybody who may decide on it; edited into the answer. Its subject is the request. */
export const join = defineMessage({
  name: 'join',
  subject: idSubject,
  to: 'person',
  kept: true,
  inDoubt: 'again',
});

/** The answer, to the person who asked. */
export const joined = defineMessage({
  name: 'joined',
  subject: idSubject,
  to: 'person',
  kept: false,
  inDoubt: 'again',
});
