import { z } from 'zod';
import type { Tx } from '../../platform/database/db.js';
import { Prisma } from '../../platform/database/generated/client.js';
import { rows, text } from '../../platform/database/query.js';
import type { Branch } from '../../platform/directory/branch.js';
import { isAwayFrom } from '../../platform/outbox/store/outages.js';
import { type Period, previous } from '../../platform/time/period.js';
import { countedBy, type Report } from '../rules/report.js';
import { type Figures, figures, pointers, type ReportFigures } from '../rules/report-figures.js';
import { figuresIn } from './figures/figures.js';
import { pointersIn } from './figures/pointers.js';
import { passed } from './figures/rows.js';

/** What is stored of a period; without pointers if it was only needed for comparison. */
const known = z.object({ figures, pointers: pointers.optional() });
type Known = z.infer<typeof known>;
const keptReport = z.object({ period: text, figures: known });

/** Earlier periods that determine the usual range. */
const looksBack = 12;

/**
 * A report of a period in a branch. A period that is over is counted once and stored, so that its report stays the
 * same; what would be counted differently today, after corrections, is in `corrected`. A current period is counted
 * anew each time, up to now.
 */
export async function compileReport(
  { db, branch, now }: { db: { prisma: Tx }; branch: Pick<Branch, 'id' | 'timezone'>; now: Date },
  report: Report,
  period: Period,
): Promise<ReportFigures> {
  const past = pastOf(period, branch.timezone);
  const kept = await keptOf(db, branch.id, report, [period, ...past]);
  const closed = period.to <= now;
  const missing = [...past, period].filter(({ name }) => !kept.has(name));
  // The requested period is counted even if it is stored, to find corrections.
  const counted = closed && kept.has(period.name) ? [...missing, period] : missing;
  const isPointed = kept.get(period.name)?.pointers !== undefined;
  const [figuresNow, pointed] = await Promise.all([
    figuresIn(
      db,
      branch.id,
      countedBy(report),
      counted.map((each) => passed(each, now)),
    ),
    isPointed ? null : pointersIn(db, branch, report, passed(period, now)),
  ]);
  const today = new Map(counted.map(({ name }, place) => [name, figuresNow[place] ?? {}]));
  const fresh = new Map<string, Known>(missing.map(({ name }) => [name, { figures: today.get(name) ?? {} }]));
  const ofPeriod = fresh.get(period.name) ?? kept.get(period.name);
  if (ofPeriod && pointed) fresh.set(period.name, { ...ofPeriod, pointers: pointed });
  const ended = [...past, period].filter(({ name, to }) => to <= now && fresh.has(name));
  // Its length, and which lists it left no time for, are only known once an outage is over.
  const over = ended.length > 0 && (await isAwayFrom(db, branch.id)) ? [] : ended;
  const all = new Map([
    ...kept,
    ...fresh,
    ...(await keep({ db, branchId: branch.id, now }, report, over, fresh)),
  ]);
  const ours = all.get(period.name);
  if (!ours?.pointers) throw new Error(`${report.name} of ${period.name} was not counted`);
  const figuresOf = ({ name }: Period) => all.get(name)?.figures ?? {};
  const newest = past.at(-1);
  return {
    figures: ours.figures,
    pointers: ours.pointers,
    before: newest ? figuresOf(newest) : {},
    past: sinceAnything(past.map((each) => ({ period: each.name, figures: figuresOf(each) }))),
    closed,
    corrected: closed ? correctedIn(report, ours.figures, today.get(period.name) ?? {}) : {},
  };
}

/** The earlier periods, the newest last. */
function pastOf(period: Period, timezone: string): Period[] {
  const past: Period[] = [];
  for (let each = period; past.length < looksBack; ) {
    each = previous(each, timezone);
    past.unshift(each);
  }
  return past;
}

/** Drops the first periods in which the branch had nothing to count yet. */
function sinceAnything(past: ReportFigures['past']): ReportFigures['past'] {
  const first = past.findIndex(({ figures: each }) => Object.values(each).some((value) => value));
  return first === -1 ? [] : past.slice(first);
}

/** Figures that are counted differently today. A measure that did not exist then is no correction. */
function correctedIn({ measures }: Report, frozen: Figures, today: Figures): Figures {
  return Object.fromEntries(
    measures.flatMap(({ name }) => {
      const [then, value] = [frozen[name], today[name]];
      return then !== undefined && value !== undefined && then !== value ? [[name, value]] : [];
    }),
  );
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
  return new Map(
    found.map((row) => keptReport.parse(row)).map(({ period, figures: each }) => [period, each]),
  );
}

/**
 * Stores periods that are over. Parts that another process has stored in the meantime stay as they are.
 * @returns what is stored now
 */
async function keep(
  { db, branchId, now }: { db: { prisma: Tx }; branchId: string; now: Date },
  { name }: Report,
  periods: readonly Period[],
  fresh: ReadonlyMap<string, Known>,
): Promise<Map<string, Known>> {
  if (periods.length === 0) return new Map();
  const values = periods.map(
    (period) =>
      Prisma.sql`(${branchId}::uuid, ${name}, ${period.name}, ${JSON.stringify(fresh.get(period.name))}::jsonb, ${now})`,
  );
  const found = await rows(db.prisma, keptReport)`
    INSERT INTO "Report" ("branchId", "name", "period", "figures", "at") VALUES ${Prisma.join(values)}
    ON CONFLICT ("branchId", "name", "period") DO UPDATE SET "figures" = EXCLUDED."figures" || "Report"."figures"
    RETURNING "period", "figures"`;
  return new Map(found.map(({ period, figures: each }) => [period, each]));
}
