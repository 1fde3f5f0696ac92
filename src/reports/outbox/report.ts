import { branchOf } from '../../platform/directory/store/branches.js';
import type { RenderContext } from '../../platform/outbox/message.js';
import { postedAs } from '../../platform/outbox/store/posted.js';
import { MINUTE } from '../../platform/time/durations.js';
import { periodByName } from '../../platform/time/period.js';
import { reportPost } from '../contracts.js';
import { findReport } from '../definitions/index.js';
import { drawReport } from '../messages/draw.js';
import type { Report } from '../rules/report.js';
import type { ReportSubject } from '../rules/subject.js';
import { sheetOf } from '../store/report-sheet.js';
import { scheduledTelling } from '../store/reports.js';

/** How much later than due a report may be posted without saying so. */
const LATE_AFTER = 30 * MINUTE;

/** The report of a subject, with its branch; null where this version does not have the report, or the branch is gone. */
export async function reportMeant({ db, subject }: Pick<RenderContext<ReportSubject>, 'db' | 'subject'>) {
  const report = findReport(subject.report);
  const branch = report && (await branchOf(db, subject.branchId));
  if (!branch) return null;
  const period = periodByName(report.period, subject.period, branch.timezone);
  return period && { branch, period, report };
}

export const reportDrawn = reportPost.drawnBy(async (context) => {
  const { db, subject, channel, now, link, speech } = context;
  const meant = await reportMeant(context);
  if (!meant) return 'skip';
  const { branch, period, report } = meant;
  const [sheet, posted] = await Promise.all([
    sheetOf({ db, branch }, report, period, context),
    postedAs(db, reportPost.key(subject), channel),
  ]);
  const telling = subject.aside ? null : await scheduledTelling(db, branch.id, report, period);
  const lateSince = telling && late(telling, report, posted !== null, now);
  return { message: drawReport({ ...sheet, lateSince, link }, speech) };
});

/** When the schedule should have posted it, if it did so late or is about to. */
function late(
  { dueAt, settledAt }: { dueAt: Date; settledAt: Date },
  { cutoff }: Pick<Report, 'cutoff'>,
  isPosted: boolean,
  now: Date,
): Date | null {
  const waits = !isPosted && now.getTime() - dueAt.getTime() < cutoff * MINUTE;
  const came = waits ? now : settledAt;
  return came.getTime() - dueAt.getTime() > LATE_AFTER ? dueAt : null;
}
