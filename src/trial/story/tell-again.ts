import { briefingPage } from '../../briefing/module.js';
import { runPost } from '../../checklists/module.js';
import { catalogue, routines } from '../../modules.js';
import type { Db } from '../../platform/database/db.js';
import type { Branch } from '../../platform/directory/branch.js';
import { toBranch } from '../../platform/directory/store/branches.js';
import { forgetDirects } from '../../platform/directory/store/people.js';
import { speak } from '../../platform/language/speak.js';
import type { MessageKey } from '../../platform/outbox/message.js';
import type { Postbox } from '../../platform/outbox/slack.js';
import { giveUpSending } from '../../platform/outbox/store/outbox.js';
import { forgetAllPosted, keepPosted } from '../../platform/outbox/store/posted.js';
import { queueNow } from '../../platform/outbox/store/queue.js';
import { formatTarget, toChannel } from '../../platform/outbox/target.js';
import { branchCalendar } from '../../platform/time/calendar.js';
import { DAY } from '../../platform/time/durations.js';
import { card, eventReply, spokenTypes } from '../../records/module.js';
import { periodTold, reportPost, reports, subjectOf } from '../../reports/module.js';

/** A message of the past: what it showed, and when it was first posted. */
interface Old {
  at: Date;
  key: MessageKey;
  /** The time as of which it is drawn; absent: the present. */
  asOf?: Date;
}

export interface Telling {
  db: Db;
  postbox: Postbox;
  now: Date;
  link(channel: string, ts: string): string;
  /** Makes the workspace stamp the next message with that time. */
  stamp(at: Date): void;
}

/** The most cards without a running clock that are posted again per branch. */
const MAX_CARDS = 60;

/**
 * The sandbox's workspace is in memory and begins empty, while the database remembers. So all posted messages are
 * forgotten, and those that people will look for are posted again with their original times. @returns how many
 * messages
 */
export async function tellAgain(telling: Telling): Promise<number> {
  const { db } = telling;
  await forget(db);
  const branches = (await db.prisma.branch.findMany()).map(toBranch);
  const old: (Old & { branch: Branch })[] = [];
  for (const branch of branches)
    for (const one of await messagesOf(db, branch, telling.now)) old.push({ ...one, branch });
  old.sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const one of old) await post(telling, one);
  // Briefings link to cards that were posted after them, so they are drawn again.
  for (const { branch, key } of old.filter(({ key }) => key.view === briefingPage.name))
    await queueNow(db, [{ ...key, target: formatTarget(toChannel(branch.channel)) }], branch.id, telling.now);
  return old.length;
}

async function forget(db: Db): Promise<void> {
  await forgetAllPosted(db);
  await forgetDirects(db);
  await giveUpSending(db);
}

async function messagesOf(db: Db, branch: Branch, now: Date): Promise<Old[]> {
  const calendar = branchCalendar(branch);
  const today = calendar.localDate(now);
  const since = calendar.at(calendar.previousWorkingDay(today), '00:00');
  const branchId = branch.id;
  // A record with a running clock, even a closed one, will be edited some day: if it were not posted here in its
  // place, it would be posted then, below all newer messages.
  const running = await db.prisma.clock.findMany({
    where: { branchId, stoppedAt: null },
    select: { subjectId: true },
  });
  const id = { in: running.map(({ subjectId }) => subjectId) };
  const select = { id: true, createdAt: true, parentId: true };
  const [counting, others] = await Promise.all([
    db.prisma.record.findMany({ where: { id }, select }),
    db.prisma.record.findMany({
      where: {
        branchId,
        NOT: { id },
        OR: [{ closedAt: null }, { closedAt: { gte: calendar.at(today, '00:00') } }],
      },
      select,
      orderBy: { createdAt: 'desc' },
      take: MAX_CARDS,
    }),
  ]);
  const records = [...counting, ...others];
  const recordId = { in: records.map(({ id }) => id) };
  const [events, runs, briefings] = await Promise.all([
    db.prisma.recordEvent.findMany({
      where: { recordId, type: { in: [...spokenTypes] } },
      select: { id: true, at: true },
    }),
    db.prisma.run.findMany({
      where: { branchId, OR: [{ recordId: null, opensAt: { gte: since } }, { recordId }, { id }] },
      select: { id: true, opensAt: true },
    }),
    db.prisma.occurrence.findMany({ where: { branchId, name: 'briefing', date: today, state: 'done' } }),
  ]);
  // Of two with the same time, the parent comes first.
  records.sort(
    (a, b) => +a.createdAt - +b.createdAt || Number(a.parentId !== null) - Number(b.parentId !== null),
  );
  return [
    ...records.map(({ id, createdAt }) => ({ at: createdAt, key: card.key(id) })),
    ...events.map(({ id, at }) => ({ at, key: eventReply.key(id) })),
    ...runs.map(({ id, opensAt }) => ({ at: opensAt, key: runPost.key(id) })),
    ...briefings.map(({ date, settledAt, dueAt }) => {
      const at = settledAt ?? dueAt;
      return { at, key: briefingPage.key({ branchId, date }), asOf: at };
    }),
    ...(await reportsOf(db, branch, now)),
  ];
}

/** The last week's report, and the last month's where it came within a week. */
async function reportsOf(db: Db, branch: Branch, now: Date): Promise<Old[]> {
  const found: Old[] = [];
  for (const report of reports) {
    const last = await db.prisma.occurrence.findFirst({
      where: {
        branchId: branch.id,
        name: report.name,
        state: 'done',
        dueAt: { gte: new Date(now.getTime() - 8 * DAY) },
      },
      orderBy: { dueAt: 'desc' },
    });
    if (!last) continue;
    const at = last.settledAt ?? last.dueAt;
    const subject = subjectOf(branch.id, report, periodTold(report, last.date, branch.timezone));
    found.push({ at, key: reportPost.key(subject), asOf: at });
  }
  return found;
}

async function post(telling: Telling, { branch, key, ...old }: Old & { branch: Branch }): Promise<void> {
  const { db, postbox, now, link, stamp } = telling;
  const { channel, language } = branch;
  const definition = catalogue.find(key.view);
  const drawn = await definition?.draw({
    db,
    now: old.asOf ?? now,
    subject: key.subject,
    args: {},
    channel,
    speech: speak(language),
    personId: null,
    link,
    routines,
  });
  if (!definition || !drawn || drawn === 'skip' || drawn === 'wait') return;
  stamp(old.at);
  const answer = await postbox.post(channel, drawn.message, crypto.randomUUID(), drawn.thread);
  if (answer.as !== 'done') throw new Error(`The trial’s own Slack refused a message: ${answer.code}`);
  // With an empty digest, so that the next edit is sent in any case.
  const posted = { ...key, channel, ts: answer.ts, digest: '' };
  if (definition.kept) await keepPosted(db, posted, old.at);
}
