import type { Period } from '../../platform/time/periods.js';
import { findReport } from '../definitions/index.js';
import type { Report } from './report.js';

/**
 * What a report's message is known by: `<branch id>/<report>/<period>`, so that a period has one message.
 * @param aside a message beside that one: asked for before the schedule has posted the period's own, which must come
 *   as a new message and not as an edit far up in the channel.
 */
export function subjectOf(branchId: string, report: Report, period: Period, aside = false): string {
  return [branchId, report.name, period.name, ...(aside ? ['asked'] : [])].join('/');
}

export interface ReportSubject {
  branchId: string;
  report: Report;
  /** The period's name. */
  period: string;
  aside: boolean;
}

/** Takes a subject apart. @returns null where this version knows no such report. */
export function readSubject(subject: string): ReportSubject | null {
  const [branchId, name, period, aside] = subject.split('/');
  const report = name ? findReport(name) : undefined;
  return branchId && report && period ? { branchId, report, period, aside: aside !== undefined } : null;
}
