import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysNamed, periodAsked } from '../../../src/platform/reading/periods.js';
import { PERIOD_KINDS, type PeriodKind } from '../../../src/platform/time/period.js';

const TODAY = '2026-11-20';
const place = { today: TODAY, timezone: 'Asia/Shanghai', country: 'CN' };
const named = (kind: PeriodKind, text: string) => periodAsked(kind, text, place)?.name ?? null;

describe('a period that is asked for', () => {
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
    ['week', '38', '2026-W38'],
    ['week', 'week 38', '2026-W38'],
    ['week', '第38週', '2026-W38'],
    ['week', 'the week before last', '2026-W45'],
    ['month', '09/2026', '2026-09'],
    ['month', 'September last year', '2025-09'],
    ['month', 'last September', '2026-09'],
    ['month', "Sept '25", '2025-09'],
    ['quarter', 'third quarter', '2026-Q3'],
    ['quarter', 'Q3 last year', '2025-Q3'],
    ['quarter', '第三季', '2026-Q3'],
    ['day', 'last Friday', '2026-11-13'],
    ['day', 'Wednesday', '2026-11-18'],
    ['day', '周三', '2026-11-18'],
    ['day', 'Thursday 19 Nov', '2026-11-19'],
    ['day', 'Friday 19 Nov', null],
    ['day', '5号', '2026-11-05'],
    ['day', '25号', '2026-10-25'],
    ['day', '11/3', '2026-11-03'],
    ['day', 'tomorrow', '2026-11-21'],
    ['day', '3pm', null],
    ['month', 'next month', '2026-12'],
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
        const period = periodAsked(kind, words, place);
        if (period) expect(period.kind).toBe(kind);
      }),
      { numRuns: 500 },
    );
  });
});

describe('days named for the past', () => {
  const days = (text: string, country = 'CN') => {
    const found = daysNamed(text, { ...place, country });
    return found && `${found.first} ${found.last}`;
  };
  it.each([
    ['1–15 Sept', '2026-09-01 2026-09-15'],
    ['Sept 1 - 15', '2026-09-01 2026-09-15'],
    ['1st to 15th September 2025', '2025-09-01 2025-09-15'],
    ['9月1日至15日', '2026-09-01 2026-09-15'],
    ['9月1-15日', '2026-09-01 2026-09-15'],
    ['９月１日～１５日', '2026-09-01 2026-09-15'],
    ['10-11月', '2026-10-01 2026-11-30'],
    ['Oct to Nov', '2026-10-01 2026-11-30'],
    ['Q1-Q2', '2026-01-01 2026-06-30'],
    ['Nov 28 to Jan 5', '2025-11-28 2026-01-05'],
    ['1 Nov to 15 Nov 2025', '2025-11-01 2025-11-15'],
    ['from Monday to Wednesday', '2026-11-16 2026-11-18'],
    ['between 3 Nov and 7 Nov', '2026-11-03 2026-11-07'],
    ['since Monday', '2026-11-16 2026-11-20'],
    ['周一以来', '2026-11-16 2026-11-20'],
    ['2026-10-01..', '2026-10-01 9998-12-31'],
    ['until 5 Nov', '0001-01-01 2026-11-05'],
    ['last 7 days', '2026-11-14 2026-11-20'],
    ['past two weeks', '2026-11-07 2026-11-20'],
    ['近7天', '2026-11-14 2026-11-20'],
    ['近三个月', '2026-08-21 2026-11-20'],
    ['過去兩週', '2026-11-07 2026-11-20'],
    ['上半年', '2026-01-01 2026-06-30'],
    ['H1 2026', '2026-01-01 2026-06-30'],
    ['ytd', '2026-01-01 2026-11-20'],
    ['last weekend', '2026-11-14 2026-11-15'],
    ['上周末', '2026-11-14 2026-11-15'],
    ['上个月', '2026-10-01 2026-10-31'],
  ])('%s', (text, expected) => expect(days(text)).toBe(expected));
  it('are written in the order of the country', () => {
    expect(days('3/11', 'GB')).toBe('2026-11-03 2026-11-03');
    expect(days('3/11', 'CN')).toBe('2026-03-11 2026-03-11');
    expect(days('115年9月', 'TW')).toBe('2026-09-01 2026-09-30');
    expect(days('115年9月', 'CN')).toBeNull();
    expect(days('115/9/3', 'TW')).toBe('2026-09-03 2026-09-03');
  });
  it.each([
    'the queue',
    '3 customers',
    '31 Feb',
    'last few days',
    '15 - 1 Sept 2026',
    '5 to 6',
    'week 60',
    '24/7',
    '月薪',
  ])('are not in %s', (text) => expect(days(text)).toBeNull());
});
