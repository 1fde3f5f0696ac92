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

/** What is drawn anew as a day begins: cards that say which day of a limit it is, and the newest reports. */
export async function drawnAnew(tx: Tx, branch: Branch, now: Date): Promise<OutboxMessage[]> {
  const [cards, told] = await Promise.all([countingCards(tx, branch, now), newestReports(tx, branch, now)]);
  const there = toChannel(branch.channel);
  // The reports come behind all that somebody waits for.
  return [...cards, ...told.map((subject) => reportPost.for(subject, there, { priority: 7 }))];
}

/**
 * The posted reports of the periods that run and of those just before: what was posted while its period ran becomes
 * final, and what was put right since stands in it.
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
