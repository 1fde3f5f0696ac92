import { retention } from '../../../../records/module.js';
import type { Leaving } from '../../stories/stories.js';
import { whoeverSees } from '../crew.js';
import { along } from '../habit.js';
import { within } from '../hours.js';
import type { Life } from '../life.js';
import { sumOf } from '../money.js';
import { customerOf, said, storiesOf } from '../words.js';

const leaving: Record<Leaving, number> = { account: 3, card: 3, transfer: 4, product: 3 };
const reasons: Record<Leaving, Record<string, number>> = {
  account: { distance: 3, need: 2, service: 1 },
  card: { rate: 1, need: 3 },
  transfer: { competitor: 4, rate: 4 },
  product: { rate: 2, need: 2 },
};

/** Somebody talks to the customer within the hour; more stay than go. */
export const retentions: Life = {
  comes: { aDay: 0.2 },
  what(crew) {
    const { chance } = crew;
    const what = chance.weighed(leaving);
    const amount = what === 'card' ? {} : { amount: sumOf(crew, 2_000, 40_000) };
    const values = { leaving: what, why: chance.weighed(reasons[what]), ...amount, ...customerOf(crew) };
    const text = said(crew, storiesOf(crew).visitors.leaving[what]);
    return { kind: retention, input: { text, values }, who: whoeverSees(crew, 'rm') };
  },
  goesOn: along(retention, {
    open: [{ move: 'take', by: ['rm', 'lobby_manager'], at: within(3, 45) }],
    talking: [
      {
        move: 'keep',
        share: 3,
        by: ['owner', 'lobby_manager'],
        at: within(15, 700),
        gives: (crew) => ({ offer: said(crew, storiesOf(crew).visitors.offers) }),
      },
      {
        move: 'lose',
        share: 2,
        by: ['owner', 'lobby_manager'],
        at: within(30, 900),
        gives: (crew) => ({
          lost_why: said(crew, storiesOf(crew).visitors.left),
          went_to: said(crew, storiesOf(crew).visitors.wentTo),
        }),
      },
    ],
  }),
};
