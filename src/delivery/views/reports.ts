import { branchOf } from '../../database/branches.js';
import type { Db } from '../../database/db.js';
import { postedAs } from '../../database/posted.js';
import { sheetOf } from '../../database/report-sheet.js';
import { scheduledTelling } from '../../database/reports.js';
import type { Branch } from '../../domain/branch.js';
import type { Report } from '../../domain/reports/report.js';
import { readSubject } from '../../domain/reports/subject.js';
import { type Period, parsePeriod } from '../../domain/time/periods.js';
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
    const [{ cards, ...sheet }, isPosted] = await Promise.all([
      sheetOf(db, branch, asked.report, period, now),
      postedAs(db, 'report', subject, channel),
    ]);
    const lateSince = asked.aside
      ? null
      : await late(db, branch, asked.report, period, isPosted !== null, now);
    const card = (id: string) => cards.get(id);
    return {
      message: reportMessage(
        {
          ...sheet,
          lateSince,
          link(recordId) {
            const ts = card(recordId);
            return ts ? link(branch.channel, ts) : null;
          },
        },
        speech,
      ),
    };
  },
};

/** When the schedule should have posted it, where it did so late, or is about to. */
async function late(
  db: Db,
  branch: Branch,
  { name, cutoff, ...rest }: Report,
  period: Period,
  isPosted: boolean,
  now: Date,
): Promise<Date | null> {
  const telling = await scheduledTelling(db, branch.id, { name, cutoff, ...rest }, period);
  if (!telling) return null;
  const { dueAt, settledAt } = telling;
  const isFresh = !isPosted && now.getTime() - dueAt.getTime() < cutoff * minute;
  const came = isFresh ? now : settledAt;
  return came.getTime() - dueAt.getTime() > grace ? dueAt : null;
}
