import { education as kind } from '../../../../records/module.js';
import type { Theme } from '../../stories/stories.js';
import { somebody } from '../crew.js';
import type { Life } from '../life.js';
import { said, storiesOf } from '../words.js';

const themes: Record<Theme, number> = { fraud: 4, cash: 2, deposit_insurance: 2, payment: 2, privacy: 1 };
const where: Record<Theme, string> = {
  fraud: 'neighbourhood',
  cash: 'lobby',
  deposit_insurance: 'lobby',
  payment: 'outside',
  privacy: 'school',
};

/** About every other week. */
export const education: Life = {
  comes: { aDay: 0.1, from: 0.4 },
  what(crew, at) {
    const { chance, calendar } = crew;
    const theme = chance.weighed(themes);
    const values = {
      theme,
      where: where[theme],
      held: calendar.localDate(at),
      reached: chance.between(15, 60),
    };
    const text = said(crew, storiesOf(crew).team.education[theme]);
    return { kind, input: { text, values }, who: somebody(crew, 'lobby_manager') };
  },
};
