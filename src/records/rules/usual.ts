import { leaders } from '../../platform/directory/roles.js';
import { longText, text } from '../../platform/forms/field.js';
import type { Move, Step } from './kind.js';

/** Reopening a closed record, with a reason for the timeline. */
export const reopen = (from: readonly string[], to: string) =>
  ({ from, to, asks: { reason: text({ required: true }) } }) as const satisfies Move;

/** Taking a record; any member may. */
export const take = (from: readonly string[], to: string) =>
  ({ from, to, by: ['member'], takes: true, style: 'primary' }) as const satisfies Move;

/** For kinds that are closed from the start: a record can only be struck out, and restored if that was a mistake. */
export const outcomeFields = {
  statuses: { noted: { open: false }, struck: { open: false } },
  moves: {
    strike: { from: ['noted'], to: 'struck', asks: { reason: text({ required: true }) }, aside: true },
    restore: { from: ['struck'], to: 'noted', asks: { reason: text({ required: true }) } },
  },
} as const;

/** Adding a lesson to the case library, in words that identify nobody. */
export const share = (from: readonly string[]) =>
  ({
    from,
    by: leaders,
    when: { given: ['lesson'], missing: ['shared'] },
    asks: {
      case_text: longText({ required: true, from: 'lesson', becomes: { kind: 'case', of: 'the whole' } }),
    },
    sets: { shared: true },
  }) as const satisfies Move;

/**
 * Until somebody takes it: at once to those in charge and to everybody in the lobby, then repeatedly, at least every
 * half hour while the branch is open. Outside opening hours the repetitions go to whoever is on call (K1).
 */
export const loudUntilTaken: readonly Step[] = [0, 5, 15, 30, 45, 60].map((minutes) => ({
  from: 'start',
  minutes,
  tell: ['there', 'lobby_manager', 'duty_supervisor', 'branch_head', 'hq', 'emergency_leader'],
  // The first messages go to all of these at any hour.
  ...(minutes < 30
    ? {}
    : { closed: ['there'] as const, otherwise: ['emergency_leader', 'branch_head'] as const }),
  urgent: true,
  ...(minutes === 60 ? { again: 30 } : {}),
}));

/**
 * Reminds the owner before the limit, the owner and the lobby manager at the limit, and escalates to the branch head
 * after it.
 */
export const remindThenEscalate = (minutesBefore: number, minutesAfter: number): readonly Step[] => [
  { from: 'due', minutes: -minutesBefore, tell: ['owner'], otherwise: ['lobby_manager'] },
  { from: 'due', minutes: 0, tell: ['owner', 'lobby_manager'] },
  { from: 'due', minutes: minutesAfter, tell: ['branch_head'] },
];

const week = 7 * 24 * 60;

/** Reminders before and at the limit, then every week for as long as it stays open (W8). */
export const untilSomebodyEndsIt = (minutesBefore: number): readonly Step[] => [
  { from: 'due', minutes: -minutesBefore, tell: ['owner'], otherwise: ['lobby_manager'] },
  { from: 'due', minutes: 0, tell: ['owner'], otherwise: ['lobby_manager'] },
  { from: 'due', minutes: week, tell: ['owner', 'lobby_manager'], again: week },
];
