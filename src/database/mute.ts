import type { Db, Tx } from './db.js';

/** A person's wish not to be reminded of something: until then, or (null) at all. */
export async function mute(db: Db, personId: string, subjectId: string, until: Date | null): Promise<void> {
  await db.prisma.mute.upsert({
    where: { personId_subjectId: { personId, subjectId } },
    create: { personId, subjectId, until },
    update: { until },
  });
}

/** Who does not want to hear of a thing: person → until when; null: at all. */
export async function mutedFor(
  db: { prisma: Tx },
  subjectId: string,
  now: Date,
): Promise<Map<string, Date | null>> {
  const rows = await db.prisma.mute.findMany({
    where: { subjectId, OR: [{ until: null }, { until: { gt: now } }] },
  });
  return new Map(rows.map(({ personId, until }) => [personId, until]));
}
