import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Period, periodOf, previous } from '../../src/platform/time/period.js';
import { daylog } from '../../src/reports/definitions/daylog.js';
import { monthly } from '../../src/reports/definitions/monthly.js';
import { quarterly } from '../../src/reports/definitions/quarterly.js';
import { weekly } from '../../src/reports/definitions/weekly.js';
import type { Report } from '../../src/reports/rules/report.js';
import type { Figures } from '../../src/reports/rules/report-figures.js';
import { usualOf } from '../../src/reports/rules/usual.js';
import { compileReport } from '../../src/reports/store/compile-report.js';
import { figuresAmong } from '../../src/reports/store/figures/figures.js';
import { passed } from '../../src/reports/store/figures/rows.js';
import { figuresOf } from '../../src/reports/store/reports.js';
import { openTestDatabase, type TestDatabase } from '../platform/database/image.js';
import { sameFigures, tellBriefly } from './differing.js';
import { naiveFigures, naiveTally, type Rows } from './naive.js';
import type { Days, PeriodKind } from './naive-days.js';
import { naiveCorrected, naivePast, naiveUsual } from './naive-past.js';
import { naiveHeat, naivePointers, naiveRankings } from './naive-pointers.js';
import { correctRows, insertRows, someRows } from './rows.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

const minute = 60_000;
const reports: Record<PeriodKind, Report> = { day: daylog, week: weekly, month: monthly, quarter: quarterly };
/** Over the turn of the year and over changes of the clocks; one of them at midnight, one by half an hour. */
const places: [timezone: string, kind: PeriodKind, date: string][] = [
  ['Europe/London', 'month', '2026-03-29'],
  ['Europe/London', 'week', '2026-10-25'],
  ['Asia/Shanghai', 'week', '2026-01-01'],
  ['Asia/Shanghai', 'month', '2026-12-31'],
  ['America/New_York', 'week', '2026-03-08'],
  ['America/New_York', 'month', '2026-11-01'],
  ['America/New_York', 'week', '2027-01-02'],
  ['Africa/Cairo', 'week', '2026-04-24'],
  ['Australia/Lord_Howe', 'week', '2026-04-05'],
  ['Europe/London', 'quarter', '2026-02-01'],
  ['America/New_York', 'day', '2026-11-01'],
];
const anyPlace = fc
  .record({
    timezone: fc.constantFrom(...new Set(places.map(([timezone]) => timezone))),
    kind: fc.constantFrom<PeriodKind>('day', 'week', 'month', 'quarter'),
    day: fc.integer({ min: 0, max: 3 * 365 }),
  })
  .map(({ timezone, kind, day }): (typeof places)[number] => [
    timezone,
    kind,
    new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10),
  ]);
const place = fc.oneof(fc.constantFrom(...places), anyPlace).chain(([timezone, kind, date]) => {
  const period = periodOf(kind, date, timezone);
  const before = previous(period, timezone);
  let first = before;
  for (let left = 12; left > 0; left--) first = previous(first, timezone);
  const over = [new Date(period.to), new Date(period.to.getTime() + 5000 * minute)];
  return fc.record({
    kind: fc.constant(kind),
    timezone: fc.constant(timezone),
    period: fc.constant(period),
    before: fc.constant(before),
    over: fc.constantFrom(...over),
    now: fc.constantFrom(...over, new Date(period.from.getTime() + 3000 * minute)),
    rows: someRows(first.from, [before.from, period.from, period.to]),
  });
});
const days = ({ start, end }: Period, timezone: string, now: Date) => ({
  first: start,
  last: end,
  timezone,
  now,
});
/** Each test has a seed of its own: the ids of its rows follow from it. */
const runs = (seed: number, numRuns: number) => ({
  seed,
  numRuns,
  endOnFailure: true,
  reporter: tellBriefly,
});

describe('reports', () => {
  it('have the figures that counting by hand gives', async () => {
    await fc.assert(
      fc.asyncProperty(place, async ({ kind, timezone, period, before, now, rows }) => {
        const id = await branchOf(rows);
        const { measures } = reports[kind];
        const found = await figuresOf({ db, branchId: id, now }, measures, period, before);
        sameFigures('the period', found.figures, byHand(measures, rows, days(period, timezone, now)));
        sameFigures('the one before', found.before, byHand(measures, rows, days(before, timezone, now)));
      }),
      runs(20261121, 30),
    );
  });

  it('point at what counting by hand points at', async () => {
    await fc.assert(
      fc.asyncProperty(place, async ({ kind, timezone, period, now, rows }) => {
        const id = await branchOf(rows);
        const report = reports[kind];
        const compiled = await compileReport({ db, branch: { id, timezone }, now }, report, period);
        const { figures, pointers: told } = compiled;
        const within = days(period, timezone, now);
        for (const { name, kind, at, by } of report.tallies) {
          const spread = Object.entries(figures)
            .filter(([key, value]) => key.startsWith(`${name}.`) && value !== 0)
            .map(([key, value]) => [key.slice(name.length + 1), value]);
          sameFigures(name, Object.fromEntries(spread), naiveTally(rows, within, kind, at, by));
        }
        const expected = naivePointers(rows, within);
        expect(told.open.first.map(({ id }) => id)).toEqual(expected.open.slice(0, 10));
        expect(told.open.count).toBe(expected.open.length);
        expect(told.overdue.first.map(({ id }) => id)).toEqual(expected.overdue.slice(0, 10));
        expect(told.overdue.count).toBe(expected.overdue.length);
        expect(told.grave.count).toBe(expected.grave.size);
        expect(told.grave.first.every(({ id }) => expected.grave.has(id))).toBe(true);
        expect(told.broken.count).toBe(expected.broken.size);
        expect(told.broken.first.every(({ id }) => expected.broken.has(id))).toBe(true);
        expect(told.missed.count).toBe(expected.missed);
        expect(told.away.first.map(({ from, until }) => ({ from: +from, until: +until }))).toEqual(
          expected.away,
        );
        const rankings = naiveRankings(rows, within);
        const ranked = Object.fromEntries(report.rankings.map(({ name }) => [name, rankings[name]]));
        sameFigures('rankings', told.rankings, ranked);
        const heat = report.heat ? naiveHeat(rows, within) : [];
        expect(told.heat).toEqual(
          heat.map((slot) => ({ ...slot, waiting: slot.waiting && expect.closeTo(slot.waiting, 6) })),
        );

        const past = naivePast(
          rows,
          kind,
          within,
          report.measures.map(({ name }) => name),
        );
        expect(compiled.past).toHaveLength(past.length);
        for (const [index, figures] of past.entries())
          sameFigures(
            `past period ${index}`,
            of(compiled.past[index]?.figures ?? {}, report.measures),
            of(figures, report.measures),
          );
        for (const measure of report.measures) {
          const usual = naiveUsual(past, measure.name);
          const found = usualOf(measure, compiled);
          if (usual) sameFigures(`the usual ${measure.name}`, { ...found }, { ...usual });
          else expect(found, `the usual ${measure.name}`).toEqual(usual);
        }
      }),
      runs(20261122, 30),
    );
  });

  it('that are over stay as they were, and say what would be others today', async () => {
    await fc.assert(
      fc.asyncProperty(place, fc.nat(), async ({ kind, timezone, period, over, rows: drawn }, seed) => {
        // Figures are kept only once an outage is over.
        const rows = { ...drawn, outages: drawn.outages.filter(({ until }) => until !== null) };
        const id = await branchOf(rows);
        const compile = () =>
          compileReport({ db, branch: { id, timezone }, now: over }, reports[kind], period);
        const first = await compile();
        expect(first).toMatchObject({ closed: true, corrected: {} });
        const corrected = await correctRows(db.prisma, rows, seed);
        const { corrected: found, ...again } = await compile();
        expect({ ...again, corrected: {} }).toEqual(first);
        const changed = naiveCorrected(rows, corrected, days(period, timezone, over));
        const told = reports[kind].measures.filter(({ name }) => name in changed);
        sameFigures('corrected', found, of(changed, told));
      }),
      runs(20261123, 15),
    );
  });

  it('of many branches are those of each', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(place, { minLength: 2, maxLength: 4 }), async (places) => {
        const asked = [];
        for (const { rows, period, before, now } of places) {
          const stretches = [passed(period, now), passed(before, now)];
          asked.push({ branchId: await branchOf(rows), stretches });
        }
        const found = await figuresAmong(db, weekly.measures, asked);
        for (const [index, { rows, period, before, now, timezone }] of places.entries())
          for (const [at, stretch] of [period, before].entries())
            sameFigures(
              `branch ${index}, ${['the period', 'the one before'][at]}`,
              found.get(asked[index]?.branchId ?? '')?.[at] ?? {},
              byHand(weekly.measures, rows, days(stretch, timezone, now)),
            );
      }),
      runs(20261124, 6),
    );
  });
});

/** A branch of its own that has these rows. */
async function branchOf(rows: Rows): Promise<string> {
  const branchId = crypto.randomUUID();
  await insertRows(db.prisma, branchId, rows);
  return branchId;
}

type Named = readonly { name: string }[];

/** The figures of these measures alone; one that is not counted by hand is missed. */
const of = (figures: Figures, measures: Named): Figures =>
  Object.fromEntries(
    measures.map(({ name }) => {
      const value = figures[name];
      if (value === undefined) throw new Error(`nobody counts ${name}`);
      return [name, value];
    }),
  );

const byHand = (measures: Named, rows: Rows, within: Days) => of(naiveFigures(rows, within), measures);
