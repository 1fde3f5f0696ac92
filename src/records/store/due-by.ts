import type { Tx } from '../../platform/database/db.js';

/** Whether a running limit of a record is due by then. */
export async function isDueBy(db: { prisma: Tx }, recordId: string, then: Date): Promise<boolean> {
  const where = { subjectId: recordId, stoppedAt: null, dueAt: { lte: then } };
  return (await db.prisma.clock.findFirst({ where, select: { id: true } })) !== null;
}
