import type { Tx } from '../../platform/database/db.js';

export async function presentOn(
  db: { prisma: Tx },
  branchId: string,
  date: string,
): Promise<Map<string, Date>> {
  const rows = await db.prisma.presence.findMany({ where: { branchId, date } });
  return new Map(rows.map(({ personId, at }) => [personId, at]));
}
