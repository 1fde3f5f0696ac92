import type { Measure } from './measure.js';
import type { ReportFigures } from './report-figures.js';
import { type Usual, usualOf } from './usual.js';

/** A figure that changed by more than chance. */
export interface Turn {
  measure: Measure;
  now: number;
  before: number;
  usual: Usual | null;
  /** The change as a multiple of the smallest change that counts; at least 1. */
  size: number;
}

/** Changes reported in each direction. */
const MAX_CHANGES = 3;

/** A value as it is shown: shares in whole per cent, everything else in whole numbers. */
export const asShown = ({ unit }: Pick<Measure, 'unit'>, value: number): number =>
  Math.round(unit === 'percent' ? value * 100 : value);

/** On which side of the branch's usual range a value lies, both rounded as shown; null within it. */
export function beyond(
  measure: Pick<Measure, 'unit'>,
  value: number,
  usual: Usual | null,
): 'above' | 'below' | null {
  if (!usual) return null;
  const shown = asShown(measure, value);
  if (shown > asShown(measure, usual.high)) return 'above';
  return shown < asShown(measure, usual.low) ? 'below' : null;
}

/**
 * Whether a value is better or worse than usual in the branch. The usual range is the interquartile range, outside of
 * which half of all values lie; so a value must be outside by more than noise.
 */
export function verdictOf(measure: Measure, value: number, usual: Usual | null): 'better' | 'worse' | null {
  const side = beyond(measure, value, usual);
  if (!usual || !side || !tells(measure)) return null;
  const edge = side === 'above' ? usual.high : usual.low;
  if (Math.abs(value - edge) < leastOf(measure, value, edge, true) - 1e-9) return null;
  return (measure.better === 'more') === (side === 'above') ? 'better' : 'worse';
}

/**
 * What got better and worse since the period before, the greatest changes first; values within the usual range count
 * as neither.
 */
export function notableChanges(
  { measures }: { measures: readonly Measure[] },
  compiled: Pick<ReportFigures, 'figures' | 'before' | 'past'>,
): { better: Turn[]; worse: Turn[] } {
  // A branch's first period may be incomplete, so it is not compared with.
  const known = compiled.past.length > 1 ? measures : [];
  const found = known.flatMap((measure) => turnOf(measure, compiled) ?? []);
  const sorted = found.sort((one, other) => other.size - one.size);
  const isBetter = ({ measure, now, before }: Turn) => (measure.better === 'more') === now > before;
  return {
    better: sorted.filter(isBetter).slice(0, MAX_CHANGES),
    worse: sorted.filter((turn) => !isBetter(turn)).slice(0, MAX_CHANGES),
  };
}

function turnOf(
  measure: Measure,
  { figures, before: then, past }: Pick<ReportFigures, 'figures' | 'before' | 'past'>,
): Turn | null {
  const [now, before] = [figures[measure.name], then[measure.name]];
  if (typeof now !== 'number' || typeof before !== 'number' || !tells(measure)) return null;
  const usual = usualOf(measure, { past });
  if (usual && beyond(measure, now, usual) !== (now > before ? 'above' : 'below')) return null;
  const size = Math.abs(now - before) / leastOf(measure, now, before, usual !== null);
  return size > 1 - 1e-9 ? { measure, now, before, usual, size } : null;
}

/**
 * Numbers of closed records are left out: they follow from how many came, and what stays open tells whether it was
 * enough.
 */
const tells = ({ better, of }: Measure) =>
  better !== undefined && !(of.source === 'records' && of.at === 'closedAt' && !of.status && !of.sum);

/** The smallest change of a figure that counts; less is noise. */
function leastOf({ unit, of }: Measure, now: number, before: number, isUsualKnown: boolean): number {
  if (unit === 'percent') return 0.05;
  const fifth = Math.max(now, before) / 5;
  if (unit === 'minutes') return Math.max(10, fifth);
  if (unit === 'amount') return Math.max(1, fifth);
  if (of.source === 'queue') return Math.max(3, fifth);
  // A count varies by about its square root (Poisson). If the value also leaves the usual range, a smaller change is
  // enough.
  return Math.max(3, (isUsualKnown ? 1 : 1.5) * Math.sqrt(now + before));
}
