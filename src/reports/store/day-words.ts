import type { Tx } from '../../platform/database/db.js';
import { once } from '../../platform/database/once.js';
import { row } from '../../platform/database/query.js';
import type { Hand } from '../../platform/directory/acting.js';
import type { Branch } from '../../platform/directory/branch.js';
import { resolve } from '../../platform/directory/roles.js';
import { membersOf } from '../../platform/directory/store/people.js';
import { queue } from '../../platform/outbox/store/queue.js';
import { toPerson } from '../../platform/outbox/target.js';
import { toClock } from '../../platform/schedule/store/clocks.js';
import { branchCalendar } from '../../platform/time/calendar.js';
import type { Clock } from '../../platform/time/clock.js';
import { addDays } from '../../platform/time/day.js';
import { earliestNotifyAt } from '../../platform/time/notify.js';
import {
  type Change,
  type LobbyRecord,
  storedRecord,
  worklog,
  writeChanged,
  writeNew,
} from '../../records/module.js';
import { wordsNudge } from '../contracts.js';
import { daylog } from '../definitions/daylog.js';

/** The work log of a day; null where nobody has written one. */
export async function wordsOn(
  db: { prisma: Tx },
  branchId: string,
  date: string,
): Promise<LobbyRecord | null> {
  return row(db.prisma, storedRecord)`
    SELECT * FROM "Record" WHERE "branchId" = ${branchId}::uuid AND "kind" = ${worklog.name}
      AND "details" ->> 'day' = ${date} AND "mergedId" IS NULL ORDER BY "number" LIMIT 1`;
}

/** Thrown where somebody else has changed the day's work log since the form was opened. */
export class WordsChanged extends Error {
  constructor() {
    super('words changed');
    this.name = 'WordsChanged';
  }
}

/**
 * Saves the work log of a day: one record for each branch and day, even if two people write at the same time.
 * @param seen the version with which the form was opened; 0 for a new one.
 * @throws WordsChanged, Refusal, AlreadyDone
 */
export async function saveWords(
  { db, key }: Pick<Hand, 'db' | 'key'>,
  { id: branchId, channel }: Pick<Branch, 'id' | 'channel'>,
  { date, seen }: { date: string; seen: number },
  decide: (before: { record: LobbyRecord; clocks: Clock[] } | null) => Change,
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Branch" WHERE "id" = ${branchId}::uuid FOR UPDATE`;
    const found = await wordsOn({ prisma: tx }, branchId, date);
    if (!found) {
      if (seen > 0) throw new WordsChanged();
      await writeNew({ db, tx, channel, key }, decide(null));
      return;
    }
    await once(tx, key, found.id);
    // Locks the record against concurrent moves, such as filing.
    await tx.$queryRaw`SELECT 1 FROM "Record" WHERE "id" = ${found.id}::uuid FOR UPDATE`;
    const record = await wordsOn({ prisma: tx }, branchId, date);
    if (record?.version !== seen) throw new WordsChanged();
    const clocks = await tx.clock.findMany({ where: { subjectId: record.id } });
    await writeChanged(db, tx, decide({ record, clocks: clocks.map(toClock) }), channel);
  });
}

/** Days back for which a work log is asked for. */
const longest = 14;

/** Asks for the work log of the last day that has a log, if it is not filed. */
export async function askForWords(tx: Tx, branch: Branch, today: string, now: Date): Promise<void> {
  const day = await tx.occurrence.findFirst({
    where: {
      branchId: branch.id,
      name: daylog.name,
      state: 'done',
      date: { lt: today, gte: addDays(today, -longest) },
    },
    orderBy: { date: 'desc' },
  });
  if (!day || (await isFiled({ prisma: tx }, branch.id, day.date))) return;
  const members = await membersOf({ prisma: tx }, branch.id);
  const [managers, deputies] = [resolve(members, ['lobby_manager']), resolve(members, ['duty_supervisor'])];
  const notBefore = earliestNotifyAt({ calendar: branchCalendar(branch), now });
  await queue(
    tx,
    (managers.length > 0 ? managers : deputies).map(({ personId }) =>
      wordsNudge.for(day.id, toPerson(personId), { notBefore }),
    ),
    branch.id,
    now,
  );
}

/** Whether the work log of a day is filed. */
export async function isFiled(db: { prisma: Tx }, branchId: string, date: string): Promise<boolean> {
  const words = await wordsOn(db, branchId, date);
  return words !== null && words.status !== 'written';
}

/** The day of the log that an occurrence posts. */
export async function dayOfLog(
  db: { prisma: Tx },
  occurrenceId: string,
): Promise<{ branchId: string; date: string } | null> {
  return db.prisma.occurrence.findUnique({
    where: { id: occurrenceId },
    select: { branchId: true, date: true },
  });
}
