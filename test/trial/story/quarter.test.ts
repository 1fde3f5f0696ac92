import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { followers, routines } from '../../../src/modules.js';
import { type Db, dbOf } from '../../../src/platform/database/db.js';
import { createSeal, makeKey } from '../../../src/platform/database/seal.js';
import type { Branch } from '../../../src/platform/directory/branch.js';
import { keepProfile, membersOf } from '../../../src/platform/directory/store/people.js';
import { speak } from '../../../src/platform/language/speak.js';
import { periodOf } from '../../../src/platform/time/period.js';
import { quarterly } from '../../../src/reports/definitions/quarterly.js';
import { reportMessage } from '../../../src/reports/messages/report.js';
import type { ReportFigures } from '../../../src/reports/rules/report-figures.js';
import { compileReport } from '../../../src/reports/store/compile-report.js';
import { sheetOf } from '../../../src/reports/store/report-sheet.js';
import { trialBranches } from '../../../src/trial/story/branches.js';
import { liveThrough } from '../../../src/trial/story/history.js';
import { openBranches } from '../../../src/trial/story/open-branches.js';
import { workspace } from '../../../src/trial/story/workspace.js';
import { writeDown } from '../../../src/trial/story/write-down.js';
import { openTestDatabase, type TestDatabase } from '../../platform/database/image.js';
import { naiveFigures, type Rows } from '../../reports/naive.js';
import { naiveHeat, naivePointers, naiveRankings } from '../../reports/naive-pointers.js';

/** The third quarter is over since Wednesday; fourteen weeks before lie in the second. */
const end = new Date('2026-10-02T09:20:00Z');
const weeks = 14;

let database: TestDatabase;
let db: Db;
let branch: Branch;
let compiled: ReportFigures;
let rows: Rows;
beforeAll(async () => {
  database = await openTestDatabase();
  db = dbOf(database, createSeal(makeKey()), followers);
  const [first] = await openBranches(db, trialBranches, 'trial', new Date('2026-06-01T00:00:00Z'));
  if (!first) throw new Error('there is a branch');
  branch = first;
  for (const { id, realName, locale } of workspace.users)
    await keepProfile(db, id, { name: realName, locale: locale ?? null }, end);
  const past = liveThrough({ branch, members: await membersOf(db, branch.id) }, end, 5, weeks);
  await db.prisma.$transaction((tx) => writeDown(db, tx, past), { timeout: 120_000 });
  compiled = await compileReport({ db, branch, now: end }, quarterly, quarter());
  rows = await rowsOf();
}, 180_000);
afterAll(() => database.close());

const quarter = () => periodOf('quarter', '2026-09-30', branch.timezone);

async function rowsOf(): Promise<Rows> {
  const where = { branchId: branch.id };
  const [records, clocks, pastClocks, runs] = await Promise.all([
    db.prisma.record.findMany({ where }),
    db.prisma.clock.findMany({ where }),
    db.prisma.pastClock.findMany({ where }),
    db.prisma.run.findMany({ where, include: { items: true } }),
  ]);
  return {
    records: records.map((row) => ({ ...row, details: row.details as Record<string, string | number> })),
    clocks,
    pastClocks,
    runs,
    outages: await db.prisma.outage.findMany(),
    items: runs.flatMap(({ items }) =>
      items.map(({ rule, value, ...item }) => ({
        ...item,
        rule: (rule as { counts?: string } | null)?.counts ? (rule as { counts: string }) : null,
        value: typeof value === 'number' ? value : null,
      })),
    ),
  };
}

describe('a quarter of the trial', () => {
  it('is full of what happens in a branch', () => {
    const { complaints, incidents, referrals, tickets, downtime, sales_amount } = compiled.figures;
    for (const figure of [complaints, incidents, referrals, tickets, downtime, sales_amount])
      expect(figure).toBeGreaterThan(10);
    expect(compiled.closed).toBe(true);
  });

  it('has the figures that counting by hand gives', () => {
    const { start, end: last } = quarter();
    const days = { first: start, last, timezone: branch.timezone, now: end };
    const byHand = naiveFigures(rows, days);
    for (const { name } of quarterly.measures) {
      const value = byHand[name];
      const expected =
        typeof value === 'number' && !Number.isInteger(value) ? expect.closeTo(value, 6) : value;
      expect(compiled.figures[name], name).toEqual(expected);
    }
    const pointers = naivePointers(rows, days);
    expect(compiled.pointers.open.count).toBe(pointers.open.length);
    expect(compiled.pointers.overdue.count).toBe(pointers.overdue.length);
    expect(compiled.pointers.missed.count).toBe(pointers.missed);
    const rankings = naiveRankings(rows, days);
    for (const { name } of quarterly.rankings)
      expect(compiled.pointers.rankings[name]).toEqual(rankings[name]);
    expect(compiled.pointers.heat.map(({ waiting: _, ...slot }) => slot)).toEqual(
      naiveHeat(rows, days).map(({ waiting: _, ...slot }) => slot),
    );
  });

  it('is told in every language, within what a message bears', async () => {
    const sheet = await sheetOf({ db, branch }, quarterly, quarter(), { now: end, routines });
    for (const language of ['en', 'zh-CN', 'zh-TW'] as const) {
      const speech = speak(language);
      const told = {
        ...sheet,
        lateSince: null,
        link: (channel: string, ts: string) => `https://slack.test/${channel}/${ts}`,
      };
      const { text, blocks } = reportMessage(told, speech);
      expect(blocks.length).toBeLessThanOrEqual(50);
      expect(text).toContain(speech.t('themes.complaints'));
      expect(text).toContain(speech.number(compiled.figures.referrals ?? Number.NaN));
    }
  });
});
