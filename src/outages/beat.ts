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

/** A channel in which somebody is just about to let the bot in is no trouble yet. */
const patienceMs = 2 * MINUTE;
/** So many are told of in one beat: about a second's work. */
const atOnce = 50;

/**
 * Looks where Slack takes no messages, and tells those who can mend it, once, and once more when it works again. A token
 * that Slack refuses cannot be told of before it is good again.
 * @param putOff which troubles are left alone now.
 * @throws where the database is away; SomeUndone where of some nobody could be told, after the rest was told.
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
    if (told >= atOnce) break;
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
    // Where nothing waits and nobody has tried, nobody knows.
    if (!stillThere.has(keyOf(trouble))) continue;
    if (trouble.toldAt) {
      if (trouble.urgent) await escalateOutageNotice(db, id, now);
    } else if (trouble.urgent || now.getTime() - trouble.since.getTime() >= patienceMs) {
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

/** When people want to hear of it. */
async function goodTime(db: Db, { branchId }: Trouble, now: Date): Promise<Date> {
  const branch = branchId ? await branchOf(db, branchId) : (await sampleBranchPerCountry(db))[0];
  if (!branch) return now;
  try {
    return inWorkingTime(branchCalendar(branch), now);
  } catch (error) {
    // A branch whose times cannot be read knows no better time.
    if (error instanceof TimeError) return now;
    throw error;
  }
}
