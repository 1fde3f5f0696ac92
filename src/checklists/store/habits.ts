import { z } from 'zod';
import type { Db, Tx } from '../../platform/database/db.js';
import { changeFact, factsOf, noteFacts, setFact } from '../../platform/database/facts.js';
import { boolean, rows, text, uuid } from '../../platform/database/query.js';
import type { Hand } from '../../platform/directory/acting.js';
import type { Branch } from '../../platform/directory/branch.js';
import { queue } from '../../platform/outbox/store/queue.js';
import { toPerson } from '../../platform/outbox/target.js';
import { branchCalendar, type Calendar } from '../../platform/time/calendar.js';
import { addDays } from '../../platform/time/day.js';
import { WEEK } from '../../platform/time/durations.js';
import { earliestNotifyAt } from '../../platform/time/notify.js';
import { habits as habitsMessage } from '../contracts.js';
import { type Burst, burstIn, type Ended, isNews, isSpotCheck, streak, tooPerfect } from '../rules/burst.js';
import { toRun } from './runs.js';
import { storedItem, storedTick } from './stored.js';

/** How long a list is spot-checked after the head was told of it. */
const watched = 8 * WEEK;
/** Calendar days that surely contain sixty working days, long holidays included. */
const streakReach = 130;

const withId = z.object({ id: uuid });
const ended = z.object({
  list: text,
  date: text,
  inTime: boolean.nullable().transform((inTime) => inTime ?? false),
  spotless: boolean,
}) satisfies z.ZodType<Ended>;

/** How a branch's lists were ticked in a period. */
export interface Habits {
  bursts: (Burst & { list: string; at: Date })[];
  /** Lists that reached a multiple of sixty perfect working days in this period. */
  streaks: { list: string; days: number }[];
  spots: { list: string; at: Date; item: string; answered: boolean }[];
}

const isAny = ({ bursts, streaks, spots }: Habits) => bursts.length + streaks.length + spots.length > 0;
const lookedKey = (branchId: string) => `habits/${branchId}`;
const watchedKey = (branchId: string, list: string) => `habits/${branchId}/${list}`;

/** Those branches whose lists were not examined for a week, with the time of the last examination; null: never. */
export async function dueForALook(
  db: { prisma: Tx },
  branchIds: readonly string[],
  now: Date,
): Promise<Map<string, string | null>> {
  const looked = await factsOf(db, branchIds.map(lookedKey));
  return new Map(
    branchIds
      .map((id) => [id, looked.get(lookedKey(id)) ?? null] as const)
      .filter(([, at]) => at === null || now.getTime() - Date.parse(at) >= WEEK),
  );
}

/** Starts the first week of new branches, which have nothing to examine yet. */
export async function beginToLook(
  db: { prisma: Tx },
  branchIds: readonly string[],
  now: Date,
): Promise<void> {
  await noteFacts(db.prisma, branchIds.map(lookedKey), now.toISOString());
}

/**
 * Examines how a branch ticked its lists since the last time. If something is suspicious, each of its heads gets one
 * message, and those lists are spot-checked from then on.
 * @param before the stored time of the last examination; if another process has replaced it since, nothing is done.
 */
export async function lookAtHabits(
  { db, branch, now }: Pick<Hand, 'db' | 'branch' | 'now'>,
  calendar: Calendar,
  before: string,
): Promise<void> {
  const from = new Date(before);
  const habits = await habitsIn({ db, branchId: branch.id }, calendar, from, now);
  await db.prisma.$transaction(async (tx) => {
    const after = now.toISOString();
    const first = await changeFact(tx, lookedKey(branch.id), { before, after });
    if (!first || !isAny(habits)) return;
    for (const { list } of [...habits.bursts, ...habits.streaks])
      await setFact(tx, watchedKey(branch.id, list), after);
    const heads = await tx.membership.findMany({ where: { branchId: branch.id, role: 'branch_head' } });
    const stretch = { from: from.toISOString(), to: now.toISOString() };
    const notBefore = earliestNotifyAt({ calendar, now });
    const messages = heads.map(({ personId }) =>
      habitsMessage.for(branch.id, toPerson(personId), stretch, { notBefore }),
    );
    await queue(tx, messages, branch.id, now);
  });
}

/** Examines those branches that were not examined for a week; for those that never were, the first week begins. */
export async function lookAtAll(db: Db, branches: readonly Branch[], now: Date): Promise<void> {
  const due = await dueForALook(
    db,
    branches.map(({ id }) => id),
    now,
  );
  const fresh = [...due].filter(([, before]) => before === null).map(([id]) => id);
  if (fresh.length > 0) await beginToLook(db, fresh, now);
  for (const branch of branches) {
    const before = due.get(branch.id);
    if (before) await lookAtHabits({ db, branch, now }, branchCalendar(branch), before);
  }
}

/** Which lists of these branches are spot-checked now. */
export async function watchedAmong(
  db: { prisma: Tx },
  lists: readonly { branchId: string; name: string }[],
  now: Date,
): Promise<(branchId: string, list: string) => boolean> {
  const since = await factsOf(
    db,
    lists.map(({ branchId, name }) => watchedKey(branchId, name)),
  );
  return (branchId, list) => {
    const at = since.get(watchedKey(branchId, list));
    return at !== undefined && now.getTime() - Date.parse(at) < watched;
  };
}

/** How lists that were posted between two times were ticked. */
export async function habitsIn(
  { db, branchId }: { db: { prisma: Tx }; branchId: string },
  calendar: Calendar,
  from: Date,
  to: Date,
): Promise<Habits> {
  const within = { gte: from, lt: to };
  const [bursts, streaks, spots] = await Promise.all([
    burstsIn(db, branchId, from, to),
    streaksIn({ db, branchId }, calendar, from, to),
    db.prisma.item.findMany({
      where: {
        run: { branchId, recordId: null, opensAt: within },
        rule: { path: ['spot'], equals: true },
      },
      include: { run: { select: { list: true, opensAt: true } } },
      orderBy: { run: { opensAt: 'asc' } },
    }),
  ]);
  return {
    bursts,
    streaks,
    spots: spots
      .filter(({ rule }) => isSpotCheck({ rule: storedItem.shape.rule.parse(rule) }))
      .map(({ run, text, state }) => ({
        list: run.list,
        at: run.opensAt,
        item: text,
        answered: state !== 'open',
      })),
  };
}

async function burstsIn(
  db: { prisma: Tx },
  branchId: string,
  from: Date,
  to: Date,
): Promise<Habits['bursts']> {
  // The query already leaves out runs that cannot contain a burst.
  const quick = await rows(db.prisma, withId)`
    SELECT r."id"::text AS "id" FROM "Run" r JOIN "Tick" t ON t."runId" = r."id"
    WHERE r."branchId" = ${branchId}::uuid AND r."recordId" IS NULL AND r."status" IN ('settled', 'signed')
      AND r."opensAt" >= ${from} AND r."opensAt" < ${to}
    GROUP BY r."id" HAVING count(DISTINCT t."itemId") >= 8`;
  const runs = await db.prisma.run.findMany({
    where: { id: { in: quick.map(({ id }) => id) } },
    include: { items: true },
    orderBy: { opensAt: 'asc' },
  });
  const ticks = await db.prisma.tick.findMany({
    where: { runId: { in: runs.map(({ id }) => id) } },
    orderBy: { id: 'asc' },
  });
  return runs.map(toRun).flatMap((run) => {
    const log = ticks.filter(({ runId }) => runId === run.id).map((tick) => storedTick.parse(tick));
    const burst = burstIn(run, log);
    return burst ? [{ ...burst, list: run.list, at: run.opensAt }] : [];
  });
}

async function streaksIn(
  { db, branchId }: { db: { prisma: Tx }; branchId: string },
  calendar: Calendar,
  from: Date,
  to: Date,
): Promise<Habits['streaks']> {
  const today = calendar.localDate(to);
  const runs = await rows(db.prisma, ended)`
    SELECT r."list", r."date", r."status" = 'signed' AND r."doneAt" <= r."dueAt" AS "inTime",
      NOT EXISTS (SELECT 1 FROM "Item" i WHERE i."runId" = r."id" AND i."state" IN ('finding', 'na')) AS "spotless"
    FROM "Run" r WHERE r."branchId" = ${branchId}::uuid AND r."recordId" IS NULL
      AND r."date" >= ${addDays(today, -streakReach)} AND r."date" < ${today}`;
  const lists = [...new Set(runs.map(({ list }) => list))];
  // Working days that have ended since the last examination.
  const fresh = calendar.workingDaysBetween(addDays(calendar.localDate(from), -1), addDays(today, -1));
  return lists
    .map((list) => ({
      list,
      days: streak(
        runs.filter((run) => run.list === list),
        calendar,
        addDays(today, -1),
      ),
    }))
    .filter(({ days }) => days >= tooPerfect && isNews(days, fresh));
}
