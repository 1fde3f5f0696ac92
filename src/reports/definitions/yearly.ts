import { defineReport } from '../rules/report.js';
import { monthly } from './monthly.js';

/** The past year, on the first working day of the next one (B6). */
export const yearly = defineReport({
  ...monthly,
  name: 'year',
  called: ['year', 'yearly', 'annual', '年', '年报', '年報', '年度', '年度总结', '年度總結'],
  period: 'year',
  timing: { cron: '45 9 1 1 *' },
  cutoff: 20 * 24 * 60,
});
