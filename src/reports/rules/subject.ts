import { isId } from '../../platform/id.js';
import type { SubjectCodec } from '../../platform/outbox/subject.js';
import type { Period } from '../../platform/time/period.js';
import { findReport } from '../definitions/index.js';
import type { Report } from './report.js';

/** The subject of a report's message, so that each period has one message. */
export interface ReportSubject {
  branchId: string;
  /** The report's name. */
  report: string;
  /** The period's name. */
  period: string;
  /**
   * A separate message, asked for before the schedule has posted the period's own: that must come as a new message,
   * and not as an edit far up in the channel.
   */
  aside: boolean;
}

/** `<branch id>/<report>/<period>`, with `/asked` appended where `aside`. */
export const reportSubject: SubjectCodec<ReportSubject> = {
  format: ({ branchId, report, period, aside }) =>
    [branchId, report, period, ...(aside ? ['asked'] : [])].join('/'),
  parse(text) {
    const [branchId, report, period, aside] = text.split('/');
    return isId(branchId) && report && period
      ? { branchId, report, period, aside: aside !== undefined }
      : null;
  },
};

/** The subject of a report's message. @param aside as in `ReportSubject` */
export const subjectOf = (
  branchId: string,
  report: Report,
  period: Period,
  aside = false,
): ReportSubject => ({
  branchId,
  report: report.name,
  period: period.name,
  aside,
});

/**
 * Reads a report's subject from a button.
 * @returns null where it is not valid, or this version does not have the report.
 */
export function readSubject(text: string): (Omit<ReportSubject, 'report'> & { report: Report }) | null {
  const subject = reportSubject.parse(text);
  if (!subject) return null;
  const report = findReport(subject.report);
  return report ? { ...subject, report } : null;
}
