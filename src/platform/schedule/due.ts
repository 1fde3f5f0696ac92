import { audit } from '../database/audit-trail.js';
import type { Db, Tx } from '../database/db.js';
import type { Branch } from '../directory/branch.js';
import { branchesWithIds } from '../directory/store/branches.js';
import { queueAll } from '../outbox/store/queue.js';
import { HOUR } from '../time/durations.js';
import { earliestNotifyAt } from '../time/notify.js';
import { doneAt, expired, expiryAudited, type Held, held, isOver, type Outcome } from './outcome.js';
import { calendarOf, eachAlone, type PutOff, Undone } from './put-off.js';
import type { Carried, Carrying, CarryOut, Due, Routine, RoutineBook } from './routine.js';
import { isAnyDue, type Occurrence, settleSome } from './store/occurrences.js';

export interface Scheduling {
  db: Db;
  clock: { now(): Date };
  routines: RoutineBook;
  /** Whether forms may ask for photos: the bot has the scope to read files. */
  takesPhotos?: boolean;
  /** Whether the bot has the scope to send files; without it no pictures and workbooks go with reports. */
  sendsFiles?: boolean;
}

/** How many of the quick ones are carried out in one transaction. */
const BATCH_SIZE = 100;

/**
 * Carries out every occurrence that is due, each exactly once. One that cannot be carried out holds up no other: it
 * is tried again, and expires when it is too late.
 * @param until when this time (`performance.now()`) has passed, no more is begun
 * @param putOff what is left alone now because it failed before. @returns whether anything is left
 * @throws where the database is away; SomeUndone where some could not be carried out, after the rest were.
 */
export async function settleDue(
  deps: Scheduling,
  until = Number.POSITIVE_INFINITY,
  putOff?: PutOff,
): Promise<boolean> {
  const alone = eachAlone(putOff);
  const except = alone.except('occurrence');
  const pass = async (limit: number, notNamed: readonly string[]): Promise<boolean> => {
    // After a failure, this many are taken one by one, to find the one that fails.
    let singly = 0;
    while (performance.now() < until) {
      let taken: readonly Occurrence[] = [];
      const taking = { limit: singly > 0 ? 1 : limit, notNamed, except };
      try {
        const left = await settleSome(deps.db, deps.clock.now(), taking, (tx, due) => {
          taken = due;
          return carryOut(deps, tx, due);
        });
        singly -= taken.length;
        except.push(...left);
        // Fewer than the limit: there are no more, or another process has them.
        if (taken.length < taking.limit) return false;
      } catch (error) {
        const [first] = taken;
        if (!first) throw error;
        if (taken.length > 1) singly = taken.length;
        else {
          except.push(first.id);
          const words = `${first.name} of ${first.date} for ${first.branchId}`;
          alone.failed(new Undone('occurrence', first.id, words, error));
        }
      }
    }
    return true;
  };
  const isDue = () => isAnyDue(deps.db, deps.clock.now(), except);
  const slow = deps.routines.all.filter((routine) => routine.alone).map(({ name }) => name);
  const more =
    (await isDue()) && ((await pass(BATCH_SIZE, slow)) || ((await isDue()) && (await pass(1, []))));
  return alone.end(more);
}

async function carryOut(
  deps: Scheduling,
  tx: Tx,
  due: readonly Occurrence[],
): Promise<(Outcome | Held | null)[]> {
  const { db, routines, takesPhotos = false, sendsFiles = false } = deps;
  const context: Carrying = { db, tx, now: deps.clock.now(), routines, takesPhotos, sendsFiles };
  const branches = await branchesWithIds(
    { prisma: tx },
    due.map(({ branchId }) => branchId),
  );
  const routineOf = await routinesOf(routines, tx, due);
  const groups = new Map<CarryOut, Due[]>();
  const outcomes = new Map<Occurrence, Outcome | Held | null>();
  for (const occurrence of due) {
    const branch = branches.get(occurrence.branchId);
    const routine = routineOf(occurrence);
    const isLate = isOver(occurrence, context.now);
    const heldTo = branch && routine && !routine.silent ? workAfter(occurrence, branch, context.now) : null;
    // A newer version that runs beside this one may know it, so it is left alone for as long as it can still be done.
    if (branch && !routine && !isLate) outcomes.set(occurrence, null);
    else if (!routine || !branch) outcomes.set(occurrence, expired('gone'));
    else if (isLate) outcomes.set(occurrence, await expire(context, occurrence));
    else if (heldTo) outcomes.set(occurrence, held(heldTo));
    else {
      const group = groups.get(routine.carryOut) ?? [];
      groups.set(routine.carryOut, group);
      group.push({ occurrence, branch });
    }
  }
  const carried = new Map<Occurrence, Carried>();
  for (const [carry, group] of groups)
    for (const [at, one] of (await carry(context, group)).entries()) {
      const occurrence = group[at]?.occurrence;
      if (!occurrence) continue;
      if (one) carried.set(occurrence, one);
      outcomes.set(occurrence, one && doneAt(occurrence, one, context.now));
    }
  await queueAll(
    tx,
    due.map((one) => ({ branchId: one.branchId, messages: carried.get(one)?.messages ?? [] })),
    context.now,
  );
  return due.map((one) => outcomes.get(one) ?? null);
}

/**
 * Until when an occurrence of an earlier day waits, after Lobby was down, where it is night or a day off now: until
 * people are next at work, unless it is too late by then. null: it does not wait.
 */
function workAfter({ date, dueAt }: Occurrence, branch: Branch, now: Date): Date | null {
  // Nearly all are on time, and need no calendar.
  if (now.getTime() - dueAt.getTime() < HOUR) return null;
  const calendar = calendarIn(branch);
  if (!calendar) return null;
  if (date >= calendar.localDate(now)) return null;
  const work = earliestNotifyAt({ calendar, now });
  return work > now ? work : null;
}

/** The branch's calendar; null where its times cannot be read, so that its days off are not known. */
function calendarIn(branch: Branch) {
  try {
    return calendarOf(branch);
  } catch (error) {
    if (error instanceof Undone) return null;
    throw error;
  }
}

/**
 * Finds the routine of an occurrence. Those that branches have made themselves are only read where one of them is
 * due.
 */
async function routinesOf(
  routines: RoutineBook,
  tx: Tx,
  due: readonly Occurrence[],
): Promise<(one: Occurrence) => Routine | undefined> {
  const others = due.filter(({ name }) => !routines.find(name)).map(({ branchId }) => branchId);
  const own = others.length > 0 ? await routines.own({ prisma: tx }, [...new Set(others)]) : null;
  return ({ branchId, name }) =>
    routines.find(name) ?? own?.get(branchId)?.find((routine) => routine.name === name);
}

async function expire({ tx, now }: Carrying, occurrence: Occurrence): Promise<Outcome> {
  await audit(tx, occurrence.branchId, now, [expiryAudited(occurrence)]);
  return expired('expired');
}
