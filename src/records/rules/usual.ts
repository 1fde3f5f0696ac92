import { leaders } from '../../platform/directory/roles.js';
import { longText, text } from '../../platform/forms/field.js';
import type { Move, Step } from './kind.js';

/** Closed things are taken up again for a reason, which stands in the timeline. */
export const reopen = (from: readonly string[], to: string) =>
  ({ from, to, asks: { reason: text({ required: true }) } }) as const satisfies Move;

/** Taken by whoever can. */
export const take = (from: readonly string[], to: string) =>
  ({ from, to, by: ['member'], takes: true, style: 'primary' }) as const satisfies Move;

/** What is over when it is told: it can only be struck out again, by mistake as well. */
export const outcomeFields = {
  statuses: { noted: { open: false }, struck: { open: false } },
  moves: {
    strike: { from: ['noted'], to: 'struck', asks: { reason: text({ required: true }) }, aside: true },
    restore: { from: ['struck'], to: 'noted', asks: { reason: text({ required: true }) } },
  },
} as const;

/** What is worth telling others goes to the case library, in words that name nobody. */
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
 * Until taken: at once to those who answer for the branch, and to those who are in the lobby; then again, and never silent for
 * long while the branch is open. At night it is for whoever is on call (K1).
 */
export const loudUntilTaken: readonly Step[] = [0, 5, 15, 30, 45, 60].map((minutes) => ({
  from: 'start',
  minutes,
  tell: ['there', 'lobby_manager', 'duty_supervisor', 'branch_head', 'hq', 'emergency_leader'],
  // The first word is for all who answer for it, at any hour.
  ...(minutes < 30
    ? {}
    : { closed: ['there'] as const, otherwise: ['emergency_leader', 'branch_head'] as const }),
  urgent: true,
  ...(minutes === 60 ? { again: 30 } : {}),
}));

/** A reminder to the owner before the limit, at the limit to the owner and the lobby manager, a step up after it. */
export const remindThenEscalate = (minutesBefore: number, minutesAfter: number): readonly Step[] => [
  { from: 'due', minutes: -minutesBefore, tell: ['owner'], otherwise: ['lobby_manager'] },
  { from: 'due', minutes: 0, tell: ['owner', 'lobby_manager'] },
  { from: 'due', minutes: minutesAfter, tell: ['branch_head'] },
];

const week = 7 * 24 * 60;

/** What stays open long is asked after every week (W8). */
export const untilSomebodyEndsIt = (minutesBefore: number): readonly Step[] => [
  { from: 'due', minutes: -minutesBefore, tell: ['owner'], otherwise: ['lobby_manager'] },
  { from: 'due', minutes: 0, tell: ['owner'], otherwise: ['lobby_manager'] },
  { from: 'due', minutes: week, tell: ['owner', 'lobby_manager'], again: week },
];
