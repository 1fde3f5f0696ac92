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

/** So many of those that are soon done are carried out together. */
const BATCH_SIZE = 100;

/**
 * Carries out everything whose time has come, each once and wholly. What cannot be carried out holds up nothing else: it
 * is tried again, and expires when it is too late.
 * @param until where this is over (`performance.now()`), no more is begun.
 * @param putOff which are left alone now. @returns whether anything is left
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
    // After a failure, so many are taken one by one, so that the one that fails is known.
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
        // Fewer than could have been: there are no more, or another process has them.
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
    // A newer version beside this one may know it: it is left to that one for as long as it can still be done.
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
 * Until when what should have come on an earlier day waits: Lobby was away, and now is a day off, or night. It comes on the next
 * working morning, or is too late by then; null where people are at work.
 */
function workAfter({ date, dueAt }: Occurrence, branch: Branch, now: Date): Date | null {
  // Nearly all comes at its time, and no calendar need be looked into for it.
  if (now.getTime() - dueAt.getTime() < HOUR) return null;
  const calendar = calendarIn(branch);
  if (!calendar) return null;
  if (date >= calendar.localDate(now)) return null;
  const work = earliestNotifyAt({ calendar, now });
  return work > now ? work : null;
}

/** Null where a branch's times cannot be read: then nothing is known of its days off. */
function calendarIn(branch: Branch) {
  try {
    return calendarOf(branch);
  } catch (error) {
    if (error instanceof Undone) return null;
    throw error;
  }
}

/** The routine of each occurrence; those that branches have made themselves are looked up where one of them is due. */
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
