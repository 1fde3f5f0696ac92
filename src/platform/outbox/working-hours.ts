import { branchOf } from '../directory/store/branches.js';
import { branchCalendar } from '../time/calendar.js';
import { HOUR } from '../time/durations.js';
import { TimeError } from '../time/error.js';
import { earliestNotifyAt } from '../time/notify.js';
import type { Delivering } from './delivering.js';
import { isForAll } from './outage.js';
import type { OutboxRow } from './store/outbox.js';

/** A message that is later than this was held back by an outage. */
const HELD_BACK = HOUR;

/**
 * The next working morning, if an outage held a message back into a day off of its branch or the night. Null if the message is sent
 * now, because it is in time, it is within working hours, or it is grave.
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
    // If the branch's times cannot be read, its days off are unknown.
    if (cause instanceof TimeError) return null;
    throw cause;
  }
}
