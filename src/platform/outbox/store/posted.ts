import type { Tx } from '../../database/db.js';
import type { MessageKey } from '../message.js';

/** Where a thing is shown: its message in a channel. */
export async function postedAs(
  db: { prisma: Tx },
  { view, subject }: MessageKey,
  channel: string,
): Promise<{ ts: string; digest: string } | null> {
  return db.prisma.posted.findUnique({ where: { view_subject_channel: { view, subject, channel } } });
}

/** What a message shows: the subject as the table has it; null where it is no message of this sort. */
export async function postedHere(
  db: { prisma: Tx },
  { view, channel, ts }: { view: string; channel: string; ts: string },
): Promise<string | null> {
  const row = await db.prisma.posted.findFirst({ where: { view, channel, ts }, select: { subject: true } });
  return row?.subject ?? null;
}

/** Where many things are shown in a channel, by one sort of message: subject as the table has it → ts. */
export async function postedOf<S>(
  db: { prisma: Tx },
  message: { key(subject: S): MessageKey },
  subjects: readonly S[],
  channel: string,
): Promise<Map<string, string>> {
  const keys = subjects.map((subject) => message.key(subject));
  const [first] = keys;
  if (!first) return new Map();
  const subject = { in: keys.map((key) => key.subject) };
  const rows = await db.prisma.posted.findMany({ where: { view: first.view, channel, subject } });
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

/** Nobody knows whether an edit was made: an empty digest makes the next one go out, also where it shows again what was there before. */
export async function doubtLooks(
  db: { prisma: Tx },
  { view, subject }: MessageKey,
  channel: string,
): Promise<void> {
  await db.prisma.posted.updateMany({ where: { view, subject, channel }, data: { digest: '' } });
}

/** Somebody deleted the message: the next time it is posted anew. */
export async function forgetPosted(
  db: { prisma: Tx },
  { view, subject }: MessageKey,
  channel: string,
): Promise<void> {
  await db.prisma.posted.deleteMany({ where: { view, subject, channel } });
}

/** The workspace is another one, in which nothing has been posted. */
export async function forgetAllPosted(db: { prisma: Tx }): Promise<void> {
  await db.prisma.posted.deleteMany();
}

/**
 * Since when a thing can be seen in a channel, by Slack's own stamp. `not yet`: its first message still waits. `long ago`: no
 * message of it is known any more.
 */
export async function seenAt(
  tx: Pick<Tx, 'posted' | 'outbox'>,
  { view, subject }: MessageKey,
  channel: string,
): Promise<Date | 'not yet' | 'long ago'> {
  const posted = await tx.posted.findUnique({
    where: { view_subject_channel: { view, subject, channel } },
    select: { ts: true },
  });
  const seconds = Number(posted?.ts);
  if (posted) return Number.isFinite(seconds) ? new Date(Math.floor(seconds * 1000)) : 'long ago';
  const waits = await tx.outbox.findFirst({
    where: { view, subject, target: channel, settledAt: null },
    select: { id: true },
  });
  return waits ? 'not yet' : 'long ago';
}
