import type { Tx } from '../../platform/database/db.js';

/** "I'm here". Said twice on a day, the first time counts. @returns when it was, and whether this was the first */
export async function keepPresence(
  tx: Tx,
  { branchId, personId, date }: { branchId: string; personId: string; date: string },
  now: Date,
): Promise<{ first: boolean; at: Date }> {
  const fresh = await tx.$executeRaw`
    INSERT INTO "Presence" ("branchId", "personId", "date", "at") VALUES (${branchId}::uuid, ${personId}::uuid, ${date}, ${now})
    ON CONFLICT DO NOTHING`;
  const key = { branchId, personId, date };
  const row = await tx.presence.findUnique({ where: { branchId_personId_date: key } });
  return { first: fresh > 0, at: row?.at ?? now };
}

/** Who said so on a date, and when. */
export async function presentOn(
  db: { prisma: Tx },
  branchId: string,
  date: string,
): Promise<Map<string, Date>> {
  const rows = await db.prisma.presence.findMany({ where: { branchId, date } });
  return new Map(rows.map(({ personId, at }) => [personId, at]));
}
