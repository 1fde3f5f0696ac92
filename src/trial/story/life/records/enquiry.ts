import { enquiry, type LobbyRecord } from '../../../../records/module.js';
import { type Crew, somebody } from '../crew.js';
import { along } from '../habit.js';
import { inWorkingDays, within } from '../hours.js';
import type { Life } from '../life.js';
import { customerOf, said, storiesOf } from '../words.js';

/** A question that nobody could answer on the spot: looked up, and the customer called by the promised day. */
export const enquiries: Life = {
  comes: { aDay: 0.4 },
  what(crew, at) {
    const { topic, asked: text } = crew.chance.pick(storiesOf(crew).visitors.enquiries);
    const values = { topic, promised: inWorkingDays(crew, at, 1, 2), ...customerOf(crew) };
    return { kind: enquiry, input: { text, values }, who: somebody(crew, 'staff') };
  },
  goesOn: along(enquiry, {
    open: [
      { move: 'call', share: 3, by: ['owner', 'staff'], at: within(40, 460), gives: called },
      {
        move: 'answer',
        by: ['owner', 'staff'],
        at: within(20, 240),
        gives: (crew, record) => ({ answer: answerTo(crew, record) }),
      },
    ],
    answered: [{ move: 'call', by: ['owner', 'staff'], at: within(20, 300), gives: called }],
  }),
};

function called(crew: Crew, record: LobbyRecord): Record<string, unknown> {
  return { answer: answerTo(crew, record), reached: true };
}

function answerTo(crew: Crew, { summary, details }: LobbyRecord): string {
  if (typeof details.answer === 'string') return details.answer;
  const { enquiries: all, answered } = storiesOf(crew).visitors;
  return all.find(({ asked }) => asked === summary)?.answer ?? said(crew, answered);
}
