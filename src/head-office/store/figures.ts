import { z } from 'zod';
import type { Db } from '../../platform/database/db.js';
import { Prisma } from '../../platform/database/generated/client.js';
import { rows, text, uuid } from '../../platform/database/query.js';
import { currencyOf } from '../../platform/directory/money.js';
import { type Period, periodOf, previous } from '../../platform/time/period.js';
import {
  type Figures,
  figuresAmong,
  keptFigures,
  type Measure,
  passed,
  type Report,
} from '../../reports/module.js';
import type { BranchFigures } from '../rules/figures.js';

/** Branches per SQL statement. */
const batch = 200;

/** Which figures of which branches are wanted. */
export interface AcrossAsked {
  report: Report;
  /** Only these are counted. */
  measures: readonly Measure[];
  /** First local date of the period, in each branch's own time zone. */
  start: string;
  /** Parts of branches' names, or countries; a branch needs to match one. Empty means all branches. */
  group: readonly string[];
}

const branchRow = z.object({
  id: uuid,
  name: text,
  timezone: text,
  country: text,
  currency: text.nullable(),
});
type BranchRow = z.infer<typeof branchRow>;
const wordRow = z.object({ word: text });

/** The SQL condition for branches that match a part of a name or a country's code. */
const meant = (part: Prisma.Sql) =>
  Prisma.sql`(b."country" = upper(${part}) OR strpos(lower(b."name"), lower(${part})) > 0)`;

/** Those of the words that match a branch. */
export async function wordsOfBranches(db: Db, words: readonly string[]): Promise<string[]> {
  if (words.length === 0) return [];
  const meaning = await rows(db.prisma, wordRow)`
    SELECT g.word AS "word" FROM unnest(${[...words]}::text[]) AS g(word)
    WHERE EXISTS (SELECT 1 FROM "Branch" b WHERE ${meant(Prisma.sql`g.word`)})`;
  const found = new Set(meaning.map(({ word }) => word));
  return words.filter((word) => found.has(word));
}

/**
 * The figures of a period and of the one before, of every branch, read in batches. Figures that a branch's own report
 * has stored are used; the others are counted now.
 */
export async function figuresAcross(db: Db, asked: AcrossAsked, now: Date): Promise<BranchFigures[]> {
  const found: BranchFigures[] = [];
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const branches = await branchesAfter(db, after, asked.group);
    found.push(...(await figuresOfBatch(db, branches, asked, now)));
    const last = branches.at(-1);
    if (!last || branches.length < batch) return found;
    after = last.id;
  }
}

const branchesAfter = (db: Db, after: string, group: readonly string[]) =>
  rows(db.prisma, branchRow)`
    SELECT b."id"::text, b."name", b."timezone", b."country", b."settings"->>'currency' AS "currency" FROM "Branch" b
    WHERE b."id" > ${after}::uuid AND (${group.length} = 0
      OR EXISTS (SELECT 1 FROM unnest(${[...group]}::text[]) AS g(word) WHERE ${meant(Prisma.sql`g.word`)}))
    ORDER BY b."id" LIMIT ${batch}`;

async function figuresOfBatch(
  db: Db,
  branches: readonly BranchRow[],
  { report, measures, start }: AcrossAsked,
  now: Date,
): Promise<BranchFigures[]> {
  if (branches.length === 0) return [];
  const told = branches.map((branch) => {
    const period = periodOf(report.period, start, branch.timezone);
    return { branch, periods: [period, previous(period, branch.timezone)] };
  });
  const kept = await keptFigures(
    db,
    branches.map(({ id }) => id),
    report,
    { measures, periods: told[0]?.periods ?? [] },
  );
  const missing = told.map(({ branch, periods }) => ({
    branchId: branch.id,
    periods: periods.filter(({ name }) => !kept.has(`${branch.id}/${name}`)),
  }));
  const counted = await figuresAmong(
    db,
    measures,
    missing.map(({ branchId, periods }) => ({
      branchId,
      stretches: periods.map((period) => passed(period, now)),
    })),
  );
  const places = new Map(missing.map(({ branchId, periods }) => [branchId, periods]));
  return told.map(({ branch: { id, name, country, currency }, periods }) => {
    const figuresFor = (period: Period | undefined): Figures => {
      const place = places.get(id)?.findIndex((one) => one.name === period?.name) ?? -1;
      return kept.get(`${id}/${period?.name}`) ?? counted.get(id)?.[place] ?? {};
    };
    const [period, before] = periods;
    return {
      id,
      name,
      currency: currencyOf({ country, settings: currency ? { currency } : {} }),
      figures: figuresFor(period),
      before: figuresFor(before),
      kept: kept.has(`${id}/${period?.name}`),
    };
  });
}
