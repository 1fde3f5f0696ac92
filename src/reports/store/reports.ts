import { z } from 'zod';
import type { Db, Tx } from '../../platform/database/db.js';
import { once } from '../../platform/database/once.js';
import { row, timestamptz } from '../../platform/database/query.js';
import type { Branch } from '../../platform/directory/branch.js';
import { queue } from '../../platform/outbox/store/queue.js';
import { toChannel } from '../../platform/outbox/target.js';
import type { Period } from '../../platform/time/period.js';
import { reportPost } from '../contracts.js';
import type { Measure } from '../rules/measure.js';
import { datesTelling, type Report } from '../rules/report.js';
import type { Figures } from '../rules/report-figures.js';
import type { ReportSubject } from '../rules/subject.js';
import { figuresIn } from './figures/figures.js';
import { passed, type Span } from './figures/rows.js';

/**
 * The figures of a span of time and of the one it is compared with, in one statement.
 * @param now nothing after it is counted.
 */
export async function figuresOf(
  { db, branchId, now }: { db: { prisma: Tx }; branchId: string; now: Date },
  measures: readonly Measure[],
  span: Span,
  before: Span,
): Promise<{ figures: Figures; before: Figures }> {
  const stretches = [passed(span, now), passed(before, now)];
  const [ours = {}, theirs = {}] = await figuresIn(db, branchId, measures, stretches);
  return { figures: ours, before: theirs };
}

/** The occurrence by which the schedule posted a period's report; null where there is none yet. */
export async function scheduledTelling(
  db: { prisma: Tx },
  branchId: string,
  report: Report,
  period: Period,
): Promise<{ dueAt: Date; settledAt: Date } | null> {
  const { first, last } = datesTelling(report, period);
  const row = await db.prisma.occurrence.findFirst({
    where: { branchId, name: report.name, date: { gte: first, lte: last }, state: 'done' },
    orderBy: { dueAt: 'desc' },
  });
  return row?.settledAt ? { dueAt: row.dueAt, settledAt: row.settledAt } : null;
}

/** Queues a report; if it is posted already it is brought up to date. @throws AlreadyDone */
export async function askForReport(
  { db, branch, key, now }: { db: Db; branch: Branch; key: string; now: Date },
  subject: ReportSubject,
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const message = reportPost.for(subject, toChannel(branch.channel), { priority: 3 });
    await once(tx, key, message.subject);
    await queue(tx, [message], branch.id, now);
  });
}

/** Since when there is data of a branch: its set-up, or imported data from before; never later than now. */
export async function keptSince(db: { prisma: Tx }, branchId: string, now: Date): Promise<Date> {
  const found = await row(db.prisma, since)`
    SELECT least(${now}::timestamptz, (SELECT "createdAt" FROM "Branch" WHERE "id" = ${branchId}::uuid),
      (SELECT min("createdAt") FROM "Record" WHERE "branchId" = ${branchId}::uuid),
      (SELECT min("dueAt") FROM "Run" WHERE "branchId" = ${branchId}::uuid)) AS "since"`;
  return found?.since ?? now;
}

const since = z.object({ since: timestamptz });
