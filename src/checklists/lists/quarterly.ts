import { count, longText } from '../../platform/forms/field.js';
import { defineChecklist } from '../rules/checklist.js';

/**
 * The high-risk points of the quarter that ends (R10). The report is due within ten days of the quarter's end, even
 * if the next quarter begins with holidays; so the list comes on the 1st or, if that is closed, on the working day
 * before.
 */
export const quarterly = defineChecklist({
  name: 'quarterly',
  timing: { cron: '0 10 1 1,4,7,10 *' },
  onClosed: 'before',
  owner: 'duty_supervisor',
  signatures: [['branch_head']],
  // From ten in the morning of the 1st until four in the afternoon of the 10th at the latest.
  due: (9 * 24 + 6) * 60,
  late: 7 * 24 * 60,
  remind: [4 * 24 * 60, 24 * 60],
  escalate: { after: 60, to: ['branch_head'] },
  oneByOne: ['points'],
  groups: {
    points: ['settlement', 'passwords', 'acting', 'cash', 'leavers'],
    result: [
      { name: 'samples', asks: count({ max: 9999 }), good: { least: 1 } },
      { name: 'summary', asks: longText({ max: 2000 }) },
    ],
    report: ['actions', 'report'],
  },
});
