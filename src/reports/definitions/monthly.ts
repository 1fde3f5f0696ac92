import { defineReport } from '../rules/report.js';
import { weekly } from './weekly.js';

/** The past month, on the first working day of the next one (B4). */
export const monthly = defineReport({
  name: 'month',
  called: ['month', 'monthly', '月', '月报', '月報', '月度'],
  period: 'month',
  of: 'previous',
  timing: { cron: '15 9 1 * *' },
  onClosed: 'after',
  cutoff: 5 * 24 * 60,
  measures: weekly.measures,
  tallies: weekly.tallies,
  rankings: weekly.rankings,
  heat: true,
  trends: weekly.trends,
  // Not to head office, which gets one workbook of all branches.
  files: ['branch_head'],
});
