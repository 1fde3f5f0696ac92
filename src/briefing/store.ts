import { z } from 'zod';
import { type ColumnsOf, rowsInto } from '../platform/database/columns.js';
import type { Tx } from '../platform/database/db.js';
import type { Presence } from '../platform/database/generated/client.js';
import { once } from '../platform/database/once.js';
import { text } from '../platform/database/query.js';
import type { Hand } from '../platform/directory/acting.js';
import type { MessageKey } from '../platform/outbox/message.js';
import { queue } from '../platform/outbox/store/queue.js';
import { toChannel } from '../platform/outbox/target.js';
import { briefingPage } from './contracts.js';

const columns = {
  branchId: 'uuid',
  personId: 'uuid',
  date: 'text',
  at: 'timestamptz',
} as const satisfies ColumnsOf<Presence>;

/** Who was there on a date, since when; where that is known already it stays. @returns how many were new */
export const insertPresences = (tx: Tx, rows: readonly Presence[]): Promise<number> =>
  tx.$executeRaw`INSERT INTO "Presence" ${rowsInto(columns, rows)} ON CONFLICT DO NOTHING`;

/** "I'm here". Said twice on a day, the first time counts. @returns when it was, and whether this was the first */
export async function checkIn(
  { db, branch, now, key }: Pick<Hand, 'db' | 'branch' | 'now' | 'key'>,
  personId: string,
  date: string,
): Promise<{ first: boolean; at: Date }> {
  return db.prisma.$transaction(async (tx) => {
    await once(tx, key, null);
    const fresh = await insertPresences(tx, [{ branchId: branch.id, personId, date, at: now }]);
    const page = briefingPage.for({ branchId: branch.id, date }, toChannel(branch.channel));
    if (fresh > 0) await queue(tx, [page], branch.id, now);
    const row = await tx.presence.findUnique({
      where: { branchId_personId_date: { branchId: branch.id, personId, date } },
    });
    return { first: fresh > 0, at: row?.at ?? now };
  });
}

/** Of what a list said when it was posted, the title. */
const titled = z.object({ title: text }).nullable().catch(null);

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
      take: 50,
    }),
    db.prisma.run.findMany({
      where: { branchId, recordId: null, status: 'missed', dueAt: { gte: from, lt: to } },
      orderBy: { dueAt: 'asc' },
      take: 50,
    }),
  ]);
  return [
    ...expired.map(({ name, dueAt }) => ({ name, title: null, at: dueAt, reason: 'expired' as const })),
    ...missed.map(({ list, rules, opensAt }) => ({
      name: list,
      title: titled.parse(rules)?.title ?? null,
      at: opensAt,
      reason: 'missed' as const,
    })),
  ];
}

/** Whether a message about this was posted, wherever. */
export async function isPosted(tx: Tx, { view, subject }: MessageKey): Promise<boolean> {
  return (await tx.posted.findFirst({ where: { view, subject } })) !== null;
}
