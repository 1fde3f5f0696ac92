import type { Tx } from '../../database/db.js';
import type { MessageKey } from '../message.js';

/** The message that shows a subject in a channel. */
export async function postedAs(
  db: { prisma: Tx },
  { view, subject }: MessageKey,
  channel: string,
): Promise<{ ts: string; digest: string } | null> {
  return db.prisma.posted.findUnique({ where: { view_subject_channel: { view, subject, channel } } });
}

/** The subject that a message shows, as stored; null where it is not a message of this view. */
export async function postedHere(
  db: { prisma: Tx },
  { view, channel, ts }: { view: string; channel: string; ts: string },
): Promise<string | null> {
  const row = await db.prisma.posted.findFirst({ where: { view, channel, ts }, select: { subject: true } });
  return row?.subject ?? null;
}

/** The messages that show these subjects in a channel: subject, as stored → ts. */
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

/** Every channel in which a subject is shown. */
export async function channelsOf(db: { prisma: Tx }, { view, subject }: MessageKey): Promise<string[]> {
  const rows = await db.prisma.posted.findMany({ where: { view, subject }, select: { channel: true } });
  return rows.map(({ channel }) => channel);
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

/** It is unknown whether an edit was made: with an empty digest the next one is sent even if it shows what was shown before. */
export async function markShownUnknown(
  db: { prisma: Tx },
  { view, subject }: MessageKey,
  channel: string,
): Promise<void> {
  await db.prisma.posted.updateMany({ where: { view, subject, channel }, data: { digest: '' } });
}

/** Forgets a message that somebody deleted, so that it is posted anew the next time. */
export async function forgetPosted(
  db: { prisma: Tx },
  { view, subject }: MessageKey,
  channel: string,
): Promise<void> {
  await db.prisma.posted.deleteMany({ where: { view, subject, channel } });
}

/** Forgets all messages: the bot is in another workspace now. */
export async function forgetAllPosted(db: { prisma: Tx }): Promise<void> {
  await db.prisma.posted.deleteMany();
}

/**
 * When the message about a subject was posted in a channel, by Slack's clock. `not yet`: the message still waits.
 * `long ago`: no message is known any more.
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
