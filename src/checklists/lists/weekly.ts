import { longText } from '../../platform/forms/field.js';
import { defineChecklist } from '../rules/checklist.js';

/** Reviewing the week and planning the next one (R7), on the week's last working day. */
export const weekly = defineChecklist({
  name: 'weekly',
  timing: { cron: '30 9 * * 5' },
  onClosed: 'before',
  owner: 'lobby_manager',
  signatures: [['duty_supervisor', 'branch_head']],
  due: 6.5 * 60,
  // Until midday of the following Monday.
  late: 68 * 60,
  remind: [120],
  escalate: { after: 60, to: ['duty_supervisor'] },
  groups: {
    review: [
      { name: 'meeting', knows: 'weekly_meeting' },
      'findings',
      'workload',
      { name: 'new_staff', optional: true },
    ],
    stock: ['papers', 'files', 'supplies'],
    ahead: ['plan', 'report', { name: 'points', asks: longText({ max: 1000 }), optional: true }],
  },
});
