import { type Checklist, defineChecklist } from '../rules/checklist.js';
import { cashLevel, queueNow } from './cash_and_queue.js';

/** On foot with a phone, two minutes: two groups, and one form of a choice and two numbers. */
const patrol = {
  owner: 'lobby_manager',
  signatures: [['lobby_manager', 'duty_supervisor', 'branch_head']],
  due: 45,
  late: 60,
  remind: [15],
  escalate: { after: 10, to: ['duty_supervisor'] },
  groups: {
    hall: ['environment', 'information', 'queue', 'posts', 'behaviour'],
    machines: ['devices', 'consumables', { name: 'cash', asks: cashLevel }, ...queueNow],
  },
} as const satisfies Omit<Checklist, 'name' | 'timing'>;

/** The morning peak (R4). */
export const morningPatrol = defineChecklist({
  name: 'morning_patrol',
  timing: { cron: '0 10 * * *' },
  ...patrol,
});
/** The afternoon peak (R5). */
export const afternoonPatrol = defineChecklist({
  name: 'afternoon_patrol',
  timing: { cron: '30 14 * * *' },
  ...patrol,
});
