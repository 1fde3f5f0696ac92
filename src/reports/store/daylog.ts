import {
  isReleased,
  type Run,
  runPost,
  storedBurst,
  storedItem,
  storedRules,
} from '../../checklists/module.js';
import type { Tx } from '../../platform/database/db.js';
import type { Item as ItemRow } from '../../platform/database/generated/client.js';
import type { Branch } from '../../platform/directory/branch.js';
import { namesOf } from '../../platform/directory/store/people.js';
import { postedAs, postedOf } from '../../platform/outbox/store/posted.js';
import { periodOf } from '../../platform/time/period.js';
import { card, handover, isQuiet, kindOf, kinds, type LobbyRecord, toRecord } from '../../records/module.js';
import { reportPost } from '../contracts.js';
import { type DayTold, daylog, type Gap, type ListTold } from '../definitions/daylog.js';
import { wordsOn } from './day-words.js';
import { dayLogSubjects } from './renew-day-log.js';

/** What the log of a day shows besides its figures. @param silent names of routines that nobody waits for */
export async function dayTold(
  { db, branch, now }: { db: { prisma: Tx }; branch: Branch; now: Date },
  date: string,
  titles: ReadonlyMap<string, string>,
  silent: ReadonlySet<string>,
): Promise<DayTold> {
  const { id: branchId, channel, timezone } = branch;
  const { from, to } = periodOf('day', date, timezone);
  const [late, runs, rows, words] = await Promise.all([
    db.prisma.occurrence.findMany({
      where: { branchId, date, OR: [{ state: 'expired' }, { state: 'done', late: true }] },
      orderBy: [{ dueAt: 'asc' }, { name: 'asc' }],
    }),
    db.prisma.run.findMany({
      where: { branchId, date, recordId: null, opensAt: { lte: now } },
      include: { items: { where: { state: 'na' }, orderBy: { position: 'asc' } } },
      orderBy: [{ opensAt: 'asc' }, { list: 'asc' }],
    }),
    db.prisma.record.findMany({
      where: { branchId, createdAt: { gte: from, lt: to }, mergedId: null, status: { not: 'struck' } },
      orderBy: [{ createdAt: 'asc' }, { number: 'asc' }],
    }),
    wordsOn(db, branchId, date),
  ]);
  const ids = (of: readonly { id: string }[]) => of.map(({ id }) => id);
  const [cards, posts, filed] = await Promise.all([
    postedOf(db, card, ids(rows), channel),
    postedOf(db, runPost, ids(runs), channel),
    words && filing(db, words),
  ]);
  // Only records that are shown in the channel, and quiet ones: what is kept out of the channel must not be in its log.
  const told = rows
    .map(toRecord)
    .filter((record) => cards.has(record.id) || isQuiet(kindOf(record.kind), record));
  const titleThen = new Map(runs.map((run) => [run.id, titleOf(run)]));
  const gaps = late.flatMap((one): Gap[] => {
    const { name, dueAt, settledAt, state, subjectId } = one;
    // Nobody misses silent routines, and a late log says so itself.
    if (name === daylog.name || silent.has(name)) return [];
    const title = (subjectId && titleThen.get(subjectId)) ?? titles.get(name) ?? null;
    return [{ name, title, dueAt, cameAt: state === 'expired' ? null : settledAt }];
  });
  const toldLate = new Set(late.map(({ subjectId }) => subjectId));
  const unseen = runs.flatMap((run): Gap[] =>
    run.seenAt && !toldLate.has(run.id)
      ? [
          {
            name: run.list,
            title: titleThen.get(run.id) ?? null,
            dueAt: run.opensAt,
            cameAt: run.seenAt,
            unseen: true,
          },
        ]
      : [],
  );
  const lists = runs.map((run) => listTold(run, titleThen.get(run.id) ?? null, now));
  return {
    gaps: [...gaps, ...unseen],
    lists,
    logged: kinds.flatMap(({ name }) => told.filter(({ kind }) => kind === name && kind !== handover.name)),
    handed: told.filter(({ kind }) => kind === handover.name),
    words: words && { record: words, filed },
    posted: new Map([...cards, ...posts]),
    names: await namesOf(db, [
      ...told.flatMap(({ ownerId, details }) => [
        ownerId,
        typeof details.to === 'string' ? details.to : null,
      ]),
      ...lists.flatMap(({ released }) => released.map(({ by }) => by)),
      ...(words ? [words.reporterId, words.ownerId, filed?.by ?? null] : []),
    ]),
  };
}

/** The title with which a list was posted; null for lists from versions that did not store it. */
const titleOf = ({ rules }: { rules: unknown }) => storedRules.parse(rules)?.title ?? null;

type RunRow = Pick<Run, 'id' | 'list' | 'dueAt' | 'doneAt' | 'lateUntil' | 'excuse'> & {
  status: string;
  burst: unknown;
  items: ItemRow[];
};

function listTold(run: RunRow, title: string | null, now: Date): ListTold {
  const { id, list, dueAt, doneAt, lateUntil, excuse, status, items } = run;
  const over = status === 'missed' || now >= lateUntil;
  const state = doneAt ? (doneAt <= dueAt ? 'done' : 'late') : over ? 'missed' : 'open';
  const released = items.map((item) => storedItem.parse(item)).filter(isReleased);
  const burst = storedBurst.parse(run.burst);
  return { id, list, title, state, signed: status === 'signed', dueAt, doneAt, excuse, released, burst };
}

/** Who filed it last, and when; null where it is not filed. */
async function filing(db: { prisma: Tx }, { id, status }: LobbyRecord) {
  if (status === 'written') return null;
  const event = await db.prisma.recordEvent.findFirst({
    where: { recordId: id, type: 'moved', data: { path: ['move'], equals: 'file' } },
    orderBy: { at: 'desc' },
  });
  return event && { by: event.actorId, at: event.at };
}

/**
 * The message (`ts`) with the log of a day in the branch's channel: the day's own, else a separate one that was asked
 * for.
 */
export async function dayLogPosted(db: { prisma: Tx }, branch: Branch, date: string): Promise<string | null> {
  const [own, asked] = dayLogSubjects(branch, date);
  const posted =
    (await postedAs(db, reportPost.key(own), branch.channel)) ??
    (await postedAs(db, reportPost.key(asked), branch.channel));
  return posted?.ts ?? null;
}
