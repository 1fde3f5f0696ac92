import { lost } from '../../../../records/module.js';
import { whoeverSees } from '../crew.js';
import { along } from '../habit.js';
import { within } from '../hours.js';
import type { Life } from '../life.js';
import { customerOf, placeOf, said, storiesOf } from '../words.js';

/** Found things are kept until their owner comes, or handed in; what a customer misses is looked for. */
export const lostProperty: Life = {
  comes: { aDay: 0.22 },
  what(crew) {
    const { found, missed, keptAt } = storiesOf(crew).visitors;
    const isFound = crew.chance.happens(0.65);
    const values = isFound
      ? { what: 'found', place: placeOf(crew), kept_at: said(crew, keptAt) }
      : { what: 'missed', place: placeOf(crew), ...customerOf(crew) };
    return {
      kind: lost,
      input: { text: said(crew, isFound ? found : missed), values },
      who: whoeverSees(crew, 'duty_supervisor'),
    };
  },
  goesOn: along(lost, {
    kept: [
      {
        move: 'return',
        share: 3,
        by: ['staff'],
        at: within(30, 1500),
        gives: (crew) => ({
          claimant: customerOf(crew).customer,
          proof: said(crew, storiesOf(crew).visitors.proofs),
        }),
      },
      {
        move: 'hand_in',
        by: ['staff'],
        at: within(2400, 4800),
        gives: (crew) => ({ handed_to: said(crew, storiesOf(crew).visitors.handedTo) }),
      },
    ],
    sought: [
      {
        move: 'find',
        by: ['staff'],
        at: within(20, 500),
        gives: (crew) => ({ kept_at: said(crew, storiesOf(crew).visitors.keptAt) }),
      },
      {
        move: 'give_up',
        share: 2,
        by: ['owner', 'lobby_manager'],
        at: within(400, 1500),
        gives: (crew) => ({ reason: said(crew, storiesOf(crew).visitors.notFound) }),
      },
    ],
  }),
};
