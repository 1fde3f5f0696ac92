import type { Db } from '../platform/database/db.js';
import { branchOf } from '../platform/directory/store/branches.js';
import type { Log } from '../platform/log.js';
import { branchCalendar } from '../platform/time/calendar.js';
import { inWorkingTime } from '../settings/holidays.js';
import { oneOfEachCountry } from '../settings/store/days.js';
import {
  endTrouble,
  hastenTrouble,
  noteTroubles,
  openTroubles,
  overAmong,
  type Refusing,
  refusing,
  type Trouble,
  tellTrouble,
} from './store/trouble.js';

/** A channel in which somebody is just about to let the bot in is no trouble yet. */
const patienceMs = 2 * 60_000;
/** So many are told of in one beat: about a second's work. */
const atOnce = 50;

/**
 * Looks where Slack takes no messages, and tells those who can mend it, once, and once more when it works again. A token
 * that Slack refuses cannot be told of before it is good again.
 */
export async function lookForTrouble({
  db,
  clock,
  log,
}: {
  db: Db;
  clock: { now(): Date };
  log: Log;
}): Promise<void> {
  const now = clock.now();
  const found = await refusing(db, now);
  if (found.length > 0) await noteTroubles(db, found, now);
  const stillThere = new Set(found.map(keyOf));
  const open = await openTroubles(db);
  const over = await overAmong(
    db,
    open.filter((trouble) => !stillThere.has(keyOf(trouble))),
  );
  let told = 0;
  for (const trouble of open) {
    if (told >= atOnce) return;
    const { what, place, code } = trouble;
    if (over.has(trouble.id)) {
      told++;
      log.info({ what, place, code }, 'Slack takes messages there again');
      await endTrouble(db, trouble, await goodTime(db, trouble, now), now);
      continue;
    }
    // Where nothing waits and nobody has tried, nobody knows.
    if (!stillThere.has(keyOf(trouble))) continue;
    if (trouble.toldAt) {
      if (trouble.urgent) await hastenTrouble(db, trouble.id, now);
    } else if (trouble.urgent || now.getTime() - trouble.since.getTime() >= patienceMs) {
      told++;
      log.error({ what, place, code }, 'Slack refuses messages');
      await tellTrouble(db, trouble, await goodTime(db, trouble, now), now);
    }
  }
}

const keyOf = ({ what, place }: Pick<Refusing, 'place'> & { what: string }) => `${what}:${place}`;

/** When people want to hear of it. */
async function goodTime(db: Db, { branchId }: Trouble, now: Date): Promise<Date> {
  const branch = branchId ? await branchOf(db, branchId) : (await oneOfEachCountry(db))[0];
  return branch ? inWorkingTime(branchCalendar(branch), now) : now;
}
