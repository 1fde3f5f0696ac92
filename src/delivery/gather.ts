import { absorb } from '../database/absorb.js';
import { branchOf } from '../database/branches.js';
import { comesBack, mutedOf, unmute } from '../database/mute.js';
import { type OutboxRow, postpone } from '../database/outbox.js';
import { awayOn } from '../database/roster.js';
import { branchCalendar } from '../domain/time/calendar.js';
import { type Delivering, end } from './delivering.js';
import { reminders, viewOf, views } from './views/index.js';

const batched = views.filter((view) => view.batched).map(({ name }) => name);

/**
 * Looks at a reminder before it is drawn: whether its person wants to hear of it now, and what else waits for them, which
 * goes into the same message.
 * @returns the row that is to be sent; null where there is none now.
 */
export async function gather(parts: Delivering, row: OutboxRow): Promise<OutboxRow | null> {
  const now = parts.clock.now();
  if (!viewOf(row.view)?.batched || (row.expiresAt && row.expiresAt < now)) return row;
  if (!(await isWanted(parts, row))) return null;
  const back = await backAt(parts, row);
  if (back) {
    await postpone(parts.db, row, back, null);
    return null;
  }
  if (row.priority <= 1 || row.args.alone) return row;
  const made = await absorb(parts.db, row, batched, reminders.name, now);
  for (const view of made?.absorbed ?? []) parts.ended?.(view, 'absorbed');
  return made?.row ?? row;
}

/**
 * When somebody who is on leave or not on today's roster can be looked for again; null where they are at work, or it is
 * urgent. Whether it still matters then is seen when it is drawn; meanwhile the ladder goes on to others.
 */
async function backAt({ db, clock }: Delivering, row: OutboxRow): Promise<Date | null> {
  if (row.priority <= 1 || !row.branchId) return null;
  const branch = await branchOf(db, row.branchId);
  if (!branch) return null;
  const calendar = branchCalendar(branch);
  const today = calendar.localDate(clock.now());
  const away = await awayOn(db, branch.id, today);
  if (!away.has(row.target.replace('person:', ''))) return null;
  return calendar.hours(calendar.nextWorkingDay(today))?.open ?? null;
}

/** Whoever asked for quiet until later hears later; whoever asked for none, not at all. */
async function isWanted(parts: Delivering, row: OutboxRow): Promise<boolean> {
  const { db, clock } = parts;
  const personId = row.target.replace('person:', '');
  const muted = (await mutedOf(db, personId, [row.subject], clock.now())).get(row.subject);
  if (muted === undefined) return true;
  if (row.args.why === 'assigned') {
    await unmute(db, personId, row.subject);
    return true;
  }
  // What was snoozed says it when it comes back.
  if (muted && !(await comesBack(db, row))) await postpone(db, row, muted, null);
  else await end(parts, row, 'moot');
  return false;
}
