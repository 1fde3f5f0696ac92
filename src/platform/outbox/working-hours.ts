import { branchOf } from '../directory/store/branches.js';
import { branchCalendar } from '../time/calendar.js';
import { HOUR } from '../time/durations.js';
import { TimeError } from '../time/error.js';
import { earliestNotifyAt } from '../time/notify.js';
import type { Delivering } from './delivering.js';
import { isForAll } from './outage.js';
import type { OutboxRow } from './store/outbox.js';

/** What comes so much later than it should was held back. */
const HELD_BACK = HOUR;

/**
 * Until when a message waits that an outage held back, and that could go only now, on a day off of its branch or at night:
 * the next working morning. Null where it goes now: it comes in time, people are at work, or it is grave.
 */
export async function waitsUntil(
  { db, clock }: Pick<Delivering, 'db' | 'clock'>,
  { branchId, priority, error, createdAt, notBefore }: OutboxRow,
): Promise<Date | null> {
  const now = clock.now();
  const wanted = error !== null && isForAll(error) ? createdAt : notBefore;
  if (priority <= 1 || !branchId || now.getTime() - wanted.getTime() < HELD_BACK) return null;
  const branch = await branchOf(db, branchId);
  if (!branch) return null;
  try {
    const at = earliestNotifyAt({ calendar: branchCalendar(branch), now });
    return at > now ? at : null;
  } catch (cause) {
    // Of a branch whose times cannot be read no days off are known.
    if (cause instanceof TimeError) return null;
    throw cause;
  }
}
