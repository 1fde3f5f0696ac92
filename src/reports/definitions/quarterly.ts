import { defineReport } from '../rules/report.js';
import { monthly } from './monthly.js';

/** The quarter before, on the first working day of the next: ten days before it is due at head office (B5). */
export const quarterly = defineReport({
  ...monthly,
  name: 'quarter',
  called: ['quarter', 'quarterly', '季', '季报', '季報', '季度', '季度报告', '季度報告'],
  period: 'quarter',
  timing: { cron: '30 9 1 1,4,7,10 *' },
  cutoff: 10 * 24 * 60,
  dueWithin: 10,
});
