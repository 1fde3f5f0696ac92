import { z } from 'zod';
import type { Message } from '../../blocks/kit.js';
import type { View } from '../message.js';
import type { Part } from '../store/absorb.js';
import { mutedOf } from '../store/mute.js';
import { reminderList } from './message.js';

const written = z.object({
  parts: z.array(
    z.object({ view: z.string(), subject: z.string(), args: z.record(z.string(), z.unknown()) }),
  ),
});

/** What is over and what only tells how something went stand last; everything else first. */
const pressing = new Set<unknown>(['severe', 'overdue', 'escalate', 'not_mine', 'released']);
const news = new Set<unknown>(['progress', 'pattern']);
const rank = ({ args }: Part) => (pressing.has(args.why) ? 0 : news.has(args.why) ? 2 : 1);

/** Of what says the same of the same thing, and the same limit, the last word. */
function latest(parts: readonly Part[]): Part[] {
  const topics = new Map<string, Part>();
  for (const part of parts) {
    const { clock, watch, why } = part.args;
    topics.set(JSON.stringify([part.view, part.subject, clock ?? watch ?? why]), part);
  }
  return [...topics.values()].sort((a, b) => rank(a) - rank(b));
}

/**
 * Several reminders in one message, each as it is now, with its own buttons.
 * @param views those whose messages can be parts of it.
 */
export const batchOf = (views: readonly View[]): View => ({
  name: 'reminders',
  kept: false,
  inDoubt: 'again',
  batched: true,
  async draw(shot) {
    const parts = latest(written.parse(shot.args).parts);
    const muted = await mutedOf(
      shot.db,
      shot.subject,
      parts.map(({ subject }) => subject),
      shot.now,
    );
    const drawn: { part: Part; message: Message }[] = [];
    for (const part of parts) {
      const view = views.find(({ name }) => name === part.view);
      // Whoever snoozed one of them meanwhile has not seen this yet; whoever stopped it wants none.
      if (!view || muted.get(part.subject) === null) continue;
      const one = await view.draw({ ...shot, subject: part.subject, args: part.args });
      if (one === 'wait') return 'wait';
      if (one !== 'moot') drawn.push({ part, message: one.message });
    }
    const [only] = drawn;
    if (!only) return 'moot';
    if (drawn.length === 1) return { message: only.message };
    const allNews = drawn.every(({ part }) => part.args.why === 'progress');
    return {
      message: reminderList(
        drawn.map(({ message }) => message),
        allNews,
        shot.speech,
      ),
    };
  },
});
