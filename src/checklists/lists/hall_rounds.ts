import { defineChecklist } from '../rules/checklist.js';
import { queueNow, working } from './cash_and_queue.js';

/**
 * Rounds of the hall all day, every two hours from the doors' opening on (Z3), with the signatures of whoever went and of
 * their supervisor. For branches to whom the two patrols of the peaks are not enough.
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
