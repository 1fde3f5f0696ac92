import type { Step } from './kind.js';

/** Until taken: at once to those who answer for the branch, then again, less and less often (K1). */
export const loudUntilTaken: readonly Step[] = [0, 5, 15, 45, 120].map((minutes) => ({
  from: 'start',
  minutes,
  tell: ['branch_head', 'hq', 'duty_supervisor'],
  urgent: true,
}));

/** A reminder to the owner before the limit, at the limit to the owner and the lobby manager, a step up after it. */
export const remindThenEscalate = (minutesBefore: number, minutesAfter: number): readonly Step[] => [
  { from: 'due', minutes: -minutesBefore, tell: ['owner'] },
  { from: 'due', minutes: 0, tell: ['owner', 'lobby_manager'] },
  { from: 'due', minutes: minutesAfter, tell: ['branch_head'] },
];
