import { z } from 'zod';
import { defineMessage } from '../platform/outbox/message.js';
import { idSubject } from '../platform/outbox/subject.js';
import { whys } from './rules/record.js';

/** A record's card in the branch's channel. */
export const card = defineMessage({
  name: 'record',
  subject: idSubject,
  to: 'channel',
  kept: true,
  folds: true,
  inDoubt: 'again',
});

/** An entry of a record's timeline, as a reply to its card. */
export const eventReply = defineMessage({
  name: 'event',
  subject: idSubject,
  to: 'channel',
  kept: false,
  inDoubt: 'again',
  priority: 4,
});

/** Reasons that make a reminder pressing where several are sent together. */
const pressing: readonly string[] = ['severe', 'overdue', 'released', 'asked'];

/** A direct message to one person about a record, sent only while it still concerns them. */
export const nudge = defineMessage({
  name: 'nudge',
  subject: idSubject,
  to: 'person',
  args: z.object({
    why: z.enum(whys),
    /** The limit that caused it. */
    clock: z.string().optional(),
    /** The watch that may have found a pattern. */
    watch: z.string().optional(),
    /** The step of the limit: each step is a message of its own, not merged with an earlier one that waits. */
    step: z.number().optional(),
    /** The move that decided what was asked, and who made it. */
    move: z.string().optional(),
    by: z.string().optional(),
  }),
  kept: false,
  inDoubt: 'again',
  batched: {
    topic: ({ clock, watch, why }) => clock ?? watch ?? why,
    weight({ why }) {
      if (why === 'progress') return 'news';
      if (why === 'pattern') return 'remark';
      return pressing.includes(why) ? 'pressing' : 'usual';
    },
    unmutes: ({ why }) => why === 'assigned',
  },
});

/** The records that a search finds, as files in a direct message; its subject is the draft that holds the search. */
export const exportFile = defineMessage({
  name: 'export',
  subject: idSubject,
  to: 'person',
  /** `private`: ids of the records whose private details go into it; each look was recorded in the audit trail. */
  args: z.object({ private: z.array(z.string()).optional() }),
  kept: false,
  // The person can ask again.
  inDoubt: 'never',
  traceless: true,
  priority: 3,
});
