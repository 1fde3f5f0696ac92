import type { Db, Tx } from '../database/db.js';
import type { Scene } from '../directory/branch.js';
import { branchOf } from '../directory/store/branches.js';
import { membersOf } from '../directory/store/people.js';
import type { OutboxMessage } from '../outbox/message.js';
import { queue } from '../outbox/store/queue.js';
import type { Clock } from '../time/clock.js';
import { calendarOf, eachAlone, type PutOff } from './put-off.js';
import { type DueClock, dueClocks, saveClock, takeDueClock } from './store/clocks.js';

/** A step of a limit that is due, with its branch; the transaction has locked the limit. */
export interface Step {
  db: Db;
  tx: Tx;
  due: DueClock;
  running: Clock;
  scene: Scene;
}

/** Takes the due steps of the limits of one sort of subject: reminders, escalations, the end. */
export interface LimitHandler {
  /** What the limits belong to: the `subject` of their rows. */
  subject: string;
  /**
   * Locks what the step may change. Called before the limit itself is locked, in the same order as for a press, so
   * that the two cannot deadlock.
   */
  lock(tx: Tx, due: DueClock): Promise<void>;
  /**
   * @returns the limit as it is afterwards, and the messages to send. @throws where this version does not know the
   * limit
   */
  take(step: Step): Promise<{ clock: Clock; messages: OutboxMessage[] }>;
}

export interface Limiting {
  db: Db;
  clock: { now(): Date };
  limits: readonly LimitHandler[];
}

/**
 * Takes the steps of all limits that are due. A limit whose step cannot be taken holds up no other.
 * @param until when this time (`performance.now()`) has passed, no more are begun
 * @param putOff what is left alone now because it failed before. @returns whether any are left
 * @throws where the database is away; SomeUndone where some steps could not be taken, after the rest were.
 */
export async function takeSteps(
  parts: Limiting,
  until = Number.POSITIVE_INFINITY,
  putOff?: PutOff,
): Promise<boolean> {
  const now = parts.clock.now();
  const alone = eachAlone(putOff);
  for (;;) {
    const except = { ids: alone.except('clock'), branchIds: alone.except('branch') };
    const due = await dueClocks(parts.db, now, BATCH_SIZE, except);
    let held = 0;
    for (const clock of due) {
      if (performance.now() >= until) return alone.end(true);
      if (alone.except('branch').includes(clock.branchId)) continue;
      const { id, name, kind, subjectId } = clock;
      await alone.attempt('clock', id, `${name} of ${kind} ${subjectId}`, async () => {
        if (!(await parts.db.prisma.$transaction((tx) => takeStep(parts, tx, clock, now)))) held++;
      });
    }
    // Limits that another process holds are looked at again at the next beat.
    if (due.length < BATCH_SIZE || held === due.length) return alone.end(false);
  }
}

/** Limits that are read together; each step is taken in a transaction of its own. */
const BATCH_SIZE = 100;

/** @returns whether the step was taken: another process may hold the limit */
async function takeStep({ db, limits }: Limiting, tx: Tx, due: DueClock, now: Date): Promise<boolean> {
  const handler = limits.find(({ subject }) => subject === due.subject);
  // A newer version that runs beside this one may know it.
  if (!handler) throw new Error(`nobody takes the limits of a ${due.subject}`);
  await handler.lock(tx, due);
  const running = await takeDueClock(tx, due, now);
  const branch = running && (await branchOf({ prisma: tx }, due.branchId));
  if (!running || !branch) return false;
  const members = await membersOf({ prisma: tx }, branch.id);
  const scene: Scene = { branch, calendar: calendarOf(branch), members, now };
  const { clock, messages } = await handler.take({ db, tx, due, running, scene });
  await saveClock(tx, { ...clock, id: due.id });
  await queue(tx, messages, branch.id, now);
  return true;
}
