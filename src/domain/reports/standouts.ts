import type { Measure } from './measure.js';
import type { Report } from './report.js';
import type { Compiled, Figures, Pointed, Pointers } from './told.js';

/** What a reader must see first, in the order in which it matters. */
export type Standout =
  | { what: 'grave' | 'overdue' | 'broken'; count: number; first: Pointed[] }
  | { what: 'missed'; count: number; first: Pointers['missed']['first'] }
  | { what: 'fell'; measure: Measure; now: number; before: number };

/** A rate that moves by less than this share is noise. */
const noise = 0.05;

/** What is out of the ordinary in a period. */
export function standouts(report: Report, { figures, pointers, before }: Compiled): Standout[] {
  const { grave, overdue, broken, missed } = pointers;
  const found: Standout[] = [
    { what: 'grave', ...grave },
    { what: 'overdue', ...overdue },
    { what: 'broken', ...broken },
    { what: 'missed', ...missed },
  ];
  return [...found.filter((one) => 'count' in one && one.count > 0), ...fallen(report, figures, before)];
}

function fallen(report: Report, figures: Figures, before: Figures): Standout[] {
  return report.measures.flatMap((measure) => {
    const now = figures[measure.name];
    const then = before[measure.name];
    if (measure.unit !== 'percent' || typeof now !== 'number' || typeof then !== 'number') return [];
    const worse = measure.better === 'less' ? now - then : then - now;
    return worse >= noise ? [{ what: 'fell' as const, measure, now, before: then }] : [];
  });
}

/** How a figure stands to the one before it. */
export interface Difference {
  /** In whole numbers: of things, of currency units, or of percentage points. Never 0. */
  by: number;
  verdict: 'better' | 'worse' | null;
}

/** @returns null where there is nothing to compare, or no difference that would show. */
export function differenceOf(measure: Measure, figures: Figures, before: Figures): Difference | null {
  const now = figures[measure.name] ?? null;
  const then = before[measure.name] ?? null;
  if (now === null || then === null) return null;
  const whole = (value: number) => Math.round(measure.unit === 'percent' ? value * 100 : value);
  const by = whole(now) - whole(then);
  if (by === 0) return null;
  const good = (measure.better === 'more') === by > 0;
  return { by, verdict: measure.better ? (good ? 'better' : 'worse') : null };
}
