import { dateMeant, foldDateWords, plainNumbers } from './date-words.js';
import { yearOf } from './day.js';
import { type Period, type PeriodKind, periodOf, previous } from './period.js';
import { periodNamed } from './period-names.js';

export { PERIOD_KINDS, type Period, type PeriodKind, periodOf, previous } from './period.js';

const ENGLISH = /^(last|previous|prev|this|current)(?: (day|week|month|quarter|year|period))?$/;
const CHINESE = /^(上+|本|这|当|今|去|昨|前)一?个?(天|日|周|星期|礼拜|月|季度?|年|期)$/;
const UNITS: Record<string, PeriodKind> = {
  天: 'day',
  日: 'day',
  周: 'week',
  星期: 'week',
  礼拜: 'week',
  月: 'month',
  季: 'quarter',
  季度: 'quarter',
  年: 'year',
};

/**
 * The period that someone asks for in English or Chinese (simplified or traditional), or null where the text is not
 * understood or names a period of another kind.
 * - '' is the last closed one; for a day it is today, whose log people ask for while it is still being written.
 * - 'last', 'previous', 'this', 'last month', '上周', '上上周', '本月', '去年'
 * - names: '2026-W47', 'W47', '第47周'; '2026-11', '11', 'Nov 2026', '10月', '去年10月'; '2026-Q4', 'Q4', '四季度'; '2026', '2026年'
 * - a date inside it: see `dateMeant`
 *
 * Without a year it is the last such period that has begun. Nothing stops a period from lying in the future.
 * @param today the branch's local date
 */
export function parsePeriod(kind: PeriodKind, text: string, today: string, timezone: string): Period | null {
  const words = foldDateWords(text);
  const explicit = withYear(words, today);
  const start =
    relative(kind, words, today, timezone) ??
    dateMeant(explicit, today) ??
    periodNamed(kind, plainNumbers(explicit), today);
  // A date has four digits for its year, also the one after the period.
  return start === null || yearOf(start) < 1 || yearOf(start) > 9998 ? null : periodOf(kind, start, timezone);
}

function relative(kind: PeriodKind, words: string, today: string, timezone: string): string | null {
  const back = words === '' ? (kind === 'day' ? 0 : 1) : periodsBack(kind, words);
  if (back === null) return null;
  let period = periodOf(kind, today, timezone);
  for (let left = back; left > 0; left--) period = previous(period, timezone);
  return period.start;
}

function periodsBack(kind: PeriodKind, words: string): number | null {
  const english = ENGLISH.exec(words);
  if (english) {
    if (english[2] && english[2] !== 'period' && english[2] !== kind) return null;
    return /^(this|current)$/.test(english[1] ?? '') ? 0 : 1;
  }
  const chinese = CHINESE.exec(words);
  const [, which = '', unit = ''] = chinese ?? [];
  if (!chinese || (unit !== '期' && UNITS[unit] !== kind)) return null;
  if (which.startsWith('上')) return Math.min(which.length, 99);
  if (which === '前') return 2;
  return which === '去' || which === '昨' ? 1 : 0;
}

/** 去年10月 → 2025年10月 */
function withYear(words: string, today: string): string {
  const said = /^(前|去|今)年(?=.)/.exec(words);
  if (!said) return words;
  const back = { 前: 2, 去: 1, 今: 0 }[said[1] as '前' | '去' | '今'];
  return `${yearOf(today) - back}年${words.slice(2)}`;
}
