import { worksThere } from '../../../../platform/directory/roles.js';
import { meeting } from '../../../../records/module.js';
import { somebody } from '../crew.js';
import { minutesAfter } from '../hours.js';
import type { Life } from '../life.js';
import { decided, said, storiesOf } from '../words.js';

/** The weekly meeting; its decisions become actions. */
export const meetings: Life = {
  comes: { parts: [0.06], on: 'first' },
  what(crew, at) {
    const { chance, members } = crew;
    const { meetings: told, decisions } = storiesOf(crew).team;
    const present = members
      .filter(worksThere)
      .map(({ personId }) => personId)
      .filter(() => chance.happens(0.9));
    const lines = Array.from({ length: chance.between(1, 2) }, () =>
      decided(crew, said(crew, decisions), at),
    );
    const values = {
      type: 'weekly',
      held: minutesAfter(at, -40).toISOString(),
      ...(present.length > 0 ? { present } : {}),
      decisions: lines.join('\n'),
    };
    return { kind: meeting, input: { text: said(crew, told), values }, who: somebody(crew, 'lobby_manager') };
  },
};
