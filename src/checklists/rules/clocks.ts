import type { Scene } from '../../platform/directory/branch.js';
import { resolve } from '../../platform/directory/roles.js';
import type { Clock } from '../../platform/time/clock.js';
import { MINUTE } from '../../platform/time/durations.js';
import { earliestNotifyAt } from '../../platform/time/notify.js';
import type { RunRules } from './checklist.js';
import { nextSigners, type Run } from './run.js';

export interface RunNudge {
  personId: string;
  why: 'remind' | 'escalate' | 'unsigned';
  notBefore: Date;
}

/** The moments of a run's limit: reminders to those who owe it, one step up, and the end. */
function rungs(rules: RunRules, run: Run): { at: Date; does: 'remind' | 'escalate' | 'end' }[] {
  return [
    ...[...rules.remind]
      .sort((a, b) => b - a)
      .slice(0, 3)
      .map((before) => ({ at: new Date(run.dueAt.getTime() - before * MINUTE), does: 'remind' as const })),
    { at: new Date(run.dueAt.getTime() + rules.escalate.after * MINUTE), does: 'escalate' },
    { at: run.lateUntil, does: 'end' },
  ];
}

/** The clock of a fresh run. */
export function runClock(rules: RunRules, run: Run): Clock {
  return {
    id: crypto.randomUUID(),
    name: 'due',
    startedAt: run.opensAt,
    dueAt: run.dueAt,
    wakeAt: rungs(rules, run)[0]?.at ?? null,
    step: 0,
    stoppedAt: null,
    extended: 0,
  };
}

/**
 * Takes every rung that is due. A run that is settled wants only its signature; one that is still open at the end is
 * missed.
 */
export function runDueListSteps(
  rules: RunRules,
  run: Run,
  clock: Clock,
  scene: Scene,
): { run: Run; clock: Clock; nudges: RunNudge[] } {
  const ladder = rungs(rules, run);
  const nudges = new Map<string, RunNudge>();
  let after = run;
  let step = clock.step;
  for (; step < ladder.length; step++) {
    const rung = ladder[step];
    if (!rung || rung.at > scene.now) break;
    if (run.status === 'signed') continue;
    if (rung.does === 'end') {
      if (run.status === 'open') after = { ...run, status: 'missed', version: run.version + 1 };
      continue;
    }
    const settled = run.status === 'settled';
    const people =
      rung.does === 'remind'
        ? resolve(scene.members, settled ? nextSigners(rules, run).slice(0, 1) : [rules.owner])
        : resolve(scene.members, settled ? nextSigners(rules, run) : rules.escalate.to);
    const why = settled ? 'unsigned' : rung.does;
    // What is done wants nothing but a name under it: nobody is asked for that before the time is up.
    const from = settled && run.dueAt > scene.now ? run.dueAt : scene.now;
    const notBefore = earliestNotifyAt({ ...scene, now: from });
    for (const { personId } of people) nudges.set(personId, { personId, why, notBefore });
  }
  // An outage that lasted past the end: nothing can be done any more, so nobody is sent for it.
  const left = after.status === 'missed' ? [] : [...nudges.values()];
  const over = step >= ladder.length;
  return {
    run: after,
    clock: {
      ...clock,
      step,
      wakeAt: ladder[step]?.at ?? null,
      stoppedAt: over && !clock.stoppedAt ? scene.now : clock.stoppedAt,
    },
    nudges: left,
  };
}
