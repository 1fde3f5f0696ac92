import { reminders, viewOf, views } from '../../../messages.js';
import { kindOf } from '../../../records/kinds/index.js';
import { recordOf } from '../../../records/store/records.js';
import { awayOn } from '../../../roster/store/roster.js';
import { branchOf } from '../../directory/store/branches.js';
import { branchCalendar } from '../../time/calendar.js';
import { HOUR } from '../../time/durations.js';
import { awake } from '../../time/notify.js';
import { endOfDay } from '../../time/zone.js';
import { type Delivering, end } from '../delivering.js';
import { absorb, isDueBy, waitForCompany } from '../store/absorb.js';
import { comesBack, mutedOf, unmute } from '../store/mute.js';
import { type OutboxRow, postpone } from '../store/outbox.js';

/** What it takes to look at a row; nothing is sent here. */
type Gathering = Pick<Delivering, 'db' | 'clock' | 'log' | 'ended'>;

const batched = views.filter((view) => view.batched).map(({ name }) => name);

/**
 * Looks at a reminder before it is drawn: whether its person wants to hear of it now, and what else waits for them, which
 * goes into the same message.
 * @returns the row that is to be sent; null where there is none now.
 */
export async function gather(parts: Gathering, row: OutboxRow): Promise<OutboxRow | null> {
  const now = parts.clock.now();
  if (!viewOf(row.view)?.batched || (row.expiresAt && row.expiresAt < now)) return row;
  if (!(await isWanted(parts, row))) return null;
  const back = await backAt(parts, row);
  if (back) {
    await postpone(parts.db, row, back, null);
    return null;
  }
  if (row.priority <= 1 || row.args.alone) return row;
  const together = await canWaitUntil(parts, row);
  if (together) {
    await waitForCompany(parts.db, row, together);
    return null;
  }
  const made = await absorb(parts.db, row, batched, reminders.name, now);
  for (const view of made?.absorbed ?? []) parts.ended?.(view, 'absorbed');
  return made?.row ?? row;
}

/**
 * When somebody who is on leave or not on today's roster can be looked for again; null where they are at work, or it is
 * urgent. Whether it still matters then is seen when it is drawn; meanwhile the ladder goes on to others.
 */
async function backAt({ db, clock }: Gathering, row: OutboxRow): Promise<Date | null> {
  if (row.priority <= 1 || !row.branchId) return null;
  const branch = await branchOf(db, row.branchId);
  if (!branch) return null;
  const calendar = branchCalendar(branch);
  const today = calendar.localDate(clock.now());
  const away = await awayOn(db, branch.id, today);
  if (!away.has(row.target.replace('person:', ''))) return null;
  return calendar.hours(calendar.nextWorkingDay(today))?.open ?? null;
}

/** So long news waits for company. */
const company = HOUR;

/**
 * How something of one's own went, with nothing about it due today, asks nothing of anybody: it waits up to an hour, and
 * goes before with whatever else goes to them. What is followed step by step comes step by step. Null: it goes now.
 */
async function canWaitUntil({ db, clock }: Gathering, row: OutboxRow): Promise<Date | null> {
  if (row.args.why !== 'progress' || row.args.waits) return null;
  const record = await recordOf(db, row.subject);
  const branch = record && (await branchOf(db, record.branchId));
  if (!record || !branch || kindOf(record.kind).follow === 'every step') return null;
  const personId = row.target.replace('person:', '');
  if (personId !== record.ownerId && personId !== record.reporterId) return null;
  const calendar = branchCalendar(branch);
  if (
    !record.closedAt &&
    (await isDueBy(db, record.id, endOfDay(calendar.localDate(clock.now()), branch.timezone)))
  )
    return null;
  const until = awake({ calendar, now: new Date(row.createdAt.getTime() + company) });
  return until > clock.now() ? until : null;
}

/** Whoever asked for quiet until later hears later; whoever asked for none, not at all. */
async function isWanted(parts: Gathering, row: OutboxRow): Promise<boolean> {
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
