import { drill } from '../../../../records/module.js';
import { type Crew, somebody } from '../crew.js';
import { along, type Happening } from '../habit.js';
import { minutesAfter } from '../hours.js';
import type { Life } from '../life.js';
import { decided, said, storiesOf } from '../words.js';

/** How many minutes a drill takes. */
const takes = 18;

/** Everybody practises what the playbook says. */
export function drillBegins(crew: Crew): Happening {
  const values = { type: 'fire', took_part: crew.members.length - 2 };
  const text = said(crew, storiesOf(crew).incidents.drill.told);
  return { kind: drill, input: { text, values }, who: somebody(crew, 'duty_supervisor') };
}

export const drills: Life = {
  goesOn: along(drill, {
    running: [
      {
        move: 'end',
        by: ['owner', 'duty_supervisor'],
        at: (_, { updatedAt }) => minutesAfter(updatedAt, takes),
        gives(crew, _, at) {
          const { went, measures } = storiesOf(crew).incidents.drill;
          return {
            minutes: takes,
            went: said(crew, went),
            measures: decided(crew, said(crew, measures), at),
          };
        },
      },
    ],
  }),
};
