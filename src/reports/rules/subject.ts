import { isId } from '../../platform/id.js';
import type { SubjectCodec } from '../../platform/outbox/subject.js';
import type { Period } from '../../platform/time/period.js';
import { findReport } from '../definitions/index.js';
import type { Report } from './report.js';

/** What a report's message is about, so that a period has one message. */
export interface ReportSubject {
  branchId: string;
  /** The report's name. */
  report: string;
  /** The period's name. */
  period: string;
  /**
   * A message beside that one: asked for before the schedule has posted the period's own, which must come as a new message
   * and not as an edit far up in the channel.
   */
  aside: boolean;
}

/** `<branch id>/<report>/<period>`, with `/asked` behind it where it stands aside. */
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

/** What the message of a report's period is about. @param aside as above */
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

/** What a button carries of a report. @returns null where it is anything else, or this version knows no such report. */
export function readSubject(text: string): (Omit<ReportSubject, 'report'> & { report: Report }) | null {
  const subject = reportSubject.parse(text);
  if (!subject) return null;
  const report = findReport(subject.report);
  return report ? { ...subject, report } : null;
}
