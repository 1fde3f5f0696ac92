import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/platform/time/day.js';
import {
  PERIOD_KINDS,
  type PeriodKind,
  periodByName,
  periodOf,
  previous,
} from '../../../src/platform/time/period.js';

const ZONE = 'Asia/Shanghai';
const TODAY = '2026-11-20';

describe('periodOf', () => {
  it('names and bounds each kind', () => {
    const bounds = (kind: PeriodKind, date = TODAY) => {
      const { name, start, end } = periodOf(kind, date, ZONE);
      return [name, start, end];
    };
    expect(bounds('day')).toEqual(['2026-11-20', '2026-11-20', '2026-11-20']);
    expect(bounds('week')).toEqual(['2026-W47', '2026-11-16', '2026-11-22']);
    expect(bounds('month')).toEqual(['2026-11', '2026-11-01', '2026-11-30']);
    expect(bounds('quarter')).toEqual(['2026-Q4', '2026-10-01', '2026-12-31']);
    expect(bounds('year')).toEqual(['2026', '2026-01-01', '2026-12-31']);
    expect(bounds('week', '2027-01-01')).toEqual(['2026-W53', '2026-12-28', '2027-01-03']);
    expect(bounds('week', '2024-12-30')).toEqual(['2025-W01', '2024-12-30', '2025-01-05']);
    expect(bounds('month', '2024-02-10')).toEqual(['2024-02', '2024-02-01', '2024-02-29']);
  });

  it('runs from local midnight to local midnight', () => {
    const march = periodOf('month', '2026-03-15', 'America/New_York');
    expect(march.from.toISOString()).toBe('2026-03-01T05:00:00.000Z');
    expect(march.to.toISOString()).toBe('2026-04-01T04:00:00.000Z');
  });

  it('leaves no gap between a period and the one before, and its name leads back to it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PERIOD_KINDS), fc.integer({ min: 0, max: 4000 }), (kind, offset) => {
        const date = addDays('2020-01-01', offset);
        const period = periodOf(kind, date, 'America/Santiago');
        const before = previous(period, 'America/Santiago');
        expect(before.to).toEqual(period.from);
        expect(addDays(before.end, 1)).toBe(period.start);
        expect(period.start <= date && date <= period.end).toBe(true);
        expect(periodByName(kind, period.name, 'America/Santiago')).toEqual(period);
      }),
      { numRuns: 200 },
    );
  });

  it.each<[PeriodKind, string]>([
    ['week', '2026-W54'],
    ['week', 'week 3'],
    ['month', '2026-13'],
    ['day', '2026-02-30'],
    ['quarter', '2026-Q5'],
    ['year', '0000'],
    ['year', 'last'],
  ])('%s: nothing is called %s', (kind, name) => {
    expect(periodByName(kind, name, ZONE)).toBeNull();
  });
});
