import { defineChecklist } from '../rules/checklist.js';
import type { Line } from '../rules/line.js';
import { noDifference } from './cash_and_queue.js';

/** One counter is open every day; of the others as many as the branch needs. */
const counters = [1, 2, 3, 4, 5, 6].map(
  (number): Line => ({
    name: `counter_${number}`,
    ...noDifference,
    // A difference is a finding, and nobody signs the day while one is open.
    blocks: true,
    ...(number > 1 ? { optional: true } : {}),
  }),
);

/**
 * Everything of the day closed on the same day (R15). Each teller gives the difference of the own counter. Counters that
 * were not needed are left out, so somebody ticks that none is missing. It ends 15 minutes before the closing list,
 * which asks whether it is signed.
 */
export const settlement = defineChecklist({
  name: 'settlement',
  timing: { closing: 0 },
  owner: 'duty_supervisor',
  signatures: [['duty_supervisor', 'branch_head']],
  due: 45,
  late: 180,
  remind: [15],
  escalate: { after: 15, to: ['branch_head'] },
  groups: {
    counters,
    books: ['every_counter', 'vouchers', 'pending'],
    supervisor: ['spot_check', 'no_difference'],
  },
});
