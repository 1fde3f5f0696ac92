import { care as kind } from '../../../../records/module.js';
import type { CareType } from '../../stories/stories.js';
import { somebody } from '../crew.js';
import { along } from '../habit.js';
import { inWorkingDays, within } from '../hours.js';
import type { Life } from '../life.js';
import { sumOf } from '../money.js';
import { customerOf, said, storiesOf } from '../words.js';

const types: Record<CareType, number> = {
  elderly: 6,
  disabled: 3,
  pregnant: 2,
  child: 2,
  home_visit: 2,
  fraud_stopped: 2,
};

/**
 * Mostly done at once; a home visit is made on its day, and a customer who was nearly defrauded is called a few days
 * later.
 */
export const care: Life = {
  comes: { aDay: 0.4 },
  what(crew, at) {
    const { chance } = crew;
    const type = chance.weighed(types);
    const values = {
      type,
      ...(type === 'home_visit' ? { visit: inWorkingDays(crew, at, 1, 4), ...customerOf(crew) } : {}),
      ...(type === 'fraud_stopped'
        ? { protected: sumOf(crew, 1_000, 30_000), told: ['family', 'police'], ...customerOf(crew) }
        : {}),
      ...(type === 'home_visit' || type === 'fraud_stopped' ? {} : { fast_lane: true }),
    };
    const text = said(crew, storiesOf(crew).visitors.care[type]);
    return { kind, input: { text, values }, who: somebody(crew, 'staff') };
  },
  goesOn: along(kind, {
    visit_due: [
      {
        move: 'visit',
        by: ['owner', 'staff'],
        at: within(450, 1400),
        gives: (crew) => ({ did: said(crew, storiesOf(crew).visitors.visits) }),
      },
    ],
    call_due: [
      {
        move: 'call',
        by: ['owner', 'staff'],
        at: within(700, 1300),
        gives: (crew) => ({ heard: said(crew, storiesOf(crew).visitors.calls) }),
      },
    ],
  }),
};
