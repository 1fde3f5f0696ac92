import { code, handover, kindOf, type LobbyRecord } from '../../../../records/module.js';
import { type Crew, somebody } from '../crew.js';
import { along, type Happening, type Way } from '../habit.js';
import { minutesAfter } from '../hours.js';
import type { Life } from '../life.js';
import { said, storiesOf } from '../words.js';

const soon: Way['at'] = ({ chance }, { updatedAt }) => minutesAfter(updatedAt, chance.between(2, 9));

/** Written before the doors close, and accepted at once, since the day's closing list can only be signed after that. */
export function handoverComes(crew: Crew): Happening {
  const { personId } = somebody(crew, 'lobby_manager');
  const values = { to: personId, shift: 'next_day' };
  const text = said(crew, storiesOf(crew).team.handovers);
  return { kind: handover, input: { text, values }, who: somebody(crew, 'duty_supervisor') };
}

/** The same, with the numbers of the records that are still open. */
export function handingOver(crew: Crew, points: readonly Pick<LobbyRecord, 'kind' | 'number'>[]): Happening {
  const comes = handoverComes(crew);
  const numbers = points.map(({ kind, number }) => code(kindOf(kind), number)).join(', ');
  return { ...comes, input: { ...comes.input, text: `${comes.input.text}\n${numbers}` } };
}

export const handovers: Life = {
  comes: { parts: [0.955] },
  what: handoverComes,
  goesOn: along(handover, {
    given: [{ move: 'accept', by: ['field:to', 'lobby_manager', 'staff'], at: soon }],
    returned: [{ move: 'accept', by: ['field:to', 'lobby_manager', 'staff'], at: soon }],
  }),
};
