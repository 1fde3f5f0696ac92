import type { Scene } from '../../platform/directory/branch.js';
import { resolve } from '../../platform/directory/roles.js';
import type { Calendar } from '../../platform/time/calendar.js';
import type { Clock } from '../../platform/time/clock.js';
import { MINUTE } from '../../platform/time/durations.js';
import { earliestNotifyAt, lastNotifyAt } from '../../platform/time/notify.js';
import type { RunRules } from './checklist.js';
import { nextSigners, type Run } from './run.js';

export interface RunNudge {
  personId: string;
  why: 'remind' | 'escalate' | 'unsigned';
  notBefore: Date;
}

/**
 * An escalation that would come after people have left is sent this long before the last time at which they can be
 * told.
 */
const BEFORE_LEAVING = 10 * MINUTE;

/** When a list is escalated: one that is due at the end of the day still that evening, before people leave. */
function escalatesAt(rules: RunRules, run: Run, calendar: Calendar): Date {
  const at = new Date(run.dueAt.getTime() + rules.escalate.after * MINUTE);
  const last = lastNotifyAt(calendar, calendar.localDate(run.opensAt));
  const evening = last && new Date(last.getTime() - BEFORE_LEAVING);
  return evening && run.opensAt < evening && at > evening ? evening : at;
}

/** The steps of a run's limit, by time: reminders, the escalation, and the end. */
function stepsOf(
  rules: RunRules,
  run: Run,
  calendar: Calendar,
): { at: Date; does: 'remind' | 'escalate' | 'end' }[] {
  const all = [
    ...[...rules.remind]
      .sort((a, b) => b - a)
      .slice(0, 3)
      .map((before) => ({ at: new Date(run.dueAt.getTime() - before * MINUTE), does: 'remind' as const })),
    { at: escalatesAt(rules, run, calendar), does: 'escalate' as const },
    { at: run.lateUntil, does: 'end' as const },
  ];
  return all.sort((one, other) => one.at.getTime() - other.at.getTime());
}

/** A list that is posted this much later than planned counts as late; a smaller delay is normal. */
const LATE_FROM = 5 * MINUTE;

/**
 * Shifts the limits of a list that was posted late by the delay, less what an outage has shifted them already.
 * @returns null where it was posted in time, or was shifted before
 */
export function seenLate(
  { due, late }: Pick<RunRules, 'due' | 'late'>,
  run: Run,
  clock: Clock,
  seenAt: Date,
): { run: Run; clock: Clock } | null {
  if (run.seenAt || seenAt.getTime() - run.opensAt.getTime() < LATE_FROM) return null;
  const later = (at: Date, minutes: number) =>
    new Date(Math.max(at.getTime(), seenAt.getTime() + minutes * MINUTE));
  const after = { ...run, seenAt, dueAt: later(run.dueAt, due), lateUntil: later(run.lateUntil, due + late) };
  return {
    run: { ...after, version: run.version + 1 },
    clock: { ...clock, startedAt: seenAt, dueAt: after.dueAt },
  };
}

/** The clock of a new run. */
export function runClock(rules: RunRules, run: Run, calendar: Calendar): Clock {
  return {
    id: crypto.randomUUID(),
    name: 'due',
    startedAt: run.opensAt,
    dueAt: run.dueAt,
    wakeAt: stepsOf(rules, run, calendar)[0]?.at ?? null,
    step: 0,
    stoppedAt: null,
    extended: 0,
    met: null,
  };
}

/**
 * Takes all steps that are due. A settled run only lacks a signature, so its steps ask for that; a run still open at
 * the end is missed.
 */
export function runDueListSteps(
  rules: RunRules,
  run: Run,
  clock: Clock,
  scene: Scene,
): { run: Run; clock: Clock; nudges: RunNudge[] } {
  const ladder = stepsOf(rules, run, scene.calendar);
  const nudges = new Map<string, RunNudge>();
  let after = run;
  // Steps of a limit that an outage moved are taken again.
  let step = Math.min(clock.step, ladder.filter(({ at }) => at <= scene.now).length);
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
    // A settled list only needs a signature; nobody is asked for that before the limit.
    const from = settled && run.dueAt > scene.now ? run.dueAt : scene.now;
    const notBefore = earliestNotifyAt({ ...scene, now: from });
    for (const { personId } of people) nudges.set(personId, { personId, why, notBefore });
  }
  // If the list is missed by now, as after an outage, nothing can be done any more, so nobody is told.
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
