import { branchOf } from '../../directory/store/branches.js';
import { branchCalendar } from '../../time/calendar.js';
import { HOUR } from '../../time/durations.js';
import { earliestNotifyAt } from '../../time/notify.js';
import { type Delivering, finish } from '../delivering.js';
import type { MessageDefinition } from '../message.js';
import { batchPending, waitForCompany } from '../store/batch.js';
import { comesBack, mutedOf, unmute } from '../store/mute.js';
import { type OutboxRow, postpone } from '../store/outbox.js';
import { personIn } from '../target.js';

/** What looking at a row needs; nothing is sent here. */
type Gathering = Pick<Delivering, 'db' | 'clock' | 'log' | 'catalogue' | 'awayOn' | 'ended'>;

/** A reminder, its recipient, and what its definition says of batches. */
interface Looked {
  row: OutboxRow;
  personId: string;
  reminder: NonNullable<MessageDefinition['batched']>;
}

/**
 * Looks at a reminder before it is drawn: whether its person wants to hear of it now, and what else waits for them, which
 * goes into the same message.
 * @returns the row that is to be sent; null where there is none now.
 */
export async function batchReminders(deps: Gathering, row: OutboxRow): Promise<OutboxRow | null> {
  const { db, clock, catalogue } = deps;
  const now = clock.now();
  const reminder = catalogue.find(row.view)?.batched;
  const personId = personIn(row.target);
  if (!reminder || !personId || (row.expiresAt && row.expiresAt < now)) return row;
  const looked = { row, personId, reminder };
  if (!(await isWanted(deps, looked))) return null;
  const back = await backAt(deps, looked);
  if (back) {
    await postpone(db, row, back, null);
    return null;
  }
  if (row.priority <= 1 || row.args.alone) return row;
  const together = await canWaitUntil(deps, looked);
  if (together) {
    await waitForCompany(db, row, together);
    return null;
  }
  const made = await batchPending({ db, now }, row, catalogue.batched, catalogue.reminders.name);
  for (const view of made?.absorbed ?? []) deps.ended?.(view, 'absorbed');
  return made?.row ?? row;
}

/**
 * When somebody who is on leave or not on today's roster can be looked for again; null where they are at work, or it
 * is urgent. Whether it still matters then is seen when it is drawn; meanwhile the escalation goes on to others.
 */
async function backAt({ db, clock, awayOn }: Gathering, { row, personId }: Looked): Promise<Date | null> {
  if (row.priority <= 1 || !row.branchId) return null;
  const branch = await branchOf(db, row.branchId);
  if (!branch) return null;
  const calendar = branchCalendar(branch);
  const today = calendar.localDate(clock.now());
  const away = await awayOn(branch.id, today);
  if (!away.has(personId)) return null;
  return calendar.hours(calendar.nextWorkingDay(today))?.open ?? null;
}

/** How long a reminder that can wait does so, to be sent together with others. */
const LONGEST_WAIT = HOUR;

/**
 * A reminder that asks for nothing today waits up to an hour, once, and goes earlier with any other to the same
 * person. @returns until when; null: it goes now
 */
async function canWaitUntil(
  { db, clock }: Gathering,
  { row, personId, reminder }: Looked,
): Promise<Date | null> {
  if (row.args.waits) return null;
  const { subject, args } = row;
  const now = clock.now();
  const branch = await reminder.mayWait({ db, now, subject, args, personId });
  if (!branch) return null;
  const until = earliestNotifyAt({
    calendar: branchCalendar(branch),
    now: new Date(row.createdAt.getTime() + LONGEST_WAIT),
  });
  return until > now ? until : null;
}

/**
 * Whether the person wants to be reminded of it now. If they snoozed it, the row is put back until then; if they
 * stopped it, it ends.
 */
async function isWanted(deps: Gathering, { row, personId, reminder }: Looked): Promise<boolean> {
  const { db, clock } = deps;
  const muted = (await mutedOf(db, personId, [row.subject], clock.now())).get(row.subject);
  if (muted === undefined) return true;
  if (reminder.unmutes(row.args)) {
    await unmute(db, personId, row.subject);
    return true;
  }
  // Where the snoozed reminder itself comes back then, this one is not needed.
  if (muted && !(await comesBack(db, row))) await postpone(db, row, muted, null);
  else await finish(deps, row, 'moot');
  return false;
}
