import { defineChecklist } from '../rules/checklist.js';

/**
 * The fire patrol of opening hours. CN, Order 61 Art. 25 wants one at least every two hours in places where the public
 * gathers, signed by whoever went and by their supervisor; whether a bank's hall is such a place is for the bank to say.
 * Posted every 90 minutes with 30 to do it in, so that never more than two hours lie between two that are in time.
 */
export const firePatrol = defineChecklist({
  name: 'fire_patrol',
  timing: { every: 90 },
  off: true,
  owner: 'lobby_manager',
  signatures: [
    ['lobby_manager', 'staff'],
    ['duty_supervisor', 'branch_head'],
  ],
  due: 30,
  late: 60,
  remind: [15],
  escalate: { after: 10, to: ['duty_supervisor'] },
  groups: {
    ways: ['exits', 'doors', 'signs'],
    equipment: ['extinguishers', 'hydrants'],
    sources: ['wiring', 'heaters', 'flames'],
  },
});
