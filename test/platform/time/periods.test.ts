import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/platform/time/day.js';
import {
  PERIOD_KINDS,
  type PeriodKind,
  parsePeriod,
  periodOf,
  previous,
} from '../../../src/platform/time/periods.js';

const ZONE = 'Asia/Shanghai';
const TODAY = '2026-11-20';
const named = (kind: PeriodKind, text: string) => parsePeriod(kind, text, TODAY, ZONE)?.name ?? null;

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
        expect(parsePeriod(kind, period.name, TODAY, 'America/Santiago')).toEqual(period);
      }),
      { numRuns: 200 },
    );
  });
});

describe('parsePeriod', () => {
  it.each<[PeriodKind, string, string | null]>([
    ['day', '', '2026-11-20'],
    ['week', '', '2026-W46'],
    ['month', '  ', '2026-10'],
    ['quarter', '', '2026-Q3'],
    ['year', '', '2025'],
    ['week', 'last', '2026-W46'],
    ['week', 'This Week', '2026-W47'],
    ['month', 'previous month', '2026-10'],
    ['month', 'last week', null],
    ['day', 'yesterday', '2026-11-19'],
    ['day', 'last', '2026-11-19'],
    ['week', 'yesterday', '2026-W47'],
    ['week', '上周', '2026-W46'],
    ['week', '上週', '2026-W46'],
    ['week', '上个星期', '2026-W46'],
    ['week', '上禮拜', '2026-W46'],
    ['week', '上上周', '2026-W45'],
    ['week', '上一周', '2026-W46'],
    ['week', '本周', '2026-W47'],
    ['week', '這個星期', '2026-W47'],
    ['week', '上期', '2026-W46'],
    ['month', '上月', '2026-10'],
    ['month', '上个月', '2026-10'],
    ['month', '上個月', '2026-10'],
    ['month', '本月', '2026-11'],
    ['month', '當月', '2026-11'],
    ['month', '上周', null],
    ['day', '昨天', '2026-11-19'],
    ['day', '今天', '2026-11-20'],
    ['day', '前天', '2026-11-18'],
    ['year', '去年', '2025'],
    ['year', '今年', '2026'],
    ['year', '前年', '2024'],
    ['quarter', '上季度', '2026-Q3'],
    ['quarter', '上個季度', '2026-Q3'],
    ['quarter', '本季', '2026-Q4'],
    ['month', '10月', '2026-10'],
    ['month', '１０月', '2026-10'],
    ['month', '十月', '2026-10'],
    ['month', '十二月', '2025-12'],
    ['month', '11 月', '2026-11'],
    ['month', '12月', '2025-12'],
    ['month', '去年10月', '2025-10'],
    ['month', '2025年3月', '2025-03'],
    ['month', '2025/3', '2025-03'],
    ['month', '二〇二五年三月份', '2025-03'],
    ['month', 'Nov', '2026-11'],
    ['month', 'december', '2025-12'],
    ['month', 'Sept. 2024', '2024-09'],
    ['month', '2024 sep', '2024-09'],
    ['month', '13', null],
    ['month', '2026-00', null],
    ['month', 'smarch', null],
    ['month', '2026-W47', null],
    ['week', 'W47', '2026-W47'],
    ['week', 'w50', '2025-W50'],
    ['week', '2026w01', '2026-W01'],
    ['week', 'week 3, 2025', '2025-W03'],
    ['week', '第47周', '2026-W47'],
    ['week', '2025年第3週', '2025-W03'],
    ['week', '2025-W53', null],
    ['week', 'w53', '2020-W53'],
    ['week', 'w54', null],
    ['quarter', 'Q4', '2026-Q4'],
    ['quarter', 'q2 2025', '2025-Q2'],
    ['quarter', '第三季度', '2026-Q3'],
    ['quarter', '去年四季度', '2025-Q4'],
    ['quarter', 'Q5', null],
    ['year', '2024', '2024'],
    ['year', '２０２４年', '2024'],
    ['year', '0000', null],
    ['day', '2026-11-03', '2026-11-03'],
    ['day', '20261103', '2026-11-03'],
    ['day', '2026.11.3', '2026-11-03'],
    ['day', '2026年11月3日', '2026-11-03'],
    ['day', '11月3号', '2026-11-03'],
    ['day', '十一月三號', '2026-11-03'],
    ['day', '12月25日', '2025-12-25'],
    ['day', '2月29日', '2024-02-29'],
    ['day', '3 Nov', '2026-11-03'],
    ['day', 'Nov 3rd, 2025', '2025-11-03'],
    ['day', '2026-02-30', null],
    ['day', 'gibberish', null],
    ['week', '2026-11-03', '2026-W45'],
    ['month', '3 November 2025', '2025-11'],
    ['year', '昨天', '2026'],
  ])('%s %j → %s', (kind, text, name) => {
    expect(named(kind, text)).toBe(name);
  });

  it('takes anything without throwing', () => {
    const piece = fc.constantFrom(
      '上',
      '周',
      '一',
      '十',
      '年',
      '月',
      '日',
      '20',
      '2026',
      '-',
      'w',
      'q',
      ' ',
      'last',
      'nov',
      '第',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 8 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(fc.constantFrom(...PERIOD_KINDS), text, (kind, words) => {
        const period = parsePeriod(kind, words, TODAY, ZONE);
        if (period) expect(period.kind).toBe(kind);
      }),
      { numRuns: 500 },
    );
  });
});
