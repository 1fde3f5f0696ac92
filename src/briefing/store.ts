import { runsMissed } from '../checklists/module.js';
import type { Tx } from '../platform/database/db.js';
import { tell } from '../platform/database/follow.js';
import { once } from '../platform/database/once.js';
import type { Hand } from '../platform/directory/acting.js';
import type { Branch } from '../platform/directory/branch.js';
import type { MessageKey } from '../platform/outbox/message.js';
import { postedAs } from '../platform/outbox/store/posted.js';
import { toChannel } from '../platform/outbox/target.js';
import { SECOND } from '../platform/time/durations.js';
import { keepPresence } from '../roster/module.js';
import { briefingPage } from './contracts.js';

/** Checks a person in for the day. @returns when they first did, and whether this was that first time */
export async function checkIn(
  { db, branch, now, key }: Pick<Hand, 'db' | 'branch' | 'now' | 'key'>,
  personId: string,
  date: string,
): Promise<{ first: boolean; at: Date }> {
  return db.prisma.$transaction(async (tx) => {
    await once(tx, key, null);
    const said = await keepPresence(tx, { branchId: branch.id, personId, date }, now);
    if (said.first) await tell(db, tx, 'roster.changed', { branch, date, now });
    return said;
  });
}

/** Since when people could check in on a day: when its briefing was posted. Null where none was. */
export async function saidFrom(
  db: { prisma: Tx },
  branch: Pick<Branch, 'id' | 'channel'>,
  date: string,
): Promise<Date | null> {
  const page = briefingPage.for({ branchId: branch.id, date }, toChannel(branch.channel));
  const posted = await postedAs(db, page, branch.channel);
  // A message's `ts` in Slack is the time at which it was posted, in seconds.
  return posted ? new Date(Number(posted.ts) * SECOND) : null;
}

/** Of expired routines and of missed lists each. */
const MAX_GAPS = 50;

/**
 * Routines that expired before they could be carried out, and lists that were missed, between two times. A missed
 * list has the title with which it was posted.
 */
export async function gapsSince(
  db: { prisma: Tx },
  branchId: string,
  from: Date,
  to: Date,
): Promise<{ name: string; title: string | null; at: Date; reason: 'expired' | 'missed' }[]> {
  const [expired, missed] = await Promise.all([
    db.prisma.occurrence.findMany({
      where: { branchId, state: 'expired', dueAt: { gte: from, lt: to } },
      orderBy: { dueAt: 'asc' },
      take: MAX_GAPS,
    }),
    runsMissed(db, branchId, { from, to, most: MAX_GAPS }),
  ]);
  return [
    ...expired.map(({ name, dueAt }) => ({ name, title: null, at: dueAt, reason: 'expired' as const })),
    ...missed.map((run) => ({ ...run, reason: 'missed' as const })),
  ];
}

/** Whether a message of this view and subject was posted anywhere. */
export async function isPosted(tx: Tx, { view, subject }: MessageKey): Promise<boolean> {
  return (await tx.posted.findFirst({ where: { view, subject } })) !== null;
}
