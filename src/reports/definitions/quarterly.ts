import { defineReport } from '../rules/report.js';
import { monthly } from './monthly.js';

/**
 * The past quarter, on the first working day of the next one. It is due at head office within ten days of the
 * quarter's end (B5).
 */
export const quarterly = defineReport({
  ...monthly,
  name: 'quarter',
  called: ['quarter', 'quarterly', '季', '季报', '季報', '季度', '季度报告', '季度報告'],
  period: 'quarter',
  timing: { cron: '30 9 1 1,4,7,10 *' },
  cutoff: 10 * 24 * 60,
  dueWithin: 10,
});
