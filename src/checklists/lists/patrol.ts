import { type Checklist, defineChecklist } from '../rules/checklist.js';
import { cashLevel, queueNow, working } from './cash_and_queue.js';

/** Done on foot with a phone in two minutes: two groups, and one form with a choice and two numbers. */
const patrol = {
  owner: 'lobby_manager',
  signatures: [['lobby_manager', 'duty_supervisor', 'branch_head']],
  due: 45,
  late: 60,
  remind: [15],
  escalate: { after: 10, to: ['duty_supervisor'] },
  oneByOne: ['machines'],
  groups: {
    hall: ['environment', 'information', 'queue', { name: 'posts', knows: 'posts_manned' }, 'behaviour'],
    machines: [working, 'consumables', { name: 'cash', ...cashLevel }, ...queueNow],
  },
} as const satisfies Omit<Checklist, 'name' | 'timing'>;

/** The morning peak (R4): at ten where the doors are open from nine to five. */
export const morningPatrol = defineChecklist({
  name: 'morning_patrol',
  timing: { share: 12.5 },
  ...patrol,
});
/** The afternoon peak (R5): at half past two there. */
export const afternoonPatrol = defineChecklist({
  name: 'afternoon_patrol',
  timing: { share: 69 },
  ...patrol,
});
