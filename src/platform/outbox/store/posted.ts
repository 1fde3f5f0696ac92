import type { Tx } from '../../database/db.js';

/** Where a thing is shown: the message of a view, in a channel. */
export async function postedAs(
  db: { prisma: Tx },
  view: string,
  subject: string,
  channel: string,
): Promise<{ ts: string; digest: string } | null> {
  return db.prisma.posted.findUnique({ where: { view_subject_channel: { view, subject, channel } } });
}

/** Where many things of one view are shown in a channel: subject → ts. */
export async function postedOf(
  db: { prisma: Tx },
  view: string,
  subjects: readonly string[],
  channel: string,
): Promise<Map<string, string>> {
  if (subjects.length === 0) return new Map();
  const rows = await db.prisma.posted.findMany({ where: { view, channel, subject: { in: [...subjects] } } });
  return new Map(rows.map(({ subject, ts }) => [subject, ts]));
}

export async function keepPosted(
  db: { prisma: Tx },
  message: { view: string; subject: string; channel: string; ts: string; digest: string },
  now: Date,
): Promise<void> {
  const { view, subject, channel, ts, digest } = message;
  await db.prisma.posted.upsert({
    where: { view_subject_channel: { view, subject, channel } },
    create: { ...message, at: now },
    update: { ts, digest, at: now },
  });
}

/** Somebody deleted the message: the next time it is posted anew. */
export async function forgetPosted(
  db: { prisma: Tx },
  view: string,
  subject: string,
  channel: string,
): Promise<void> {
  await db.prisma.posted.deleteMany({ where: { view, subject, channel } });
}
