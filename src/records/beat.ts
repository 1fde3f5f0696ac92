import type { BeatJob } from '../platform/schedule/beat.js';
import { eachAlone, Undone } from '../platform/schedule/put-off.js';
import { HOUR } from '../platform/time/durations.js';
import { CopyFailed, spreadOn } from './store/spread.js';
import { spellSome } from './store/words.js';

/** Writes what is to go to other branches into some more of them; a copy that cannot be written holds up no other. */
export const copies: BeatJob = {
  name: 'spread',
  async run({ db, clock }, putOff) {
    const alone = eachAlone(putOff);
    try {
      return await spreadOn(db, clock.now(), alone.except('spread'));
    } catch (error) {
      if (!(error instanceof CopyFailed)) throw error;
      alone.failed(new Undone('spread', error.copy, error.message, error.cause));
      // The next turn goes on without it.
      return alone.end(true);
    }
  },
};

/** Spells the words of what was written before there was a spelling, a little with every beat. */
export const spellings: BeatJob = {
  name: 'spellings',
  every: HOUR,
  run: ({ db }) => spellSome(db),
};
