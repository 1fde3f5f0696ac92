import { runsMissed } from '../checklists/module.js';
import type { Tx } from '../platform/database/db.js';
import { once } from '../platform/database/once.js';
import type { Hand } from '../platform/directory/acting.js';
import type { MessageKey } from '../platform/outbox/message.js';
import { queue } from '../platform/outbox/store/queue.js';
import { toChannel } from '../platform/outbox/target.js';
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
    const page = briefingPage.for({ branchId: branch.id, date }, toChannel(branch.channel));
    if (said.first) await queue(tx, [page], branch.id, now);
    return said;
  });
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
