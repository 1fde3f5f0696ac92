import { defineChecklist } from '../rules/checklist.js';

/** Opening the doors (R3). Only three boxes, because it is ticked standing at the door. */
export const welcome = defineChecklist({
  name: 'welcome',
  timing: { opening: 0 },
  owner: 'lobby_manager',
  signatures: [['lobby_manager', 'duty_supervisor', 'branch_head']],
  due: 20,
  late: 60,
  remind: [5],
  escalate: { after: 15, to: ['duty_supervisor'] },
  groups: { doors: ['open', { name: 'posts', knows: 'posts_manned' }, 'greeted'] },
});
