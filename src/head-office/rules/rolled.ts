import type { SubjectCodec } from '../../platform/outbox/subject.js';
import { type Period, periodByName } from '../../platform/time/period.js';
import { type Report, reports } from '../../reports/module.js';

/** The reports that are rolled up. Not the daily one: a day is too short to compare branches. */
export const rolledReports: readonly Report[] = reports.filter(({ period }: Report) => period !== 'day');

/** A report and its period, by their names. */
export interface Rolled {
  report: string;
  period: string;
}

/** As the subject of a message: `week/2026-W46`. */
export const rolledSubject: SubjectCodec<Rolled> = {
  format: ({ report, period }) => `${report}/${period}`,
  parse(text) {
    const [report, period] = text.split('/');
    return report && period ? { report, period } : null;
  },
};

export const rolledOf = (report: Report, period: Pick<Period, 'name'>): Rolled => ({
  report: report.name,
  period: period.name,
});

/** As the value of a button. */
export const rolledAs = (report: Report, period: Pick<Period, 'name'>): string =>
  rolledSubject.format(rolledOf(report, period));

/** Looks up the report and the period. @returns null where this version knows no such report or period. */
export function rolledMeant(rolled: Rolled, timezone: string): { report: Report; period: Period } | null {
  const report = rolledReports.find((one) => one.name === rolled.report);
  const period = report ? periodByName(report.period, rolled.period, timezone) : null;
  return report && period ? { report, period } : null;
}

/** The same for the value of a button, which is not trusted. */
export function readRolled(text: string, timezone: string): { report: Report; period: Period } | null {
  const rolled = rolledSubject.parse(text);
  return rolled && rolledMeant(rolled, timezone);
}
