import type { Tx } from '../platform/database/db.js';
import type { Branch } from '../platform/directory/branch.js';
import { postedOf } from '../platform/outbox/store/posted.js';
import type { Say } from '../platform/outbox/store/queue.js';
import { branchCalendar } from '../platform/time/calendar.js';
import { periodOf, previous } from '../platform/time/periods.js';
import { reports } from '../reports/definitions/index.js';
import { subjectOf } from '../reports/rules/subject.js';
import { isKind, kindOf } from './kinds/index.js';
import { dayCount } from './rules/clocks.js';
import { toClock } from './store/stored.js';

/** What is drawn anew as a day begins: cards that say which day of a limit it is, and the newest reports. */
export async function drawnAnew(tx: Tx, branch: Branch, now: Date): Promise<Say[]> {
  const [cards, told] = await Promise.all([countingCards(tx, branch, now), newestReports(tx, branch, now)]);
  return [
    ...cards.map((subject) => ({ view: 'record', subject, target: branch.channel })),
    // Behind all that somebody waits for.
    ...told.map((subject) => ({ view: 'report', subject, target: branch.channel, priority: 7 })),
  ];
}

async function countingCards(tx: Tx, branch: Branch, now: Date): Promise<string[]> {
  const running = await tx.clock.findMany({
    where: { branchId: branch.id, subject: 'record', stoppedAt: null, dueAt: { gt: now } },
  });
  // The card of a kind that only a newer version knows is drawn by that version.
  const known = running.filter((row) => isKind(row.kind));
  const counting = known.filter((row) => dayCount(kindOf(row.kind), toClock(row), branch, now));
  return [...new Set(counting.map(({ subjectId }) => subjectId))];
}

/**
 * The posted reports of the periods that run and of those just before: what was posted while its period ran becomes
 * final, and what was put right since stands in it.
 */
async function newestReports(tx: Tx, branch: Branch, now: Date): Promise<string[]> {
  const today = branchCalendar(branch).localDate(now);
  const subjects = reports.flatMap((report) => {
    const running = periodOf(report.period, today, branch.timezone);
    return [running, previous(running, branch.timezone)].map((each) => subjectOf(branch.id, report, each));
  });
  return [...(await postedOf({ prisma: tx }, 'report', subjects, branch.channel)).keys()];
}
