import { z } from 'zod';
import type { Branch } from '../domain/branch.js';
import { countedBy, type Report } from '../domain/reports/report.js';
import { type Compiled, figures, pointers } from '../domain/reports/told.js';
import { type Period, previous } from '../domain/time/periods.js';
import type { Tx } from './db.js';
import { figuresIn } from './figures/figures.js';
import { pointersIn } from './figures/pointers.js';
import { passed } from './figures/rows.js';
import { Prisma } from './generated/client.js';

/** What is known of a period. Of one that was only compared with, nothing but its figures. */
const known = z.object({ figures, pointers: pointers.optional() });
type Known = z.infer<typeof known>;
const rows = z.array(z.object({ period: z.string(), figures: known }));

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
  const before = previous(period, branch.timezone);
  const kept = await keptOf(db, branch.id, report, [period, before]);
  const fresh = await count(db, branch.id, report, period, before, kept, now);
  const over = [period, before].filter(({ name, to }) => to <= now && fresh.has(name));
  const all = new Map([...kept, ...fresh, ...(await keep(db, branch.id, report, over, fresh, now))]);
  const ours = all.get(period.name);
  const theirs = all.get(before.name);
  if (!ours?.pointers || !theirs) throw new Error(`${report.name} of ${period.name} was not counted`);
  return {
    figures: ours.figures,
    pointers: ours.pointers,
    before: theirs.figures,
    closed: period.to <= now,
  };
}

/** Counts what is not kept yet, in two statements side by side. */
async function count(
  db: { prisma: Tx },
  branchId: string,
  report: Report,
  period: Period,
  before: Period,
  kept: ReadonlyMap<string, Known>,
  now: Date,
): Promise<Map<string, Known>> {
  const missing = [period, before].filter(({ name }) => !kept.has(name));
  const isPointed = kept.get(period.name)?.pointers !== undefined;
  const [counted, pointed] = await Promise.all([
    figuresIn(
      db,
      branchId,
      countedBy(report),
      missing.map((each) => passed(each, now)),
    ),
    isPointed ? null : pointersIn(db, branchId, passed(period, now)),
  ]);
  const fresh = new Map<string, Known>();
  missing.forEach(({ name }, place) => {
    fresh.set(name, { figures: counted[place] ?? {} });
  });
  const ours = fresh.get(period.name) ?? kept.get(period.name);
  if (ours && pointed) fresh.set(period.name, { ...ours, pointers: pointed });
  return fresh;
}

async function keptOf(
  db: { prisma: Tx },
  branchId: string,
  { name }: Report,
  periods: readonly Period[],
): Promise<Map<string, Known>> {
  const found = await db.prisma.report.findMany({
    where: { branchId, name, period: { in: periods.map((period) => period.name) } },
    select: { period: true, figures: true },
  });
  return new Map(rows.parse(found).map(({ period, figures: each }) => [period, each]));
}

/**
 * Keeps what is over. What somebody else kept meanwhile stays as it is, part by part: the first to count has the last
 * word. @returns what is kept now
 */
async function keep(
  db: { prisma: Tx },
  branchId: string,
  { name }: Report,
  periods: readonly Period[],
  fresh: ReadonlyMap<string, Known>,
  now: Date,
): Promise<Map<string, Known>> {
  if (periods.length === 0) return new Map();
  const values = periods.map(
    (period) =>
      Prisma.sql`(${branchId}::uuid, ${name}, ${period.name}, ${JSON.stringify(fresh.get(period.name))}::jsonb, ${now})`,
  );
  const found = await db.prisma.$queryRaw`
    INSERT INTO "Report" ("branchId", "name", "period", "figures", "at") VALUES ${Prisma.join(values)}
    ON CONFLICT ("branchId", "name", "period") DO UPDATE SET "figures" = EXCLUDED."figures" || "Report"."figures"
    RETURNING "period", "figures"`;
  return new Map(rows.parse(found).map(({ period, figures: each }) => [period, each]));
}
