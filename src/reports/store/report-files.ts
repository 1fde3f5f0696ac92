import { audit } from '../../platform/database/audit-trail.js';
import type { Db, Tx } from '../../platform/database/db.js';
import { once } from '../../platform/database/once.js';
import type { Hand } from '../../platform/directory/acting.js';
import type { Branch } from '../../platform/directory/branch.js';
import { isParty } from '../../platform/directory/roles.js';
import { membersOf } from '../../platform/directory/store/people.js';
import type { OutboxMessage } from '../../platform/outbox/message.js';
import { queue } from '../../platform/outbox/store/queue.js';
import { toChannel, toPerson } from '../../platform/outbox/target.js';
import { branchCalendar } from '../../platform/time/calendar.js';
import type { Period } from '../../platform/time/period.js';
import { awayOn } from '../../roster/module.js';
import { reportFile, reportPictures } from '../contracts.js';
import type { Report } from '../rules/report.js';
import type { ReportSubject } from '../rules/subject.js';

/** Working days that are looked ahead; somebody who is away longer gets the file anyway. */
const waitsAtMost = 20;

/**
 * The files of a report that is posted by schedule: its pictures in the thread and, if its period is over, the
 * workbook to those who get it, each on a day on which they are at work.
 */
export async function filesWith(
  { tx, branch, now }: Pick<Hand, 'tx' | 'branch' | 'now'>,
  { report, period, subject }: { report: Report; period: Period; subject: ReportSubject },
  expiresAt: Date,
): Promise<OutboxMessage[]> {
  const isDrawn = report.heat || report.trends.length > 0;
  const pictures = isDrawn ? [reportPictures.for(subject, toChannel(branch.channel), { expiresAt })] : [];
  if (period.to > now || report.files.length === 0) return pictures;
  const members = await membersOf({ prisma: tx }, branch.id);
  const back = await returns(tx, branch, now);
  const workbooks = members
    .filter((member) => isParty(member, report.files))
    .map(({ personId }) =>
      reportFile.for(subject, toPerson(personId), { priority: 6, notBefore: back(personId) }),
    );
  return [...pictures, ...workbooks];
}

/** When each person can be told: now, or at opening of the first working day on which they are not away. */
async function returns(tx: Tx, branch: Branch, now: Date): Promise<(personId: string) => Date> {
  const calendar = branchCalendar(branch);
  let day = calendar.localDate(now);
  let away = await awayOn({ prisma: tx }, branch.id, day);
  const back = new Map<string, Date>();
  for (let left = waitsAtMost; left > 0 && away.size > 0; left--) {
    const still = away;
    day = calendar.nextWorkingDay(day);
    const open = calendar.hours(day)?.open ?? now;
    for (const personId of still) back.set(personId, open);
    const next = await awayOn({ prisma: tx }, branch.id, day);
    // Only the first return counts; later absences do not matter.
    away = new Set([...still].filter((personId) => next.has(personId)));
  }
  return (personId) => back.get(personId) ?? now;
}

/**
 * Queues a report's workbook for somebody's direct messages, and records the request in the audit trail.
 * @throws AlreadyDone
 */
export async function askForWorkbook(
  { db, branch, key, now }: { db: Db; branch: Branch; key: string; now: Date },
  { subject, personId }: { subject: ReportSubject; personId: string },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const message = reportFile.for(subject, toPerson(personId), { priority: 3 });
    await once(tx, key, message.subject);
    await audit(tx, branch.id, now, [
      { actor: personId, action: 'report.exported', subject: message.subject, data: {} },
    ]);
    await queue(tx, [message], branch.id, now);
  });
}
