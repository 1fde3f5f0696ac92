import { climbRun } from '../../checklists/rules/ladder.js';
import { rulesOf } from '../../checklists/rules/rules.js';
import { runOf, saveRun } from '../../checklists/store/runs.js';
import { kindOf } from '../../records/kinds/index.js';
import { lapse } from '../../records/rules/acknowledge.js';
import { climb, isClockName } from '../../records/rules/clocks.js';
import { readersOf } from '../../records/store/acks.js';
import { recordOf } from '../../records/store/records.js';
import { toClock } from '../../records/store/stored.js';
import { writeChanged } from '../../records/store/write.js';
import type { Db, Tx } from '../database/db.js';
import type { Scene } from '../directory/branch.js';
import { branchOf } from '../directory/store/branches.js';
import { membersOf } from '../directory/store/people.js';
import { queue, type Say } from '../outbox/store/queue.js';
import type { Clock } from '../time/clock.js';
import { calendarOf, eachAlone, type PutOff } from './put-off.js';
import { type DueClock, dueClocks, takeDueClock } from './store.js';

/**
 * Takes the rungs of all ladders that are due: reminders, escalations, the end of a list. A clock that cannot be woken holds
 * up no other.
 * @param until where this is over (`performance.now()`), no more are begun.
 * @param putOff which are left alone now. @returns whether any are left
 * @throws where the database is away; SomeUndone where some could not be woken, after the rest were.
 */
export async function wakeClocks(
  parts: { db: Db; clock: { now(): Date } },
  until = Number.POSITIVE_INFINITY,
  putOff?: PutOff,
): Promise<boolean> {
  const now = parts.clock.now();
  const alone = eachAlone(putOff);
  for (;;) {
    const except = { ids: alone.except('clock'), branchIds: alone.except('branch') };
    const due = await dueClocks(parts.db, now, together, except);
    let held = 0;
    for (const clock of due) {
      if (performance.now() >= until) return alone.end(true);
      if (alone.except('branch').includes(clock.branchId)) continue;
      const { id, name, kind, subjectId } = clock;
      await alone.attempt('clock', id, `${name} of ${kind} ${subjectId}`, async () => {
        if (!(await parts.db.prisma.$transaction((tx) => wake(parts.db, tx, clock, now)))) held++;
      });
    }
    // What another process holds is looked at again at the next beat.
    if (due.length < together || held === due.length) return alone.end(false);
  }
}

/** Clocks that are looked up together; each is woken in a transaction of its own. */
const together = 100;

async function wake(db: Db, tx: Tx, due: DueClock, now: Date): Promise<boolean> {
  const row = await takeDueClock(tx, due, now, due.subject === 'record' && closesItself(due.kind));
  const branch = row && (await branchOf({ prisma: tx }, due.branchId));
  if (!row || !branch) return false;
  const members = await membersOf({ prisma: tx }, branch.id);
  const scene: Scene = { branch, calendar: calendarOf(branch), members, now };
  const { clock, says } =
    due.subject === 'run'
      ? await wakeRun(tx, due, toClock(row), scene)
      : await wakeRecord(db, tx, due, toClock(row), scene);
  const { id: _, ...changed } = clock;
  await tx.clock.update({ where: { id: due.id }, data: changed });
  await queue(tx, says, branch.id, now);
  return true;
}

/** Whether records of the kind go to a closed status without anybody's doing. */
const closesItself = (kind: string) => kindOf(kind).clocks.some(({ closes }) => closes);

async function wakeRecord(
  db: Db,
  tx: Tx,
  due: DueClock,
  clock: Clock,
  scene: Scene,
): Promise<{ clock: Clock; says: Say[] }> {
  const record = await recordOf({ prisma: tx }, due.subjectId);
  if (!record) return { clock: { ...clock, wakeAt: null }, says: [] };
  const kind = kindOf(record.kind);
  // One that a newer version has started is left to that version; one that merely does not hold here any more ends.
  if (!isClockName(kind, clock.name))
    throw new Error(`${kind.name} has no clock that is called ${clock.name}`);
  const readers = new Set((await readersOf({ prisma: tx }, [record])).get(record.id)?.keys());
  const { clock: after, nudges, closes } = climb(kind, record, clock, scene, readers);
  if (closes) {
    const running = (await tx.clock.findMany({ where: { subjectId: record.id } })).map(toClock);
    const change = lapse(kind, record, running, closes, scene);
    await writeChanged(db, tx, change, scene.branch.channel);
    return { clock: change.clocks.find(({ id }) => id === clock.id) ?? after, says: [] };
  }
  return {
    clock: after,
    says: [
      // The card tells what is overdue.
      { view: 'record', subject: record.id, target: scene.branch.channel, priority: 4 },
      ...nudges.map(({ personId, urgent, notBefore, ...args }) => ({
        view: 'nudge',
        subject: record.id,
        target: `person:${personId}`,
        args: { ...args, step: clock.step },
        priority: urgent ? 1 : 4,
        notBefore,
      })),
    ],
  };
}

async function wakeRun(
  tx: Tx,
  due: DueClock,
  clock: Clock,
  scene: Scene,
): Promise<{ clock: Clock; says: Say[] }> {
  const run = await runOf({ prisma: tx }, due.subjectId);
  if (!run) return { clock: { ...clock, wakeAt: null }, says: [] };
  const { run: after, clock: next, nudges } = climbRun(rulesOf(run), run, clock, scene);
  if (after !== run) await saveRun(tx, after, scene.branch, scene.now);
  return {
    clock: next,
    says: [
      { view: 'run', subject: run.id, target: scene.branch.channel },
      ...nudges.map(({ personId, why, notBefore }) => ({
        view: 'run_nudge',
        subject: run.id,
        target: `person:${personId}`,
        args: { why },
        notBefore,
      })),
    ],
  };
}
