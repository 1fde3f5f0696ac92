import { photos } from '../../platform/forms/field.js';
import { type Checklist, defineChecklist } from '../rules/checklist.js';
import { cashLevel, noDifference } from './cash_and_queue.js';

const around = {
  owner: 'duty_supervisor',
  signatures: [['duty_supervisor', 'branch_head']],
  late: 180,
  remind: [30],
  escalate: { after: 15, to: ['branch_head'] },
  oneByOne: ['valuables', 'machines'],
} as const satisfies Partial<Checklist>;

/** The last working day before a public holiday of three days or more (R9). */
export const beforeHoliday = defineChecklist({
  name: 'before_holiday',
  timing: { holiday: 'before', days: 3, closing: -120 },
  ...around,
  due: 165,
  groups: {
    people: ['roster', 'contacts'],
    valuables: ['counted', 'seals', 'cheques', { name: 'difference', ...noDifference }],
    machines: [
      'devices',
      'power',
      'notices',
      { name: 'cash', ...cashLevel },
      { name: 'picture', asks: photos(), optional: true },
    ],
  },
});

/** The first working day after it. */
export const afterHoliday = defineChecklist({
  name: 'after_holiday',
  timing: { holiday: 'after', days: 3, opening: -60 },
  ...around,
  due: 55,
  groups: {
    premises: ['entry', 'cameras', 'water'],
    valuables: ['counted', 'seals', 'cheques', { name: 'difference', ...noDifference }],
    machines: ['devices', { name: 'cash', ...cashLevel }],
    people: ['roster', 'notices'],
  },
});
