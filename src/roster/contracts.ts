import { z } from 'zod';
import { defineMessage } from '../platform/outbox/message.js';
import { branchDaySubject, idSubject } from '../platform/outbox/subject.js';

/** The doors are open, and nobody is at a post that is needed: to whoever can fill it, once a day. */
export const postsEmpty = defineMessage({
  name: 'posts_empty',
  subject: branchDaySubject,
  to: 'person',
  kept: false,
  inDoubt: 'never',
  priority: 1,
});

/** To those who lead the lobby: these dates have a gap; its subject is the branch. */
export const rosterGaps = defineMessage({
  name: 'roster_gaps',
  subject: idSubject,
  to: 'person',
  args: z.object({ dates: z.array(z.string()) }),
  kept: false,
  inDoubt: 'again',
  priority: 2,
});

/** The question to those who decide on an absence, and then its answer in front of each of them. */
export const absence = defineMessage({
  name: 'absence',
  subject: idSubject,
  to: 'person',
  kept: true,
  inDoubt: 'again',
  priority: 3,
});

/** To the person: that it was asked, and what became of it; a message each, so that each is noticed. */
export const absenceMine = defineMessage({
  name: 'absence_mine',
  subject: idSubject,
  to: 'person',
  kept: false,
  inDoubt: 'again',
  priority: 3,
});

/** Somebody who was taken off the roster is there after all. */
export const absenceBack = defineMessage({
  name: 'absence_back',
  subject: idSubject,
  to: 'person',
  kept: false,
  inDoubt: 'again',
  priority: 3,
});

/** The question: to the other, then to those who lead the lobby; edited into what became of it. */
export const swap = defineMessage({
  name: 'swap',
  subject: idSubject,
  to: 'person',
  kept: true,
  inDoubt: 'again',
  priority: 3,
});

/** How it stands, to those whom it concerns. */
export const swapTold = defineMessage({
  name: 'swap_told',
  subject: idSubject,
  to: 'person',
  kept: false,
  inDoubt: 'again',
  priority: 3,
});

/** The call for extra hands, to each who is called. */
export const hands = defineMessage({
  name: 'hands',
  subject: idSubject,
  to: 'person',
  kept: true,
  inDoubt: 'again',
  priority: 1,
});

/** Who comes, to whoever asked; edited as they answer. */
export const handsOnTheWay = defineMessage({
  name: 'hands_coming',
  subject: idSubject,
  to: 'person',
  kept: true,
  inDoubt: 'again',
  priority: 1,
});
