import { toChannel } from '../platform/outbox/target.js';
import type { CarryOut, Due, OwnRoutines, Routine } from '../platform/schedule/routine.js';
import { branchCalendar } from '../platform/time/calendar.js';
import { runPost } from './contracts.js';
import { checklistOf, checklists, isShipped } from './lists/index.js';
import { settlement } from './lists/settlement.js';
import { spotWords } from './messages/habits.js';
import { listWords } from './messages/words.js';
import { spotChecked } from './rules/burst.js';
import type { Checklist } from './rules/checklist.js';
import { runClock } from './rules/clocks.js';
import { inBranch } from './rules/counters.js';
import { asPosted, cutoffOf, type OwnList, ownDefinitions, saysSomething } from './rules/own.js';
import { newRun } from './rules/post.js';
import { watchedAmong } from './store/habits.js';
import { ownListsAmong } from './store/own-lists.js';
import { drawWaiting } from './store/refresh.js';
import { type ClockedRun, insertRuns } from './store/runs.js';

/** Posts the lists that are due, all in one go. */
const post: CarryOut = async ({ tx, now, takesPhotos }, due) => {
  const occurrences = due.map(({ occurrence }) => occurrence);
  const own = await ownListsAmong({ prisma: tx }, [...new Set(due.map(({ branch }) => branch.id))]);
  const isWatched = await watchedAmong({ prisma: tx }, occurrences, now);
  const posted = due.map((one): ClockedRun | null => {
    const { branch, occurrence } = one;
    const run = runOf(
      one,
      own.get(branch.id)?.find(({ name }) => name === occurrence.name),
    );
    if (!run || !isWatched(branch.id, occurrence.name)) return run;
    const proof = { photos: takesPhotos, ask: (item: string) => spotWords(item, branch) };
    // A list that was ticked too fast before may get a spot check.
    return { ...run, run: spotChecked(run.run, proof) };
  });
  await insertRuns(
    tx,
    posted.flatMap((one) => one ?? []),
  );
  // The settlement list is posted when the doors shut: lists that waited for that, or for this list, are redrawn.
  const shut = due.filter(({ occurrence: { name } }) => name === settlement.name);
  await drawWaiting(
    tx,
    shut.map(({ branch }) => branch),
    ['doors_shut', 'settlement_signed'],
    now,
  );
  return posted.map((one, at) => {
    const channel = due[at]?.branch.channel;
    if (!one || channel === undefined) return null;
    const { id } = one.run;
    return { subjectId: id, messages: [runPost.for(id, toChannel(channel))] };
  });
};

/** A new run of the list; null where the branch's own list was removed in the meantime. */
function runOf({ branch, occurrence }: Due, own: OwnList | undefined): ClockedRun | null {
  const { name, date, slot, dueAt } = occurrence;
  const shipped = (list: string) => listWords(list, branch);
  if (!isShipped(name) && !(own && saysSomething(own))) return null;
  const said =
    own && saysSomething(own) ? asPosted(own, shipped) : { list: checklistOf(name), words: shipped(name) };
  const { list, words } = inBranch(said.list, said.words, branch);
  const run = newRun(list, { branchId: branch.id, date, slot, dueAt }, words);
  return { run, clock: runClock(list, run, branchCalendar(branch)) };
}

export const listRoutines: readonly Routine[] = checklists.map(
  ({ name, timing, off, onClosed = 'skip', ...list }: Checklist): Routine => ({
    name,
    named: `lists.${name}.name`,
    timing,
    ...(off ? { off } : {}),
    onClosed,
    cutoff: cutoffOf(list),
    carryOut: post,
  }),
);

/** The routines of branches' own lists, and branches' own rules for shipped ones. */
export const ownRoutines: OwnRoutines = async (db, branchIds) => {
  const lists = await ownListsAmong(db, branchIds);
  return new Map(
    [...lists].map(([id, own]) => [
      id,
      ownDefinitions(own).map((routine) => ({ ...routine, carryOut: post })),
    ]),
  );
};
