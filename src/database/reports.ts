import type { Branch } from '../domain/branch.js';
import type { Measure } from '../domain/reports/measure.js';
import { countedBy, datesTelling, type Report } from '../domain/reports/report.js';
import { type Compiled, type Figures, type Told, told } from '../domain/reports/told.js';
import { type Period, previous } from '../domain/time/periods.js';
import type { Db, Tx } from './db.js';
import { figuresIn } from './figures/figures.js';
import { pointersIn } from './figures/pointers.js';
import type { Stretch } from './figures/rows.js';
import { once, queue } from './write.js';

/** A stretch of time; `to` is no longer in it. A Period is one. */
export interface Span {
  from: Date;
  to: Date;
}

/** What of it has passed by now: nothing that is still to come is counted. */
const passed = (branchId: string, { from, to }: Span, now: Date): Stretch => ({
  branchId,
  from,
  until: new Date(Math.max(from.getTime(), Math.min(to.getTime(), now.getTime()))),
});

/**
 * The figures of a stretch of time and of the one it is compared with, in one statement.
 * @param now nothing after it is counted: a stretch that still runs is told so far.
 */
export async function figuresOf(
  db: { prisma: Tx },
  branchId: string,
  measures: readonly Measure[],
  span: Span,
  before: Span,
  now: Date,
): Promise<{ figures: Figures; before: Figures }> {
  const [ours = {}, theirs = {}] = await figuresIn(
    db,
    measures,
    [span, before].map((each) => passed(branchId, each, now)),
  );
  return { figures: ours, before: theirs };
}

/**
 * A report of a period in a branch. What is over is counted once and kept: asked again, it is the same, whatever was
 * corrected since. What still runs is counted afresh, up to now.
 */
export async function compileReport(
  db: { prisma: Tx },
  branch: Pick<Branch, 'id' | 'timezone'>,
  report: Report,
  period: Period,
  now: Date,
): Promise<Compiled> {
  const periods = [period, previous(period, branch.timezone)];
  const kept = await keptOf(db, branch.id, report, periods);
  const missing = periods.filter(({ name }) => !kept.has(name));
  const fresh = await count(db, branch.id, report, missing, now);
  const over = missing.filter(({ to }) => to <= now);
  const others = await keep(db, branch.id, report, over, fresh, now);
  const [ours, theirs] = periods.map(({ name }) => kept.get(name) ?? others.get(name) ?? fresh.get(name));
  if (!ours || !theirs) throw new Error(`${report.name} of ${period.name} was not counted`);
  return { told: ours, before: theirs.figures, closed: period.to <= now };
}

async function count(
  db: { prisma: Tx },
  branchId: string,
  report: Report,
  periods: readonly Period[],
  now: Date,
): Promise<Map<string, Told>> {
  if (periods.length === 0) return new Map();
  const stretches = periods.map((period) => passed(branchId, period, now));
  const [figures, pointers] = await Promise.all([
    figuresIn(db, countedBy(report), stretches),
    pointersIn(db, stretches),
  ]);
  return new Map(
    periods.map(({ name }, place) => [name, told.parse({ figures: figures[place], ...pointers[place] })]),
  );
}

async function keptOf(
  db: { prisma: Tx },
  branchId: string,
  report: Report,
  periods: readonly Period[],
): Promise<Map<string, Told>> {
  const rows = await db.prisma.report.findMany({
    where: { branchId, name: report.name, period: { in: periods.map(({ name }) => name) } },
  });
  return new Map(rows.map(({ period, figures }) => [period, told.parse(figures)]));
}

/** Keeps what is over. @returns what another process kept meanwhile: the first to count has the last word. */
async function keep(
  db: { prisma: Tx },
  branchId: string,
  report: Report,
  periods: readonly Period[],
  fresh: ReadonlyMap<string, Told>,
  now: Date,
): Promise<Map<string, Told>> {
  if (periods.length === 0) return new Map();
  const { count } = await db.prisma.report.createMany({
    data: periods.map(({ name }) => ({
      branchId,
      name: report.name,
      period: name,
      figures: JSON.parse(JSON.stringify(fresh.get(name))),
      at: now,
    })),
    skipDuplicates: true,
  });
  return count === periods.length ? new Map() : keptOf(db, branchId, report, periods);
}

/** What the schedule did about telling of a period; null where it has not, or not yet. */
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

/** Asks for a report to be posted, or brought up to date where it is. @throws AlreadyDone */
export async function askForReport(
  db: Db,
  branch: Branch,
  subject: string,
  key: string,
  now: Date,
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    await once(tx, key, subject);
    await queue(tx, [{ view: 'report', subject, target: branch.channel, priority: 3 }], branch.id, now);
  });
}
