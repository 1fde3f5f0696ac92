import { briefingPage } from '../../briefing/contracts.js';
import { runPost } from '../../checklists/contracts.js';
import { checklistOf } from '../../checklists/lists/index.js';
import { spotChecked } from '../../checklists/rules/burst.js';
import { runClock } from '../../checklists/rules/ladder.js';
import { asPosted, type OwnList, routinesWith, saysSomething } from '../../checklists/rules/own.js';
import { type ListWords, newRun } from '../../checklists/rules/post.js';
import type { Run } from '../../checklists/rules/run.js';
import { watchedAmong } from '../../checklists/store/habits.js';
import { ownListsAmong } from '../../checklists/store/own-lists.js';
import { insertRuns, type PostedRun } from '../../checklists/store/runs.js';
import type { WriteBook } from '../../day-book/rules/book.js';
import { sealDays } from '../../day-book/store/seal.js';
import { drawnAnew } from '../../records/day-turn.js';
import { reportPost } from '../../reports/contracts.js';
import { reportOf } from '../../reports/definitions/index.js';
import { periodTold } from '../../reports/rules/report.js';
import { subjectOf } from '../../reports/rules/subject.js';
import { askForWords } from '../../reports/store/day-words.js';
import { filesWith } from '../../reports/store/report-files.js';
import { flagGaps, isRostered } from '../../roster/store/roster.js';
import { routines } from '../../routines.js';
import { audit } from '../database/audit-trail.js';
import type { Db, Tx } from '../database/db.js';
import type { Branch } from '../directory/branch.js';
import { branchesWithIds } from '../directory/store/branches.js';
import type { OutboxMessage } from '../outbox/message.js';
import { queueAll } from '../outbox/store/queue.js';
import { toChannel } from '../outbox/target.js';
import { branchCalendar } from '../time/calendar.js';
import { addDays } from '../time/day.js';
import { MINUTE } from '../time/durations.js';
import { eachAlone, type PutOff, Undone } from './put-off.js';
import { isAnyDue, type Occurrence, type Outcome, settleSome } from './store.js';

/** How much later than its time something may be posted without being called late. */
const grace = 3 * MINUTE;

export interface Scheduling {
  db: Db;
  clock: { now(): Date };
  /** The words of a list, in a branch's language; handed in, since a schedule draws nothing. */
  words(list: string, branch: Branch): ListWords;
  /** How a day that is over is put into words; absent: no day books are kept. */
  writeBook?: WriteBook;
  /** How a line is spot-checked; absent: none is. */
  proof?: {
    photos: boolean;
    ask(item: string, branch: Branch): string;
  };
  /** Whether the bot has the scope to send files; without it no pictures and workbooks go with reports. */
  sendsFiles?: boolean;
}

/** So many of those that are soon done are carried out together. */
const together = 100;
/** What takes longer has a transaction of its own, after the rest: nobody waits for it. */
const slow = routines
  .filter(({ does }) => ['gaps', 'cards', 'words', 'daybook'].includes(does))
  .map(({ name }) => name);

/**
 * Carries out everything whose time has come, each once and wholly. What cannot be carried out holds up nothing else: it
 * is tried again, and expires when it is too late.
 * @param until where this is over (`performance.now()`), no more is begun.
 * @param putOff which are left alone now. @returns whether anything is left
 * @throws where the database is away; SomeUndone where some could not be carried out, after the rest were.
 */
export async function settleDue(
  parts: Scheduling,
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
        const left = await settleSome(parts.db, parts.clock.now(), taking, (tx, due) => {
          taken = due;
          return carryOut(parts, tx, due);
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
  const isDue = () => isAnyDue(parts.db, parts.clock.now(), except);
  const more = (await isDue()) && ((await pass(together, slow)) || ((await isDue()) && (await pass(1, []))));
  return alone.end(more);
}

/** What an occurrence comes to: what is posted, and what is sent. */
interface Carried {
  /** Null: it stays as it is. */
  outcome: Outcome | null;
  messages?: OutboxMessage[];
  posted?: PostedRun;
}

async function carryOut(parts: Scheduling, tx: Tx, due: readonly Occurrence[]): Promise<(Outcome | null)[]> {
  const now = parts.clock.now();
  const ids = [...new Set(due.map(({ branchId }) => branchId))];
  const around = {
    branches: await branchesWithIds({ prisma: tx }, ids),
    lists: await ownListsAmong({ prisma: tx }, ids),
    watched: parts.proof ? await watchedAmong({ prisma: tx }, due, now) : () => false,
  };
  const all: Carried[] = [];
  for (const one of due) all.push(await carryOutOne(parts, tx, one, around));
  await insertRuns(
    tx,
    all.flatMap(({ posted }) => posted ?? []),
  );
  await queueAll(
    tx,
    due.map(({ branchId }, at) => ({ branchId, messages: all[at]?.messages ?? [] })),
    now,
  );
  return all.map(({ outcome }) => outcome);
}

interface Around {
  branches: ReadonlyMap<string, Branch>;
  lists: ReadonlyMap<string, readonly OwnList[]>;
  watched(branchId: string, list: string): boolean;
}

async function carryOutOne(
  parts: Scheduling,
  tx: Tx,
  occurrence: Occurrence,
  { branches, lists, watched }: Around,
): Promise<Carried> {
  const now = parts.clock.now();
  const branch = branches.get(occurrence.branchId);
  const own = lists.get(occurrence.branchId)?.find(({ name }) => name === occurrence.name);
  const routine = routinesWith(own ? [own] : []).find(({ name }) => name === occurrence.name);
  // A newer version beside this one may know it: it is left to that one for as long as it can still be done.
  if (branch && !routine && now <= occurrence.cutoffAt) return { outcome: null };
  if (!routine || !branch) return { outcome: { state: 'expired', late: true, reason: 'gone' } };
  const late = now.getTime() - occurrence.dueAt.getTime() > grace;
  const done = { state: 'done', late } as const;
  if (now > occurrence.cutoffAt) {
    await audit(tx, branch.id, now, [
      {
        actor: 'lobby',
        action: 'occurrence.expired',
        subject: occurrence.id,
        data: { name: occurrence.name, date: occurrence.date },
      },
    ]);
    return { outcome: { state: 'expired', late: true, reason: 'expired' } };
  }
  const { date, slot, dueAt } = occurrence;
  const there = toChannel(branch.channel);
  switch (routine.does) {
    case 'briefing': {
      const day = { branchId: branch.id, date };
      const expiresAt = occurrence.cutoffAt;
      return { outcome: done, messages: [briefingPage.for(day, there, { expiresAt })] };
    }
    case 'gaps': {
      const next = branchCalendar(branch).nextWorkingDay(date);
      if (await isRostered({ prisma: tx }, branch.id, next))
        await flagGaps(tx, branch.id, [next], now, ['lobby_manager', 'duty_supervisor']);
      return { outcome: done };
    }
    case 'cards':
      return { outcome: done, messages: await drawnAnew(tx, branch, now) };
    case 'words': {
      await askForWords(tx, branch, date, now);
      return { outcome: done };
    }
    case 'daybook': {
      if (parts.writeBook) await sealDays(tx, branch, addDays(date, -1), now, parts.writeBook);
      return { outcome: done };
    }
    case 'checklist': {
      const shipped = (name: string) => parts.words(name, branch);
      const { list, words } =
        own && saysSomething(own)
          ? asPosted(own, shipped)
          : { list: checklistOf(routine.name), words: shipped(routine.name) };
      const fresh = newRun(list, { branchId: branch.id, date, slot, dueAt }, words);
      const run = watched(branch.id, list.name) ? withSpotCheck(parts, fresh, branch) : fresh;
      return {
        outcome: { ...done, subjectId: run.id },
        posted: { run, clock: runClock(list, run) },
        messages: [runPost.for(run.id, there)],
      };
    }
    case 'report': {
      const report = reportOf(routine.name);
      const period = periodTold(report, date, branch.timezone);
      const subject = subjectOf(branch.id, report, period);
      const expiresAt = occurrence.cutoffAt;
      const files = parts.sendsFiles
        ? await filesWith(tx, branch, { report, period, subject }, expiresAt, now)
        : [];
      return {
        outcome: done,
        messages: [reportPost.for(subject, there, { expiresAt }), ...files],
      };
    }
  }
}

/** Chance may ask for a proof on a list that was ticked away before. */
function withSpotCheck({ proof }: Scheduling, run: Run, branch: Branch): Run {
  if (!proof) return run;
  return spotChecked(run, { photos: proof.photos, ask: (item) => proof.ask(item, branch) });
}
