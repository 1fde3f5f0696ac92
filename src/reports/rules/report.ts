import type { Party } from '../../platform/directory/roles.js';
import { addDays } from '../../platform/time/day.js';
import { type Period, type PeriodKind, periodOf } from '../../platform/time/period.js';
import type { OnClosed, Timing } from '../../platform/time/routine.js';
import type { Measure } from './measure.js';
import type { Ranking } from './ranking.js';
import { sharesOf, type Tally } from './tally.js';

/**
 * A report: which measures, over which period, posted when. Its words are in the catalogues under `reports.<name>`;
 * measures have their own.
 */
export interface Report {
  name: string;
  /** Names that people may use for it, in every language. */
  called: readonly string[];
  period: PeriodKind;
  /** The default period: the current one, or the one before. */
  of: 'current' | 'previous';
  timing: Timing;
  onClosed: OnClosed;
  /** Minutes after its time from which on it is too late to post it. */
  cutoff: number;
  /** Days after the end of the period within which it is due at head office; absent: it is not. */
  dueWithin?: number;
  measures: readonly Measure[];
  tallies: readonly Tally[];
  rankings: readonly Ranking[];
  /** Includes the heat map of the queue by weekday and hour. */
  heat?: true;
  /** Measures drawn as trends, a picture for each entry; those of one entry must have the same unit. */
  trends: readonly (readonly Measure[])[];
  /** Who is sent the workbook, if the report is posted after the end of its period. */
  files: readonly Party[];
  /** `day`: drawn as the log of a day; absent: as figures compared with the period before. */
  drawn?: 'day';
}

export const defineReport = <const R extends Report>(report: R) => report;

/** All measures that a report needs. */
export function countedBy(report: Report): Measure[] {
  return [...report.measures, ...report.tallies.flatMap(sharesOf)];
}

const half: Record<PeriodKind, number> = { day: 0, week: 3, month: 14, quarter: 45, year: 182 };

/**
 * The period of a report that is posted by schedule on `date`: the one that is mostly over by then. So a branch can
 * have its weekly report on Friday afternoon or on Monday morning, and either way it is about the past week.
 */
export function periodTold(report: Report, date: string, timezone: string): Period {
  return periodOf(report.period, addDays(date, -half[report.period]), timezone);
}

/** The inverse of `periodTold`: the first and last date on which the schedule may post a period's report. */
export function datesTelling(report: Report, { start, end }: Period): { first: string; last: string } {
  return { first: addDays(start, half[report.period]), last: addDays(end, half[report.period]) };
}
