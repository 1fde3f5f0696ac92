import { defineChecklist } from '../rules/checklist.js';
import { noDifference } from './cash_and_queue.js';

/**
 * Settling everything on the same day (R15). Counters and currencies are those of the branch, and whoever stood at a counter enters
 * its difference. Unused counters stay empty, so somebody ticks that none is missing. It is due 15 minutes before the closing
 * list, which asks whether it is signed.
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
  oneByOne: ['books', 'supervisor'],
  groups: {
    // A difference is a finding, and the list cannot be signed while one is open.
    counters: [
      { name: 'counter', each: 'counter', ...noDifference, posts: ['counter', 'vip'], blocks: true },
    ],
    books: ['every_counter', 'vouchers', 'pending'],
    supervisor: ['spot_check', 'no_difference'],
  },
});
