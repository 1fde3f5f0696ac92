import { daysNamed, type PeriodPlace, periodAsked } from '../../platform/reading/periods.js';
import { phraseOf } from '../../platform/reading/phrase.js';
import { type Period, periodOf } from '../../platform/time/period.js';
import { reports } from '../definitions/index.js';
import type { Report } from './report.js';

export type ReportAsked =
  | { report: Report; period: Period }
  /** No report has that name, or none was named. */
  | { fault: 'unknown' }
  /** The report is known, but the period is not. */
  | { fault: 'period' }
  /** Dates that are understood but are no period of a report: no day, week, month, quarter or year. */
  | { fault: 'days'; first: string; last: string }
  | { fault: 'future'; period: Period };

/**
 * Reads what somebody types: `week`, `month 2026-10`, `周 上周` or only `last month`, `10月`, that is a report's name, a
 * period, or both. Without a period it is the report's default (`of`).
 */
export function readAsked(text: string, place: PeriodPlace): ReportAsked {
  const words = phraseOf(text);
  if (words === '') return { fault: 'unknown' };
  const named = nameIn(words);
  if (named) {
    const { report, rest } = named;
    if (rest === '' && report.of === 'current')
      return { report, period: periodOf(report.period, place.today, place.timezone) };
    const period = periodAsked(report.period, rest, place);
    if (period) return begun(report, period, place);
  }
  // No report is named, or its name is part of the period: `last week`, 10月, "week 38".
  const days = daysNamed(words.replace(TIES, ''), place) ?? (named ? daysNamed(named.rest, place) : null);
  const report = days?.of ? reports.find(({ period }) => period === days.of) : null;
  if (days && report) return begun(report, periodOf(report.period, days.first, place.timezone), place);
  if (days) return { fault: 'days', first: days.first, last: days.last };
  // `last` alone means last week.
  const bare = named ? null : periodAsked('week', words, place);
  const weekly = reports.find(({ period }) => period === 'week');
  if (bare && weekly) return begun(weekly, bare, place);
  return named ? { fault: 'period' } : { fault: 'unknown' };
}

function begun(report: Report, period: Period, { today }: PeriodPlace): ReportAsked {
  return period.start > today ? { fault: 'future', period } : { report, period };
}

/** Words that may link a report's name and its period, in either order: the report of September, 九月的月报. */
const TIES =
  /^(?:[\s:,的]|(?:report|for|of|the)(?![a-z])|报告|报表)+|(?:[\s:,的]|(?<![a-z])(?:report|for|of|the)|报告|报表)+$/gu;

/** The report whose name the words begin or end with, the longest match counts; a Latin name must be a whole word. */
function nameIn(words: string): { report: Report; rest: string } | null {
  const untied = words.replace(TIES, '');
  const names = reports
    .flatMap((report) => report.called.map((name) => ({ report, name: phraseOf(name) })))
    .sort((one, other) => other.name.length - one.name.length);
  const whole = (name: string, beside: string | undefined) =>
    !/^[a-z]/.test(name) || !/[a-z0-9]/.test(beside ?? '');
  for (const { report, name } of names)
    if (untied.startsWith(name) && whole(name, untied[name.length]))
      return { report, rest: untied.slice(name.length).replace(TIES, '') };
  for (const { report, name } of names)
    if (name.length > 1 && untied.endsWith(name) && whole(name, untied.at(-name.length - 1)))
      return { report, rest: untied.slice(0, -name.length).replace(TIES, '') };
  return null;
}
