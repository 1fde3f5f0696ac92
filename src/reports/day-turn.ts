import type { Tx } from '../platform/database/db.js';
import type { Branch } from '../platform/directory/branch.js';
import type { OutboxMessage } from '../platform/outbox/message.js';
import { postedOf } from '../platform/outbox/store/posted.js';
import { toChannel } from '../platform/outbox/target.js';
import { branchCalendar } from '../platform/time/calendar.js';
import { periodOf, previous } from '../platform/time/period.js';
import { countingCards } from '../records/module.js';
import { reportPost } from './contracts.js';
import { reports } from './definitions/index.js';
import { type ReportSubject, reportSubject, subjectOf } from './rules/subject.js';

/** The messages to redraw as a day begins: cards that show the day of a limit, and the newest reports. */
export async function drawnAnew(tx: Tx, branch: Branch, now: Date): Promise<OutboxMessage[]> {
  const [cards, told] = await Promise.all([countingCards(tx, branch, now), newestReports(tx, branch, now)]);
  const there = toChannel(branch.channel);
  // Reports have a low priority, behind everything that somebody waits for.
  return [...cards, ...told.map((subject) => reportPost.for(subject, there, { priority: 7 }))];
}

/**
 * The posted reports of the current periods and of those just before, so that a report that was posted during its
 * period becomes final, and later corrections show in it.
 */
async function newestReports(tx: Tx, branch: Branch, now: Date): Promise<ReportSubject[]> {
  const today = branchCalendar(branch).localDate(now);
  const subjects = reports.flatMap((report) => {
    const running = periodOf(report.period, today, branch.timezone);
    return [running, previous(running, branch.timezone)].map((each) => subjectOf(branch.id, report, each));
  });
  const posted = await postedOf({ prisma: tx }, reportPost, subjects, branch.channel);
  return subjects.filter((subject) => posted.has(reportSubject.format(subject)));
}
