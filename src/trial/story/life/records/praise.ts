import { praise as kind } from '../../../../records/module.js';
import { somebody } from '../crew.js';
import type { Life } from '../life.js';
import { said, storiesOf } from '../words.js';

const sources = { customer: 5, comment_book: 3, colleague: 3 };

/** Logged by whoever heard it, never by the person whom it is for. */
export const praise: Life = {
  comes: { aDay: 0.35 },
  what(crew) {
    const { chance } = crew;
    const from = chance.weighed(sources);
    const { personId } = somebody(crew, chance.happens(0.8) ? 'staff' : 'rm');
    const text = said(crew, storiesOf(crew).visitors.praise[from]);
    const teller = chance.happens(0.5) ? 'lobby_manager' : 'duty_supervisor';
    return { kind, input: { text, values: { who: personId, from } }, who: somebody(crew, teller, personId) };
  },
};
