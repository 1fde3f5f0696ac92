import type { Report } from '../rules/report.js';
import { daylog } from './daylog.js';
import { monthly } from './monthly.js';
import { quarterly } from './quarterly.js';
import { weekly } from './weekly.js';
import { yearly } from './yearly.js';

/** Every report. A new one needs its file, its name here and its words. */
export const reports = [daylog, weekly, monthly, quarterly, yearly] as const;
export type ReportName = (typeof reports)[number]['name'];

const byName = new Map<string, Report>(reports.map((report) => [report.name, report]));

/** The report of that name; undefined where this version has none. */
export const findReport = (name: string): Report | undefined => byName.get(name);

/** @throws where this version has no report of that name, as when a newer version has written it. */
export function reportOf(name: string): Report {
  const report = findReport(name);
  if (!report) throw new Error(`no report is called ${name}`);
  return report;
}
