import { supplies as kind } from '../../../../records/module.js';
import { whoeverSees } from '../crew.js';
import { along } from '../habit.js';
import { inWorkingDays, within } from '../hours.js';
import type { Life } from '../life.js';
import { storiesOf } from '../words.js';

/** Noticed, ordered the same day, there within the week. */
export const supplies: Life = {
  comes: { aDay: 0.3 },
  what(crew) {
    const { chance, branch } = crew;
    const items = branch.settings.lists?.supplies;
    const item = chance.pick(items?.length ? items : storiesOf(crew).equipment.supplies);
    return {
      kind,
      input: { text: '', values: { item, left: chance.between(1, 6) } },
      who: whoeverSees(crew, 'duty_supervisor'),
    };
  },
  goesOn: along(kind, {
    low: [
      {
        move: 'order',
        by: ['duty_supervisor', 'staff'],
        at: within(20, 300),
        gives: (crew, _, at) => ({
          ordered: crew.chance.between(10, 60, 10),
          expected: inWorkingDays(crew, at, 2, 4),
        }),
      },
    ],
    ordered: [{ move: 'arrive', by: ['staff'], at: within(700, 1700) }],
  }),
};
