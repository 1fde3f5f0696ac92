import { toChannel, toPerson } from '../platform/outbox/target.js';
import type { LimitHandler } from '../platform/schedule/limits.js';
import { runNudge, runPost } from './contracts.js';
import { runDueListSteps } from './rules/clocks.js';
import { rulesOf } from './rules/rules.js';
import { lockRun } from './store/lock.js';
import { runOf, saveRun } from './store/runs.js';

/** The limits of lists: reminders, escalations, and their end. */
export const runLimits: LimitHandler = {
  subject: 'run',
  lock: (tx, { subjectId }) => lockRun(tx, subjectId),
  async take({ db, tx, due, running: clock, scene }) {
    const run = await runOf({ prisma: tx }, due.subjectId);
    if (!run) return { clock: { ...clock, wakeAt: null }, messages: [] };
    const { run: after, clock: next, nudges } = runDueListSteps(rulesOf(run), run, clock, scene);
    if (after !== run) await saveRun({ db, tx, branch: scene.branch, now: scene.now }, after);
    return {
      clock: next,
      messages: [
        runPost.for(run.id, toChannel(scene.branch.channel)),
        ...nudges.map(({ personId, why, notBefore }) =>
          runNudge.for(run.id, toPerson(personId), { why }, { notBefore }),
        ),
      ],
    };
  },
};
