import type { BeatJob } from '../platform/schedule/beat.js';
import { eachAlone, Undone } from '../platform/schedule/put-off.js';
import { HOUR } from '../platform/time/durations.js';
import { CopyFailed, spreadOn } from './store/spread.js';
import { spellSome } from './store/words.js';

/**
 * Copies records that go to several branches into the next few of them. A copy that fails does not hold up the
 * others.
 */
export const copies: BeatJob = {
  name: 'spread',
  async run({ db, clock }, putOff) {
    const alone = eachAlone(putOff);
    try {
      return await spreadOn(db, clock.now(), alone.except('spread'));
    } catch (error) {
      if (!(error instanceof CopyFailed)) throw error;
      alone.failed(new Undone('spread', error.copy, error.message, error.cause));
      // The next run skips the failed copy.
      return alone.end(true);
    }
  },
};

/** Fills in the search text (`spelling`) of records from versions without it, a few with every beat. */
export const spellings: BeatJob = {
  name: 'spellings',
  every: HOUR,
  run: ({ db }) => spellSome(db),
};
