import { rowsInto, type SqlType } from '../../platform/database/columns.js';
import type { Tx } from '../../platform/database/db.js';
import type { Presence } from '../../platform/database/generated/client.js';

/** Its columns, all that the table has. */
export const presenceColumns = {
  branchId: 'uuid',
  personId: 'uuid',
  date: 'text',
  at: 'timestamptz',
} as const satisfies Record<keyof Presence, SqlType>;

/** Who was there on a date, since when; where that is known already it stays. @returns how many were new */
export const insertPresences = (tx: Tx, rows: readonly Presence[]): Promise<number> =>
  tx.$executeRaw`INSERT INTO "Presence" ${rowsInto(presenceColumns, rows)} ON CONFLICT DO NOTHING`;

/** "I'm here". Said twice on a day, the first time counts. @returns when it was, and whether this was the first */
export async function keepPresence(
  tx: Tx,
  key: Omit<Presence, 'at'>,
  now: Date,
): Promise<{ first: boolean; at: Date }> {
  const fresh = await insertPresences(tx, [{ ...key, at: now }]);
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
