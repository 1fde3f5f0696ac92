import { defineChecklist } from '../rules/checklist.js';
import { queueNow, working } from './cash_and_queue.js';

/**
 * Rounds of the hall every two hours from opening on (Z3), signed by the person who walked and their supervisor. For
 * branches that need more than the two patrols at peak times.
 */
export const hallRounds = defineChecklist({
  name: 'hall_rounds',
  timing: { every: 120 },
  off: true,
  owner: 'lobby_manager',
  signatures: [
    ['lobby_manager', 'staff'],
    ['duty_supervisor', 'branch_head'],
  ],
  due: 30,
  late: 60,
  remind: [10],
  escalate: { after: 10, to: ['duty_supervisor'] },
  groups: {
    hall: [
      'order',
      'queue',
      { name: 'posts', knows: 'posts_manned' },
      { ...working, name: 'machines' },
      'behaviour',
      ...queueNow,
    ],
  },
});
