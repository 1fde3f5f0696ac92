import type { Tx } from '../../platform/database/db.js';

/** Who last gave a record back, by person id. */
export async function releasedBy(db: { prisma: Tx }, recordId: string): Promise<string | null> {
  const event = await db.prisma.recordEvent.findFirst({
    where: { recordId, type: 'released' },
    orderBy: { at: 'desc' },
    select: { actorId: true },
  });
  return event?.actorId ?? null;
}
