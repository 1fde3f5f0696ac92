import { z } from 'zod';
import type { Message } from '../../blocks/kit.js';
import { defineMessage, type MessageDefinition, type Weight } from '../message.js';
import type { Part } from '../store/batch.js';
import { mutedOf } from '../store/mute.js';
import { idSubject } from '../subject.js';
import { reminderList } from './message.js';

/** Several reminders to one person; its subject is the person. */
export const reminders = defineMessage({
  name: 'reminders',
  subject: idSubject,
  to: 'person',
  args: z.object({
    parts: z.array(
      z.object({ view: z.string(), subject: z.string(), args: z.record(z.string(), z.unknown()) }),
    ),
  }),
  kept: false,
  inDoubt: 'again',
  batched: {},
});

/** The order in a message: what is overdue first, remarks and news last. */
const rank: Readonly<Record<Weight, number>> = { pressing: 0, usual: 1, remark: 2, news: 2 };

/** A part with its definition; parts that only a newer version knows are left out. */
type KnownPart = { part: Part; as: MessageDefinition; weight: Weight };

function known(parts: readonly Part[], definitions: readonly MessageDefinition[]): KnownPart[] {
  return parts.flatMap((part) => {
    const as = definitions.find(({ name }) => name === part.view);
    return as?.batched ? [{ part, as, weight: as.batched.weight(part.args) }] : [];
  });
}

/** Of several parts with the same view, subject and topic the last one; the most urgent first. */
function latest(all: readonly KnownPart[]): KnownPart[] {
  const topics = new Map<string, KnownPart>();
  for (const one of all) {
    const { view, subject, args } = one.part;
    topics.set(JSON.stringify([view, subject, one.as.batched?.topic(args)]), one);
  }
  return [...topics.values()].sort((a, b) => rank[a.weight] - rank[b.weight]);
}

/**
 * Several reminders in one message, each as it is now, with its own buttons.
 * @param definitions the reminders that can be parts of it
 */
export const batchOf = (definitions: readonly MessageDefinition[]): MessageDefinition =>
  reminders.drawnBy(async (context) => {
    const parts = latest(known(context.args.parts, definitions));
    const muted = await mutedOf(
      context.db,
      context.subject,
      parts.map(({ part }) => part.subject),
      context.now,
    );
    const drawn: { weight: Weight; message: Message }[] = [];
    for (const { part, as, weight } of parts) {
      // A subject that was only snoozed meanwhile is shown: the person has not seen this reminder yet. One that was
      // stopped is not.
      if (muted.get(part.subject) === null) continue;
      const one = await as.draw({ ...context, subject: part.subject, args: part.args });
      if (one === 'wait') return 'wait';
      if (one !== 'skip') drawn.push({ weight, message: one.message });
    }
    const [only] = drawn;
    if (!only) return 'skip';
    if (drawn.length === 1) return { message: only.message };
    return {
      message: reminderList(
        drawn.map(({ message }) => message),
        drawn.every(({ weight }) => weight === 'news'),
        context.speech,
      ),
    };
  });
