import type { Db } from '../platform/database/db.js';
import { once } from '../platform/database/once.js';
import type { Branch } from '../platform/directory/branch.js';
import { queue } from '../platform/outbox/store/queue.js';
import { toChannel } from '../platform/outbox/target.js';
import { briefingPage } from './contracts.js';

/** "I'm here". Said twice on a day, the first time counts. @returns when it was, and whether this was the first */
export async function checkIn(
  db: Db,
  branch: Branch,
  personId: string,
  date: string,
  now: Date,
  key: string | null,
): Promise<{ first: boolean; at: Date }> {
  return db.prisma.$transaction(async (tx) => {
    await once(tx, key, null);
    const fresh = await tx.$executeRaw`
      INSERT INTO "Presence" ("branchId", "personId", "date", "at") VALUES (${branch.id}::uuid, ${personId}::uuid, ${date}, ${now})
      ON CONFLICT DO NOTHING`;
    const page = briefingPage.for({ branchId: branch.id, date }, toChannel(branch.channel));
    if (fresh > 0) await queue(tx, [page], branch.id, now);
    const row = await tx.presence.findUnique({
      where: { branchId_personId_date: { branchId: branch.id, personId, date } },
    });
    return { first: fresh > 0, at: row?.at ?? now };
  });
}
