import { branchOf } from '../../platform/directory/store/branches.js';
import type { Shot, View } from '../../platform/outbox/message.js';
import { postedAs } from '../../platform/outbox/store/posted.js';
import { MINUTE } from '../../platform/time/durations.js';
import { parsePeriod } from '../../platform/time/periods.js';
import { wallClock } from '../../platform/time/zone.js';
import { drawReport } from '../messages/draw.js';
import type { Report } from '../rules/report.js';
import { readSubject } from '../rules/subject.js';
import { sheetOf } from '../store/report-sheet.js';
import { scheduledTelling } from '../store/reports.js';

/** How much later than its time a report may come without a word about it. */
const grace = 30 * MINUTE;

/** The report that a subject means, with its branch; null where this version, or the branch, knows it no more. */
export async function reportMeant({ db, subject, now }: Pick<Shot, 'db' | 'subject' | 'now'>) {
  const asked = readSubject(subject);
  const branch = asked && (await branchOf(db, asked.branchId));
  if (!branch) return null;
  const today = wallClock(now, branch.timezone).date;
  const period = parsePeriod(asked.report.period, asked.period, today, branch.timezone);
  return period && { branch, period, report: asked.report, aside: asked.aside };
}

/** A report in the branch's channel; its subject is that of rules/subject.ts. */
export const report: View = {
  name: 'report',
  kept: true,
  inDoubt: 'again',
  async draw({ db, subject, channel, now, link, speech, routines }) {
    const asked = await reportMeant({ db, subject, now });
    if (!asked) return 'moot';
    const { branch, period } = asked;
    const [sheet, posted] = await Promise.all([
      sheetOf(db, branch, asked.report, period, { now, routines }),
      postedAs(db, 'report', subject, channel),
    ]);
    const telling = asked.aside ? null : await scheduledTelling(db, branch.id, asked.report, period);
    const lateSince = telling && late(telling, asked.report, posted !== null, now);
    return { message: drawReport({ ...sheet, lateSince, link }, speech) };
  },
};

/** When the schedule should have posted it, where it did so late, or is about to. */
function late(
  { dueAt, settledAt }: { dueAt: Date; settledAt: Date },
  { cutoff }: Pick<Report, 'cutoff'>,
  isPosted: boolean,
  now: Date,
): Date | null {
  const waits = !isPosted && now.getTime() - dueAt.getTime() < cutoff * MINUTE;
  const came = waits ? now : settledAt;
  return came.getTime() - dueAt.getTime() > grace ? dueAt : null;
}
