import { longText, photos } from '../../platform/forms/field.js';
import { defineChecklist } from '../rules/checklist.js';

/** 6S (R13): desks, cables and storage, twice a month. */
export const sixS = defineChecklist({
  name: 'six_s',
  timing: { cron: '0 14 8,22 * *' },
  onClosed: 'after',
  owner: 'lobby_manager',
  signatures: [['duty_supervisor', 'branch_head']],
  due: 180,
  late: 24 * 60,
  remind: [60],
  escalate: { after: 60, to: ['duty_supervisor'] },
  groups: {
    desks: ['sort', 'order', 'shine'],
    storage: ['shelves', 'standard'],
    safety: ['cables', 'ways'],
    sustain: [
      'last_time',
      { name: 'remark', asks: longText({ max: 1000 }), optional: true },
      { name: 'pictures', asks: photos(), optional: true },
    ],
  },
});
