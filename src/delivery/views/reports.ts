import { branchOf } from '../../database/branches.js';
import { postedAs } from '../../database/posted.js';
import { sheetOf } from '../../database/report-sheet.js';
import { scheduledTelling } from '../../database/reports.js';
import type { Report } from '../../domain/reports/report.js';
import { readSubject } from '../../domain/reports/subject.js';
import { parsePeriod } from '../../domain/time/periods.js';
import { wallClock } from '../../domain/time/zone.js';
import { reportMessage } from '../../messages/reports/report.js';
import type { View } from '../view.js';

const minute = 60_000;
/** How much later than its time a report may come without a word about it. */
const grace = 30 * minute;

/** A report in the branch's channel; its subject is that of domain/reports/subject.ts. */
export const report: View = {
  name: 'report',
  kept: true,
  inDoubt: 'again',
  async draw({ db, subject, channel, now, link, speech }) {
    const asked = readSubject(subject);
    const branch = asked && (await branchOf(db, asked.branchId));
    if (!branch) return 'moot';
    const { timezone } = branch;
    const period = parsePeriod(asked.report.period, asked.period, wallClock(now, timezone).date, timezone);
    if (!period) return 'moot';
    const [sheet, posted] = await Promise.all([
      sheetOf(db, branch, asked.report, period, now),
      postedAs(db, 'report', subject, channel),
    ]);
    const telling = asked.aside ? null : await scheduledTelling(db, branch.id, asked.report, period);
    const lateSince = telling && late(telling, asked.report, posted !== null, now);
    return { message: reportMessage({ ...sheet, lateSince, link }, speech) };
  },
};

/** When the schedule should have posted it, where it did so late, or is about to. */
function late(
  { dueAt, settledAt }: { dueAt: Date; settledAt: Date },
  { cutoff }: Pick<Report, 'cutoff'>,
  isPosted: boolean,
  now: Date,
): Date | null {
  const waits = !isPosted && now.getTime() - dueAt.getTime() < cutoff * minute;
  const came = waits ? now : settledAt;
  return came.getTime() - dueAt.getTime() > grace ? dueAt : null;
}
