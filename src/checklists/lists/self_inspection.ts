import { longText, photos } from '../../platform/forms/field.js';
import { defineChecklist } from '../rules/checklist.js';

/** The branch's self-inspection (R12), before head office's own: a week's time in the middle of the month. */
export const selfInspection = defineChecklist({
  name: 'self_inspection',
  timing: { cron: '0 10 10 * *' },
  onClosed: 'after',
  owner: 'duty_supervisor',
  signatures: [['branch_head']],
  // A week and six hours: the limit falls on the same weekday, so never on a weekend.
  due: (7 * 24 + 6) * 60,
  late: 7 * 24 * 60,
  remind: [2 * 24 * 60],
  escalate: { after: 17 * 60, to: ['branch_head'] },
  groups: {
    followed_up: ['findings', 'complaints', 'circulars'],
    service: ['bearing', 'guidance', 'care', 'information'],
    risk: ['privacy', 'registers', 'safety'],
    result: [
      { name: 'summary', asks: longText({ max: 1000 }) },
      { name: 'pictures', asks: photos(), optional: true },
    ],
  },
});
