import type { Db } from '../platform/database/db.js';
import { branchOf } from '../platform/directory/store/branches.js';
import type { Log } from '../platform/log.js';
import type { BeatJob } from '../platform/schedule/beat.js';
import { eachAlone, type PutOff } from '../platform/schedule/put-off.js';
import { branchCalendar } from '../platform/time/calendar.js';
import { MINUTE } from '../platform/time/durations.js';
import { TimeError } from '../platform/time/error.js';
import { inWorkingTime, sampleBranchPerCountry } from '../settings/module.js';
import {
  endTrouble,
  escalateOutageNotice,
  findRecovered,
  noteTroubles,
  notifyOutage,
  openTroubles,
  type Refusing,
  refusing,
  type Trouble,
} from './store/trouble.js';

/** Grace period: somebody may be about to invite the bot into the channel. */
const GRACE_PERIOD = 2 * MINUTE;
/** Outages handled in one beat: about a second's work. */
const MAX_PER_BEAT = 50;

/**
 * Finds channels in which Slack takes no messages, and notifies the people who can mend that: once, and once more
 * when it works again. A refused token can only be reported after it works again.
 * @param putOff which outages are put off after earlier failures.
 * @throws where the database cannot be reached; SomeUndone, after all others were handled, where handling some
 *   failed.
 */
export async function lookForTrouble(
  { db, clock, log }: { db: Db; clock: { now(): Date }; log: Log },
  putOff?: PutOff,
): Promise<void> {
  const alone = eachAlone(putOff);
  const now = clock.now();
  const found = await refusing(db, now);
  if (found.length > 0) await noteTroubles(db, found, now);
  const stillThere = new Set(found.map(keyOf));
  const open = await openTroubles(db);
  const over = await findRecovered(
    db,
    open.filter((trouble) => !stillThere.has(keyOf(trouble))),
  );
  let told = 0;
  for (const trouble of open) {
    if (told >= MAX_PER_BEAT) break;
    const { id, what, place, code } = trouble;
    const tell = (words: string, job: () => Promise<unknown>) => {
      told++;
      return alone.attempt('trouble', id, `${words} of ${what} ${place}`, job);
    };
    if (over.has(trouble.id)) {
      await tell('the end', async () => {
        await endTrouble(db, trouble, await goodTime(db, trouble, now), now);
        log.info({ what, place, code }, 'Slack takes messages there again');
      });
      continue;
    }
    // Nothing is refused there now, yet nothing was sent either: whether it works is unknown.
    if (!stillThere.has(keyOf(trouble))) continue;
    if (trouble.toldAt) {
      if (trouble.urgent) await escalateOutageNotice(db, id, now);
    } else if (trouble.urgent || now.getTime() - trouble.since.getTime() >= GRACE_PERIOD) {
      await tell('the beginning', async () => {
        await notifyOutage(db, trouble, await goodTime(db, trouble, now), now);
        log.error({ what, place, code }, 'Slack refuses messages');
      });
    }
  }
  alone.end(false);
}

export const troubles: BeatJob = {
  name: 'trouble',
  async run(parts, putOff) {
    await lookForTrouble(parts, putOff);
    return false;
  },
};

const keyOf = ({ what, place }: Pick<Refusing, 'place'> & { what: string }) => `${what}:${place}`;

/** At once within the branch's working time, else when it next begins. */
async function goodTime(db: Db, { branchId }: Trouble, now: Date): Promise<Date> {
  const branch = branchId ? await branchOf(db, branchId) : (await sampleBranchPerCountry(db))[0];
  if (!branch) return now;
  try {
    return inWorkingTime(branchCalendar(branch), now);
  } catch (error) {
    // The branch's hours cannot be evaluated, so do not wait.
    if (error instanceof TimeError) return now;
    throw error;
  }
}
