import { rating } from '../../../../records/module.js';
import { somebody } from '../crew.js';
import { along } from '../habit.js';
import { within } from '../hours.js';
import type { Life } from '../life.js';
import { decided, said, storiesOf } from '../words.js';

/** The weekly counts of the rating devices at the counters; dissatisfied customers are followed up. */
export const ratings: Life = {
  comes: { parts: [0.93], on: 'last' },
  what(crew) {
    const { chance } = crew;
    const values = {
      source: 'device',
      satisfied: chance.between(420, 610),
      neutral: chance.between(14, 45),
      dissatisfied: chance.between(0, 6),
    };
    return { kind: rating, input: { text: '', values }, who: somebody(crew, 'lobby_manager') };
  },
  goesOn: along(rating, {
    following: [
      {
        move: 'follow_up',
        by: ['owner', 'lobby_manager'],
        at: within(60, 700),
        gives: (crew, _, at) => ({
          why: said(crew, storiesOf(crew).visitors.dissatisfied),
          ...(crew.chance.happens(0.3)
            ? { measures: decided(crew, said(crew, storiesOf(crew).team.decisions), at) }
            : {}),
        }),
      },
    ],
  }),
};
