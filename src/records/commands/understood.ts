import type { Acting } from '../../platform/directory/acting.js';
import type { ButtonPress, Feature, Reply } from '../../platform/slack/request.js';
import { logged, withNames } from '../messages/logged.js';
import type { Change } from '../rules/record.js';
import type { StandingRecord } from '../rules/standing-record.js';
import { turnRound, undo } from '../rules/undo.js';
import { carryOut, loadRecordAndActor } from './card.js';

/** Something that was read from a line is put right; the answer takes the place of the one that had the button. */
const putRight =
  (change: (standing: StandingRecord, as: string, acting: Acting) => Change) =>
  async (request: ButtonPress): Promise<Reply> => {
    const [as = '', all = ''] = request.argument.split('/');
    const { record, here, kind } = await loadRecordAndActor(request, request.value);
    const after = await carryOut(request, record, here, (now, clocks) =>
      change({ kind, record: now, clocks }, as, here),
    );
    const understood = all.split(',').filter((one) => one !== as);
    const owner = after.ownerId !== record.ownerId && after.ownerId ? ['owner'] : [];
    return {
      replace: logged(
        {
          ...withNames(after, here.scene),
          understood: [...new Set([...understood, ...owner])],
          undone: as,
        },
        request.speech,
      ),
    };
  };

/** What a line was understood as: taken back, turned round. */
export const understood: Feature = {
  presses: {
    'record.undo:*': putRight(undo),
    'record.turn:*': putRight((standing, _, acting) => turnRound(standing, acting)),
  },
};
