import { branchOf } from '../database/branches.js';
import { insertRun } from '../database/checklists.js';
import type { Db, Tx } from '../database/db.js';
import { isWatched } from '../database/habits.js';
import { ownList } from '../database/own-lists.js';
import { flagGaps, isRostered } from '../database/roster.js';
import { type Occurrence, settleNext } from '../database/schedule.js';
import { audit, queue } from '../database/write.js';
import type { Branch } from '../domain/branch.js';
import { spotChecked } from '../domain/checklists/burst.js';
import { checklistOf } from '../domain/checklists/index.js';
import { runClock } from '../domain/checklists/ladder.js';
import { asPosted, routinesWith, saysSomething } from '../domain/checklists/own.js';
import { type ListWords, newRun } from '../domain/checklists/post.js';
import type { Run } from '../domain/checklists/run.js';
import { reportOf } from '../domain/reports/index.js';
import { periodTold } from '../domain/reports/report.js';
import { subjectOf } from '../domain/reports/subject.js';
import { branchCalendar } from '../domain/time/calendar.js';

/** How much later than its time something may be posted without being called late. */
const grace = 3 * 60_000;

export interface Scheduling {
  db: Db;
  clock: { now(): Date };
  /** The words of a list, in a branch's language; handed in, since a schedule draws nothing. */
  words(list: string, branch: Branch): ListWords;
  /** How a line is spot-checked; absent: none is. */
  proof?: {
    photos: boolean;
    ask(item: string, branch: Branch): string;
  };
}

type Outcome = Awaited<ReturnType<Parameters<typeof settleNext>[2]>>;

/** Carries out everything whose time has come, one transaction each. @returns how many */
export async function settleDue(parts: Scheduling): Promise<number> {
  let count = 0;
  while (await settleNext(parts.db, parts.clock.now(), (tx, occurrence) => carryOut(parts, tx, occurrence)))
    count++;
  return count;
}

async function carryOut(parts: Scheduling, tx: Tx, occurrence: Occurrence): Promise<Outcome> {
  const now = parts.clock.now();
  const branch = await branchOf({ prisma: tx }, occurrence.branchId);
  const own = await ownList({ prisma: tx }, occurrence.branchId, occurrence.name);
  const routine = routinesWith(own ? [own] : []).find(({ name }) => name === occurrence.name);
  if (!routine || !branch) return { state: 'expired', late: true, reason: 'gone' };
  const late = now.getTime() - occurrence.dueAt.getTime() > grace;
  if (now > occurrence.cutoffAt) {
    await audit(tx, branch.id, now, [
      {
        actor: 'lobby',
        action: 'occurrence.expired',
        subject: occurrence.id,
        data: { name: occurrence.name, date: occurrence.date },
      },
    ]);
    return { state: 'expired', late: true, reason: 'expired' };
  }
  const { date, slot, dueAt } = occurrence;
  switch (routine.does) {
    case 'briefing':
      await queue(
        tx,
        [
          {
            view: 'briefing',
            subject: `${branch.id}/${date}`,
            target: branch.channel,
            expiresAt: occurrence.cutoffAt,
          },
        ],
        branch.id,
        now,
      );
      return { state: 'done', late };
    case 'gaps': {
      const next = branchCalendar(branch).nextWorkingDay(date);
      if (await isRostered({ prisma: tx }, branch.id, next))
        await flagGaps(tx, branch.id, [next], now, ['lobby_manager', 'duty_supervisor']);
      return { state: 'done', late };
    }
    case 'checklist': {
      const shipped = (name: string) => parts.words(name, branch);
      const { list, words } =
        own && saysSomething(own)
          ? asPosted(own, shipped)
          : { list: checklistOf(routine.name), words: shipped(routine.name) };
      const posted = newRun(list, { branchId: branch.id, date, slot, dueAt }, words);
      const run = await withSpotCheck(parts, tx, posted, branch, now);
      await insertRun(tx, run, runClock(list, run), branch, now);
      return { state: 'done', late, subjectId: run.id };
    }
    case 'report': {
      const report = reportOf(routine.name);
      const subject = subjectOf(branch.id, report, periodTold(report, date, branch.timezone));
      await queue(
        tx,
        [{ view: 'report', subject, target: branch.channel, expiresAt: occurrence.cutoffAt }],
        branch.id,
        now,
      );
      return { state: 'done', late };
    }
  }
}

/** Chance may ask for a proof on a list that was ticked away before. */
async function withSpotCheck(
  { proof }: Scheduling,
  tx: Tx,
  run: Run,
  branch: Branch,
  now: Date,
): Promise<Run> {
  if (!proof || !(await isWatched({ prisma: tx }, branch.id, run.list, now))) return run;
  return spotChecked(run, { photos: proof.photos, ask: (item) => proof.ask(item, branch) });
}
