import { z } from 'zod';
import { defineMessage } from '../platform/outbox/message.js';
import { idSubject } from '../platform/outbox/subject.js';

/** A list in the branch's channel or, for a playbook, in the thread of its record. */
export const runPost = defineMessage({
  name: 'run',
  subject: idSubject,
  to: 'channel',
  kept: true,
  folds: true,
  inDoubt: 'again',
});

const whys = ['remind', 'escalate', 'unsigned', 'not_mine'] as const;
/** Why somebody is told of a list. */
export type RunWhy = (typeof whys)[number];

/** A direct message to one person about a list. */
export const runNudge = defineMessage({
  name: 'run_nudge',
  subject: idSubject,
  to: 'person',
  args: z.object({
    why: z.enum(whys),
    /** The person who pressed "Not mine", by id. */
    by: z.string().optional(),
  }),
  kept: false,
  inDoubt: 'never',
  batched: {
    topic: ({ why }) => why,
    weight: ({ why }) => (why === 'escalate' || why === 'not_mine' ? 'pressing' : 'usual'),
  },
});

/**
 * To a branch's head: lists that were ticked suspiciously fast, or are suspiciously perfect. Its subject is the
 * branch.
 */
export const habits = defineMessage({
  name: 'habits',
  subject: idSubject,
  to: 'person',
  /** The period that was looked at, as ISO instants. */
  args: z.object({ from: z.string(), to: z.string() }),
  kept: false,
  // Losing one does little harm: the next comes in a week.
  inDoubt: 'never',
  priority: 6,
});
