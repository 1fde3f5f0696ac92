import type { LimitHandler } from '../platform/schedule/limits.js';
import { toClock } from '../records/store/rows.js';
import { climbRun } from './rules/ladder.js';
import { rulesOf } from './rules/rules.js';
import { lockRun } from './store/lock.js';
import { runOf, saveRun } from './store/runs.js';

/** The limits of lists: reminders, escalations, and their end. */
export const runLimits: LimitHandler = {
  subject: 'run',
  lock: (tx, { subjectId }) => lockRun(tx, subjectId),
  async take({ db, tx, due, row, scene }) {
    const clock = toClock(row);
    const run = await runOf({ prisma: tx }, due.subjectId);
    if (!run) return { clock: { ...clock, wakeAt: null }, says: [] };
    const { run: after, clock: next, nudges } = climbRun(rulesOf(run), run, clock, scene);
    if (after !== run) await saveRun(db, tx, after, scene.branch, scene.now);
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
  },
};
