import { dateMeant, foldDateWords } from '../../platform/time/date-words.js';
import { type Period, parsePeriod, periodOf } from '../../platform/time/periods.js';
import { reports } from '../definitions/index.js';
import type { Report } from './report.js';

export type ReportAsked =
  | { report: Report; period: Period }
  /** No report is called that, or none was named. */
  | { fault: 'unknown' }
  /** The report is known, the period is not. */
  | { fault: 'period'; text: string }
  | { fault: 'future'; period: Period };

/**
 * What somebody wants who types `week`, `month 2026-10`, `周 上周` or only `last month`, `10月`: a report's name, a
 * period, or both. Without a period it is the one that the report is for.
 * @param today the branch's local date
 */
export function readAsked(text: string, today: string, timezone: string): ReportAsked {
  const words = foldDateWords(text);
  if (words === '') return { fault: 'unknown' };
  const named = nameAtStart(words);
  if (named) {
    const { report, rest } = named;
    if (rest === '' && report.of === 'current')
      return { report, period: periodOf(report.period, today, timezone) };
    const period = parsePeriod(report.period, rest, today, timezone);
    if (period) return begun(report, period, today);
  }
  // No name, or one that is part of the period: `last week`, 10月.
  const isDate = dateMeant(words, today) !== null;
  for (const report of reports) {
    // A date alone is that day; nothing else that names no unit is.
    if ((report.period === 'day') !== isDate) continue;
    const period = parsePeriod(report.period, words, today, timezone);
    if (period) return begun(report, period, today);
  }
  return named ? { fault: 'period', text: named.rest } : { fault: 'unknown' };
}

function begun(report: Report, period: Period, today: string): ReportAsked {
  return period.start > today ? { fault: 'future', period } : { report, period };
}

/** The report whose longest name the words begin with; a Latin name must be a whole word. */
function nameAtStart(words: string): { report: Report; rest: string } | null {
  const names = reports
    .flatMap((report) => report.called.map((name) => ({ report, name })))
    .filter(({ name }) => words.startsWith(name))
    .filter(({ name }) => !/^[a-z]/.test(name) || !/^[a-z0-9]/.test(words.slice(name.length)))
    .sort((one, other) => other.name.length - one.name.length);
  const [found] = names;
  return found
    ? { report: found.report, rest: words.slice(found.name.length).replace(/^[\s:,]+/, '') }
    : null;
}
