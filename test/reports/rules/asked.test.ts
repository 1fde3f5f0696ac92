import { describe, expect, it } from 'vitest';
import { readAsked } from '../../../src/reports/rules/asked.js';

/** What is meant on Friday, 20 November 2026. */
function meant(text: string): string {
  const asked = readAsked(text, { today: '2026-11-20', timezone: 'Asia/Shanghai', country: 'CN' });
  return 'report' in asked ? `${asked.report.name} ${asked.period.name}` : asked.fault;
}

describe('what somebody asks a report of', () => {
  it.each([
    ['week', 'week 2026-W47'],
    ['Week last', 'week 2026-W46'],
    ['week this', 'week 2026-W47'],
    ['week 2026-W46', 'week 2026-W46'],
    ['week W46', 'week 2026-W46'],
    ['week 46', 'week 2026-W46'],
    ['weekly 2026-11-04', 'week 2026-W45'],
    ['month', 'month 2026-10'],
    ['month this', 'month 2026-11'],
    ['month 2026-10', 'month 2026-10'],
    ['month October', 'month 2026-10'],
    ['month last', 'month 2026-10'],
    ['周', 'week 2026-W47'],
    ['週報', 'week 2026-W47'],
    ['周报 上周', 'week 2026-W46'],
    ['周上上周', 'week 2026-W45'],
    ['月', 'month 2026-10'],
    ['月報 本月', 'month 2026-11'],
    ['月报10月', 'month 2026-10'],
    ['day', 'day 2026-11-20'],
    ['Day log yesterday', 'day 2026-11-19'],
    ['日志', 'day 2026-11-20'],
    ['工作日誌 昨天', 'day 2026-11-19'],
  ])('%s', (text, expected) => expect(meant(text)).toBe(expected));

  it.each([
    ['last week', 'week 2026-W46'],
    ['this month', 'month 2026-11'],
    ['上周', 'week 2026-W46'],
    ['上月', 'month 2026-10'],
    ['10月', 'month 2026-10'],
    ['W46', 'week 2026-W46'],
    ['today', 'day 2026-11-20'],
    ['昨天', 'day 2026-11-19'],
    ['2026-11-18', 'day 2026-11-18'],
    ['上個月', 'month 2026-10'],
    ['Q3', 'quarter 2026-Q3'],
    ['第三季度', 'quarter 2026-Q3'],
    ['September', 'month 2026-09'],
    ['9月', 'month 2026-09'],
    ['2026-09', 'month 2026-09'],
    ['week 38', 'week 2026-W38'],
    ['the report of September', 'month 2026-09'],
    ['九月的月报', 'month 2026-09'],
    ['last Friday', 'day 2026-11-13'],
    ['Q3 last year', 'quarter 2025-Q3'],
    ['last', 'week 2026-W46'],
  ])('a period alone is enough: %s', (text, expected) => expect(meant(text)).toBe(expected));

  it.each([
    ['', 'unknown'],
    ['profit', 'unknown'],
    ['weekend', 'unknown'],
    ['week blue', 'period'],
    ['1–15 Sept', 'days'],
    ['9月1日至15日', 'days'],
    ['last weekend', 'days'],
    ['week 1–15 Sept', 'days'],
    ['month 2027-02', 'future'],
    ['week 2026-W48', 'future'],
  ])('not understood: %s', (text, expected) => expect(meant(text)).toBe(expected));
});
