import { handover } from '../../../domain/records/handover.js';
import { somebody } from '../crew.js';
import { along } from '../habit.js';
import { nextMorning } from '../hours.js';
import type { Life } from '../life.js';
import { said, storiesOf } from '../words.js';

/** Written before the doors close, accepted when they open again. */
export const handovers: Life = {
  comes: { parts: [0.955] },
  what(crew) {
    const { personId } = somebody(crew, 'lobby_manager');
    const values = { to: personId, shift: 'next_day' };
    const text = said(crew, storiesOf(crew).team.handovers);
    return { kind: handover, input: { text, values }, who: somebody(crew, 'duty_supervisor') };
  },
  goesOn: along(handover, {
    given: [{ move: 'accept', by: ['field:to', 'lobby_manager', 'staff'], at: nextMorning(2, 30) }],
    returned: [{ move: 'accept', by: ['field:to', 'lobby_manager', 'staff'], at: nextMorning(2, 30) }],
  }),
};
