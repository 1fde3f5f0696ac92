import { defineChecklist } from '../rules/checklist.js';
import type { Line } from '../rules/line.js';
import { noDifference } from './cash_and_queue.js';

/** The first counter is open every day; the others are optional, as needed. */
const counters = [1, 2, 3, 4, 5, 6].map(
  (number): Line => ({
    name: `counter_${number}`,
    ...noDifference,
    // A difference is a finding, and the list cannot be signed while one is open.
    blocks: true,
    ...(number > 1 ? { optional: true } : {}),
  }),
);

/**
 * Settling everything on the same day (R15). Each teller enters the difference of their own counter. Unused counters
 * stay empty, so somebody ticks that none is missing. It is due 15 minutes before the closing list, which asks
 * whether it is signed.
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
