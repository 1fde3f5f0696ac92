import { setTimeout as sleep } from 'node:timers/promises';
import { addressOf, draw } from './address.js';
import { NO_SUCH_VIEW } from './cannot-make.js';
import { type Delivering, finish, isOld, retryLater } from './delivering.js';
import { markUncertain, type OutboxRow, settle } from './store/outbox.js';
import { markShownUnknown, postedAs } from './store/posted.js';

/** Seconds until an uncertain message is looked up again. */
const lookAgainSeconds = 20;

/** The same where looking it up fails: the longer the row has waited, the longer. */
const pauseSeconds = ({ clock }: Delivering, { createdAt }: OutboxRow) =>
  Math.min(15 * 60, Math.max(lookAgainSeconds, (clock.now().getTime() - createdAt.getTime()) / 4_000));

/** What became of a message whose answer was lost: read it back, or decide by the message's own rule. */
export async function resolveUncertain(deps: Delivering, row: OutboxRow): Promise<void> {
  try {
    await decide(deps, row);
  } catch (error) {
    // Nothing more is known than before, so it stays uncertain: if it were put back, it would be posted again.
    deps.log.warn({ err: error, view: row.view, row: row.id }, 'an unknown message could not be looked up');
    if (isOld(deps, row)) await finish(deps, row, 'unknown', 'not looked up');
    else await markUncertain(deps.db, row, 'not looked up', pauseSeconds(deps, row));
  }
}

async function decide(deps: Delivering, row: OutboxRow): Promise<void> {
  const { db, clock, log, postbox } = deps;
  const message = deps.catalogue.find(row.view);
  const later = (code: string) =>
    isOld(deps, row) ? finish(deps, row, 'unknown', code) : markUncertain(db, row, code, lookAgainSeconds);
  // A newer version beside this one may know it.
  if (!message) return later(NO_SUCH_VIEW);
  const address = await addressOf(deps, row);
  // Slack may still be failing; an address that cannot be opened for a day is given up.
  if ('as' in address) return later(address.code);
  const posted = message.kept ? await postedAs(db, row, address.channel) : null;
  // It was an edit, which can safely be repeated.
  if (posted) {
    await markShownUnknown(db, row, address.channel);
    return retryLater(deps, row, 'unknown', 0);
  }
  if (deps.canRead && !message.traceless) {
    const drawn = await draw(deps, row, { message, address, now: clock.now() });
    const thread = typeof drawn === 'object' ? drawn.thread : undefined;
    let readable = true;
    for (const pause of [0, 3_000]) {
      await sleep(pause);
      const found = await postbox.find(address.channel, row.id, row.createdAt, thread);
      if (found === 'unreadable') {
        readable = false;
        break;
      }
      if (!found) continue;
      const { ts } = found;
      // What it shows is not known: with an empty digest the next edit is sent in any case.
      await settle(
        db,
        { row, as: 'sent' },
        message.kept ? { shown: { channel: address.channel, ts, digest: '' } } : {},
        clock.now(),
      );
      if (message.kept) await retryLater(deps, row, 'found', 0);
      deps.ended?.(row.view, 'found');
      return;
    }
    if (readable) return retryLater(deps, row, 'not posted', null);
  }
  log.warn({ view: row.view, rule: message.inDoubt }, 'an unknown message is decided by rule');
  if (message.inDoubt === 'never') return finish(deps, row, 'unknown', 'left as it is');
  // Not at once: while Slack is in trouble every further try could be one more of the same message.
  return retryLater(deps, row, 'unknown', null);
}
