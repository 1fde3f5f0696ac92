import { outageNow } from '../platform/outbox/store/outages.js';
import { seenAt } from '../platform/outbox/store/posted.js';
import { toChannel, toPerson } from '../platform/outbox/target.js';
import type { LimitHandler } from '../platform/schedule/limits.js';
import { MINUTE } from '../platform/time/durations.js';
import { runNudge, runPost } from './contracts.js';
import { runDueListSteps, seenLate } from './rules/clocks.js';
import { rulesOf } from './rules/rules.js';
import { lockRun } from './store/lock.js';
import { runOf, saveRun } from './store/runs.js';

/** The first pause before checking again whether a list's message is posted; the pauses grow with the waiting time. */
const LOOK_AGAIN = 2 * MINUTE;
const SHARE_OF_WAIT = 0.1;

function lookAgain(since: Date, now: Date): Date {
  const waited = now.getTime() - since.getTime();
  return new Date(now.getTime() + Math.max(LOOK_AGAIN, waited * SHARE_OF_WAIT));
}

/** The limits of lists: reminders, escalations and the end. */
export const runLimits: LimitHandler = {
  subject: 'run',
  lock: (tx, { subjectId }) => lockRun(tx, subjectId),
  async take({ db, tx, due, running: clock, scene }) {
    const run = await runOf({ prisma: tx }, due.subjectId);
    if (!run) return { clock: { ...clock, wakeAt: null }, messages: [] };
    const seen = run.recordId ? 'long ago' : await seenAt(tx, runPost.key(run.id), scene.branch.channel);
    // As long as the list is not posted nobody is reminded; check again later.
    if (seen === 'not yet')
      return { clock: { ...clock, wakeAt: lookAgain(run.opensAt, scene.now) }, messages: [] };
    // Nor of a list that nobody can tick now.
    const away = await outageNow({ prisma: tx }, scene.branch.channel);
    if (away && !run.recordId)
      return { clock: { ...clock, wakeAt: lookAgain(away.from, scene.now) }, messages: [] };
    const rules = rulesOf(run);
    const shown = seen === 'long ago' ? null : seenLate(rules, run, clock, seen);
    const {
      run: after,
      clock: next,
      nudges,
    } = runDueListSteps(rules, shown?.run ?? run, shown?.clock ?? clock, scene);
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
