import { z } from 'zod';
import { defineMessage } from '../platform/outbox/message.js';
import { idSubject } from '../platform/outbox/subject.js';

/** A list in the branch's channel, or in the thread of the record that it goes with. */
export const runPost = defineMessage({
  name: 'run',
  subject: idSubject,
  to: 'channel',
  kept: true,
  folds: true,
  inDoubt: 'again',
});

const whys = ['remind', 'escalate', 'unsigned', 'not_mine'] as const;
/** Why somebody hears of a list. */
export type RunWhy = (typeof whys)[number];

/** A direct message to one person about a list. */
export const runNudge = defineMessage({
  name: 'run_nudge',
  subject: idSubject,
  to: 'person',
  args: z.object({
    why: z.enum(whys),
    /** Who says that it is not theirs. */
    by: z.string().optional(),
  }),
  kept: false,
  inDoubt: 'never',
  batched: {
    topic: ({ why }) => why,
    weight: ({ why }) => (why === 'escalate' || why === 'not_mine' ? 'pressing' : 'usual'),
  },
});

/** To a branch's head: lists that were ticked too fast, or are too perfect; its subject is the branch. */
export const habits = defineMessage({
  name: 'habits',
  subject: idSubject,
  to: 'person',
  /** The stretch that was looked at, in ISO. */
  args: z.object({ from: z.string(), to: z.string() }),
  kept: false,
  // The next one comes in a week.
  inDoubt: 'never',
  priority: 6,
});
