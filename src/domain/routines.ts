import type { Checklist } from './checklists/checklist.js';
import { checklists } from './checklists/index.js';
import { reports } from './reports/index.js';
import type { Routine, Timing } from './time/routine.js';

/** The morning briefing: 30 minutes before the doors open; of no use after midday (B1). */
export const briefing: Routine = {
  name: 'briefing',
  timing: { opening: -30 },
  onClosed: 'skip',
  cutoff: 240,
};

/** At closing time the next working day's roster is looked over, while somebody can still be asked; in the morning at the latest (P2). */
export const rosterCheck: Routine = {
  name: 'roster_check',
  timing: { closing: 0 },
  onClosed: 'skip',
  cutoff: 900,
};

/** Something that comes by itself, and what carries it out when its time has come. */
export interface PlannedRoutine extends Routine {
  does: 'briefing' | 'gaps' | 'checklist' | 'report';
  /** Not planned unless a branch switches it on, or gives it a time of its own. */
  off?: true;
}

export const routines: readonly PlannedRoutine[] = [
  { ...briefing, does: 'briefing' },
  ...checklists.map((list: Checklist) => ({
    name: list.name,
    timing: list.timing,
    ...(list.off ? { off: list.off } : {}),
    onClosed: list.onClosed ?? ('skip' as const),
    // A list that nobody could finish in time any more is not posted; it is settled as expired.
    cutoff: list.due + list.late,
    does: 'checklist' as const,
  })),
  ...reports.map(({ name, timing, onClosed, cutoff }) => ({
    name,
    timing,
    onClosed,
    cutoff,
    does: 'report' as const,
  })),
  { ...rosterCheck, does: 'gaps' },
];

/** A branch's own word on a routine; where it is on without a time, it comes at the shipped ones. */
export interface OwnTime {
  enabled: boolean;
  timing?: Timing;
}

/** When a routine comes to a branch; undefined where it does not come at all. */
export function timingOf(routine: PlannedRoutine, own?: OwnTime): Timing | undefined {
  const on = own ? own.enabled : !routine.off;
  return on ? (own?.timing ?? routine.timing) : undefined;
}

export function routineOf(name: string) {
  return routines.find((routine) => routine.name === name);
}
