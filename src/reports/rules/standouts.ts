import type { Measure } from './measure.js';
import { asShown } from './notable-changes.js';
import type { Figures, Pointed, Pointers, ReportFigures } from './report-figures.js';

/** Exceptions, the most important first. */
export type Standout =
  | { what: 'grave' | 'overdue' | 'broken'; count: number; first: Pointed[] }
  | { what: 'missed'; count: number; first: Pointers['missed']['first'] }
  | { what: 'away'; count: number; first: Pointers['away']['first'] };

/** The exceptions of a period. */
export function standouts({ pointers }: Pick<ReportFigures, 'pointers'>): Standout[] {
  const { grave, overdue, broken, missed, away } = pointers;
  const found: Standout[] = [
    { what: 'grave', ...grave },
    { what: 'overdue', ...overdue },
    { what: 'broken', ...broken },
    { what: 'missed', ...missed },
    { what: 'away', ...away },
  ];
  return found.filter(({ count }) => count > 0);
}

/** Whether anything was recorded in a period; records that were open before and outages do not count. */
export function isRecorded(
  { measures }: { measures: readonly Measure[] },
  { figures, pointers }: Pick<ReportFigures, 'figures' | 'pointers'>,
): boolean {
  if (standouts({ pointers }).some(({ what }) => what !== 'overdue' && what !== 'away')) return true;
  return measures.some(({ name, unit, of }) => {
    const value = figures[name] ?? null;
    return (
      of.source !== 'standing' &&
      of.source !== 'away' &&
      value !== null &&
      (value !== 0 || unit === 'percent')
    );
  });
}

/** The change of a figure since the period before. */
export interface Difference {
  /** A whole number of things, currency units, or percentage points; never 0. */
  by: number;
  verdict: 'better' | 'worse' | null;
}

/** @returns null where there is nothing to compare with, or the difference is rounded to 0. */
export function differenceOf(measure: Measure, figures: Figures, before: Figures): Difference | null {
  const now = figures[measure.name] ?? null;
  const then = before[measure.name] ?? null;
  if (now === null || then === null) return null;
  const by = asShown(measure, now) - asShown(measure, then);
  if (by === 0) return null;
  const good = (measure.better === 'more') === by > 0;
  return { by, verdict: measure.better ? (good ? 'better' : 'worse') : null };
}
