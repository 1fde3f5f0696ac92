import { type Period, parsePeriod } from '../../platform/time/periods.js';
import { reports } from '../../reports/definitions/index.js';
import type { Report } from '../../reports/rules/report.js';

/** What is rolled up: a day is too short to compare branches by. */
export const rolledReports: readonly Report[] = reports.filter(({ period }: Report) => period !== 'day');

/** A report of all branches and its period, as buttons and messages know it: `week/2026-W46`. */
export const rolledAs = (report: Report, period: Pick<Period, 'name'>): string =>
  `${report.name}/${period.name}`;

/**
 * Takes it apart. @returns null where it is none, or this version knows no such report.
 * @param today a date in the time zone
 */
export function readRolled(
  text: string,
  today: string,
  timezone: string,
): { report: Report; period: Period } | null {
  const [name = '', written = ''] = text.split('/');
  const report = rolledReports.find((one) => one.name === name);
  const period = report && written !== '' ? parsePeriod(report.period, written, today, timezone) : null;
  return report && period ? { report, period } : null;
}
