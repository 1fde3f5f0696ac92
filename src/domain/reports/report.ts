import type { PeriodKind } from '../time/periods.js';
import type { OnClosed, Timing } from '../time/routine.js';
import type { Measure } from './measures.js';

/**
 * A compiled report: which measures, over which period, posted when. Its words stand in the catalogues under
 * `reports.<name>`; measures bring their own.
 */
export interface Report {
  name: string;
  period: PeriodKind;
  /** The period it tells of, seen from the day it is posted: the one that runs, or the one before. */
  of: 'current' | 'previous';
  timing: Timing;
  onClosed: OnClosed;
  /** Minutes after its time at which it is too late to post it. */
  cutoff: number;
  measures: readonly Measure[];
}

export const defineReport = <const R extends Report>(report: R) => report;
