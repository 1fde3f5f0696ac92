import { count, longText } from '../../platform/forms/field.js';
import { defineChecklist } from '../rules/checklist.js';

/** The morning huddle (R2): a stand-up meeting of ten minutes, with its minutes in one form. */
export const huddle = defineChecklist({
  name: 'huddle',
  timing: { workBegin: 20 },
  owner: 'lobby_manager',
  signatures: [['lobby_manager', 'duty_supervisor', 'branch_head']],
  due: 40,
  late: 180,
  remind: [10],
  escalate: { after: 30, to: ['duty_supervisor'] },
  shows: 'attendance',
  groups: {
    told: [{ name: 'figures', knows: 'yesterday_figures' }, 'point', 'goals'],
    minutes: [
      { name: 'attendance', asks: count({ max: 200 }), knows: 'attendance' },
      { name: 'case', asks: longText({ max: 500 }) },
      { name: 'minutes', asks: longText({ max: 2000 }), optional: true },
    ],
  },
});
