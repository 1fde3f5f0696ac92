import type { Party } from '../../platform/directory/roles.js';
import { addDays } from '../../platform/time/day.js';
import { type Period, type PeriodKind, periodOf } from '../../platform/time/period.js';
import type { OnClosed, Timing } from '../../platform/time/routine.js';
import type { Measure } from './measure.js';
import type { Ranking } from './ranking.js';
import { sharesOf, type Tally } from './tally.js';

/**
 * A compiled report: which measures, over which period, posted when. Its words stand in the catalogues under
 * `reports.<name>`; measures bring their own.
 */
export interface Report {
  name: string;
  /** What people may call it, in any language. */
  called: readonly string[];
  period: PeriodKind;
  /** The period that is meant where nobody names one: the one that runs, or the one before. */
  of: 'current' | 'previous';
  timing: Timing;
  onClosed: OnClosed;
  /** Minutes after its time at which it is too late to post it. */
  cutoff: number;
  /** Days after the end of the period within which it is due at head office. */
  dueWithin?: number;
  measures: readonly Measure[];
  tallies: readonly Tally[];
  rankings: readonly Ranking[];
  /** The queue by weekday and hour. */
  heat?: true;
  /** The measures that are drawn over the periods, a picture each entry; they must be of one unit. */
  trends: readonly (readonly Measure[])[];
  /** Who is sent the workbook of the period, when the report is posted after its end. */
  files: readonly Party[];
  /** Drawn as the log of a day is; absent: as figures beside those of the period before. */
  drawn?: 'day';
}

export const defineReport = <const R extends Report>(report: R) => report;

/** Everything that a report counts. */
export function countedBy(report: Report): Measure[] {
  return [...report.measures, ...report.tallies.flatMap(sharesOf)];
}

const half: Record<PeriodKind, number> = { day: 0, week: 3, month: 14, quarter: 45, year: 182 };

/**
 * The period that a report tells of when it comes by itself on `date`: the one that is mostly over by then. So a branch
 * may have its week told on Friday afternoon or on Monday morning, and either way it is the week that was worked.
 */
export function periodTold(report: Report, date: string, timezone: string): Period {
  return periodOf(report.period, addDays(date, -half[report.period]), timezone);
}

/** First and last date on which the schedule tells of the period: `periodTold` the other way round. */
export function datesTelling(report: Report, { start, end }: Period): { first: string; last: string } {
  return { first: addDays(start, half[report.period]), last: addDays(end, half[report.period]) };
}
