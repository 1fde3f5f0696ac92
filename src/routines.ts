import { checklists } from './checklists/lists/index.js';
import type { Checklist } from './checklists/rules/checklist.js';
import type { PlannedRoutine } from './platform/schedule/routine.js';
import type { Routine } from './platform/time/routine.js';
import { reports } from './reports/definitions/index.js';

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

/** As a new day begins, the cards that count days are drawn anew: "day 11 of 15" is true in the morning (Z1). */
export const dayTurn: Routine = {
  name: 'day_turn',
  timing: { cron: '0 0 * * *' },
  onClosed: 'ignore',
  cutoff: 1439,
};

/** As the next day begins, whoever owes words to the log of the day before is asked for them, once (B2). */
export const wordsCheck: Routine = {
  name: 'words_check',
  timing: { opening: 0 },
  onClosed: 'skip',
  cutoff: 480,
};

/**
 * Once a day is over it is sealed (Z14). Never too late: what was left open by an outage is sealed when somebody is there
 * again, in the order of the days.
 */
export const daybook: Routine = {
  name: 'daybook',
  timing: { cron: '30 0 * * *' },
  onClosed: 'ignore',
  cutoff: 366 * 24 * 60,
};
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
  { ...rosterCheck, does: 'gaps', silent: true },
  { ...dayTurn, does: 'cards', silent: true },
  { ...daybook, does: 'daybook', silent: true },
  { ...wordsCheck, does: 'words', silent: true },
];

/** The names of those that keep house. */
export const silentRoutines: ReadonlySet<string> = new Set(
  routines.filter(({ silent }) => silent).map(({ name }) => name),
);

export function routineOf(name: string) {
  return routines.find((routine) => routine.name === name);
}
