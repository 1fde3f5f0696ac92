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

/** "I'm here". Said twice on a day, the first time counts. @returns when it was, and whether this was the first */
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

/** Since when people can say on a day that they are here: the page of the day is there. Null where it is not. */
export async function saidFrom(
  db: { prisma: Tx },
  branch: Pick<Branch, 'id' | 'channel'>,
  date: string,
): Promise<Date | null> {
  const page = briefingPage.for({ branchId: branch.id, date }, toChannel(branch.channel));
  const posted = await postedAs(db, page, branch.channel);
  // Slack's own name of a message is its time in seconds.
  return posted ? new Date(Number(posted.ts) * SECOND) : null;
}

/** So many of each at most. */
const most = 50;

/**
 * What a branch was owed and did not get between two times: lists that were missed, with the titles they were posted
 * with, and what was too late to post.
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
      take: most,
    }),
    runsMissed(db, branchId, { from, to, most }),
  ]);
  return [
    ...expired.map(({ name, dueAt }) => ({ name, title: null, at: dueAt, reason: 'expired' as const })),
    ...missed.map((run) => ({ ...run, reason: 'missed' as const })),
  ];
}

/** Whether a message about this was posted, wherever. */
export async function isPosted(tx: Tx, { view, subject }: MessageKey): Promise<boolean> {
  return (await tx.posted.findFirst({ where: { view, subject } })) !== null;
}
