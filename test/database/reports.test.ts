import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileReport } from '../../src/database/compile-report.js';
import { figuresOf } from '../../src/database/reports.js';
import { weekly } from '../../src/domain/reports/weekly.js';
import { type Period, periodOf, previous } from '../../src/domain/time/periods.js';
import { naiveFigures, naivePointers, naiveTally } from '../reports/naive.js';
import { insertRows, someRows } from '../reports/rows.js';
import { openTestDatabase, type TestDatabase } from './image.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

const minute = 60_000;
/** Weeks and months over the turn of the year and over both changes of the clocks. */
const places: [timezone: string, kind: 'week' | 'month', date: string][] = [
  ['Europe/London', 'month', '2026-03-29'],
  ['Europe/London', 'week', '2026-10-25'],
  ['Asia/Shanghai', 'week', '2026-01-01'],
  ['Asia/Shanghai', 'month', '2026-12-31'],
  ['America/New_York', 'week', '2026-03-08'],
  ['America/New_York', 'month', '2026-11-01'],
  ['America/New_York', 'week', '2027-01-02'],
];
const place = fc.constantFrom(...places).chain(([timezone, kind, date]) => {
  const period = periodOf(kind, date, timezone);
  const before = previous(period, timezone);
  const nows = [
    new Date(period.to),
    new Date(period.to.getTime() + 5000 * minute),
    new Date(period.from.getTime() + 3000 * minute),
  ];
  return fc.record({
    timezone: fc.constant(timezone),
    period: fc.constant(period),
    before: fc.constant(before),
    now: fc.constantFrom(...nows),
    rows: someRows([before.from, period.from, period.to]),
  });
});
const days = ({ start, end }: Period, timezone: string, now: Date) => ({
  first: start,
  last: end,
  timezone,
  now,
});

describe('figures', () => {
  it('are those that counting by hand gives', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(place, async ({ timezone, period, before, now, rows }) => {
        const branchId = crypto.randomUUID();
        await insertRows(db.prisma, branchId, rows);
        const found = await figuresOf(db, branchId, weekly.measures, period, before, now);
        expect(found.figures).toEqual(close(naiveFigures(rows, days(period, timezone, now))));
        expect(found.before).toEqual(close(naiveFigures(rows, days(before, timezone, now))));

        const { figures, pointers: told } = await compileReport(
          db,
          { id: branchId, timezone },
          weekly,
          period,
          now,
        );
        for (const { name, kind, at, by } of weekly.tallies) {
          const spread = Object.entries(figures)
            .filter(([key, value]) => key.startsWith(`${name}.`) && value !== 0)
            .map(([key, value]) => [key.slice(name.length + 1), value]);
          const expected = naiveTally(rows, days(period, timezone, now), kind, at, by);
          expect(Object.fromEntries(spread)).toEqual(expected);
        }
        const expected = naivePointers(rows, days(period, timezone, now));
        expect(told.open.first.map(({ id }) => id)).toEqual(expected.open.slice(0, 10));
        expect(told.open.count).toBe(expected.open.length);
        expect(told.overdue.first.map(({ id }) => id)).toEqual(expected.overdue.slice(0, 10));
        expect(told.overdue.count).toBe(expected.overdue.length);
        expect(told.grave.count).toBe(expected.grave.size);
        expect(told.grave.first.every(({ id }) => expected.grave.has(id))).toBe(true);
        expect(told.broken.count).toBe(expected.broken.size);
        expect(told.broken.first.every(({ id }) => expected.broken.has(id))).toBe(true);
        expect(told.missed.count).toBe(expected.missed);
      }),
      { numRuns: 25, seed: 20261121, endOnFailure: true },
    );
  });
});

/** Sums of money and shares may differ in the last bit. */
const close = (figures: Record<string, number | null>) =>
  Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, value === null ? null : expect.closeTo(value, 6)]),
  );
