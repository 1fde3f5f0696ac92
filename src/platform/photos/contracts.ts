import { defineMessage } from '../outbox/message.js';
import { idSubject } from '../outbox/subject.js';

/** Tells the person who gave a photo that it was not kept, and why; its subject is the photo. */
export const photoRefused = defineMessage({
  name: 'photo_refused',
  subject: idSubject,
  to: 'person',
  kept: false,
  inDoubt: 'again',
});
