import { z } from 'zod';
import { defineMessage } from '../platform/outbox/message.js';
import { branchDaySubject, idSubject } from '../platform/outbox/subject.js';

/** The branch is open and nobody is at a required post: to those who can fill it, once a day. */
export const postsEmpty = defineMessage({
  name: 'posts_empty',
  subject: branchDaySubject,
  to: 'person',
  kept: false,
  inDoubt: 'never',
  priority: 1,
});

/** To those who lead the lobby: the roster has a gap on these dates. Its subject is the branch. */
export const rosterGaps = defineMessage({
  name: 'roster_gaps',
  subject: idSubject,
  to: 'person',
  args: z.object({ dates: z.array(z.string()) }),
  kept: false,
  inDoubt: 'again',
  priority: 2,
});

/** The request for an absence, to those who decide; edited into the decision. */
export const absence = defineMessage({
  name: 'absence',
  subject: idSubject,
  to: 'person',
  kept: true,
  inDoubt: 'again',
  priority: 3,
});

/** To the person: that the request was made, and the decision; separate messages, so that each is noticed. */
export const absenceMine = defineMessage({
  name: 'absence_mine',
  subject: idSubject,
  to: 'person',
  kept: false,
  inDoubt: 'again',
  priority: 3,
});

/** Somebody who was taken off the roster will be there after all. */
export const absenceBack = defineMessage({
  name: 'absence_back',
  subject: idSubject,
  to: 'person',
  kept: false,
  inDoubt: 'again',
  priority: 3,
});

/** The request for a swap, to the other person, then to those who lead the lobby; edited into the result. */
export const swap = defineMessage({
  name: 'swap',
  subject: idSubject,
  to: 'person',
  kept: true,
  inDoubt: 'again',
  priority: 3,
});

/** The state of a swap, to the two people whom it concerns. */
export const swapTold = defineMessage({
  name: 'swap_told',
  subject: idSubject,
  to: 'person',
  kept: false,
  inDoubt: 'again',
  priority: 3,
});

/** The call for extra hands, to each person who is called. */
export const hands = defineMessage({
  name: 'hands',
  subject: idSubject,
  to: 'person',
  kept: true,
  inDoubt: 'again',
  priority: 1,
});

/** Who comes, to those who asked; edited as answers come. */
export const handsOnTheWay = defineMessage({
  name: 'hands_coming',
  subject: idSubject,
  to: 'person',
  kept: true,
  inDoubt: 'again',
  priority: 1,
});
