import { defineChecklist } from '../rules/checklist.js';

/**
 * The fire patrol during opening hours. China, Ministry of Public Security Order No. 61, Art. 25 requires one at
 * least every two hours in places where the public gathers, signed by the person who patrolled and their supervisor;
 * whether a banking hall is such a place is for the bank to decide. Posted every 90 minutes and due within 30, so
 * that two patrols done in time are never more than two hours apart.
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
