import type { BeatJob } from '../platform/schedule/beat.js';
import { eachAlone } from '../platform/schedule/put-off.js';
import { postDueRollUps, tellDueRollUps } from './store/head-office.js';

/**
 * Posts the roll-ups that are due to head office. They are not routines, because an occurrence belongs to a branch
 * and head office is none.
 */
export const rollUps: BeatJob = {
  name: 'head_office',
  async run({ db, clock, sendsFiles = false }, putOff) {
    const alone = eachAlone(putOff);
    await alone.attempt('head_office', 'channel', "what is due in head office's channel", () =>
      postDueRollUps(db, clock.now(), sendsFiles),
    );
    await alone.attempt('head_office', 'people', "what is due to head office's people", () =>
      tellDueRollUps(db, clock.now()),
    );
    return alone.end(false);
  },
};
