import { longText } from '../../platform/forms/field.js';
import { defineChecklist } from '../rules/checklist.js';

/** Closing the month and preparing the next one (R8): a week's time, from the 25th. */
export const monthly = defineChecklist({
  name: 'monthly',
  timing: { cron: '0 10 25 * *' },
  onClosed: 'before',
  owner: 'lobby_manager',
  signatures: [['branch_head']],
  due: (7 * 24 + 6) * 60,
  late: 7 * 24 * 60,
  remind: [2 * 24 * 60],
  escalate: { after: 17 * 60, to: ['duty_supervisor'] },
  groups: {
    people: ['scores', 'published'],
    review: ['findings', 'complaints', 'circulars', 'cases'],
    ahead: ['sales', 'plan', 'training'],
    report: ['report', { name: 'points', asks: longText({ max: 1000 }), optional: true }],
  },
});
