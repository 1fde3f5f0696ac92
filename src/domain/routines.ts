import { checklists } from './checklists/index.js';
import { reports } from './reports/index.js';
import type { Routine } from './time/routine.js';

/** The morning briefing: 30 minutes before the doors open; of no use after midday (B1). */
export const briefing: Routine = {
  name: 'briefing',
  timing: { opening: -30 },
  onClosed: 'skip',
  cutoff: 240,
};

/** Everything that comes by itself, and what carries it out when its time has come. */
export const routines: readonly (Routine & { does: 'briefing' | 'checklist' | 'report' })[] = [
  { ...briefing, does: 'briefing' },
  ...checklists.map((list) => ({
    name: list.name,
    timing: list.timing,
    onClosed: 'skip' as const,
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
];

export function routineOf(name: string) {
  return routines.find((routine) => routine.name === name);
}
