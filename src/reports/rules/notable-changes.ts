import type { Measure } from './measure.js';
import type { ReportFigures } from './report-figures.js';
import { type Usual, usualOf } from './usual.js';

/** A figure that went up or down by more than chance would have it. */
export interface Turn {
  measure: Measure;
  now: number;
  before: number;
  usual: Usual | null;
  /** By how many times the least that counts it moved; from 1 on. */
  size: number;
}

/** As many as a reader keeps in mind. */
const MAX_CHANGES = 3;

/** A value as it is shown: a share in whole percents, all else in whole numbers. */
export const asShown = ({ unit }: Pick<Measure, 'unit'>, value: number): number =>
  Math.round(unit === 'percent' ? value * 100 : value);

/** On which side of the branch's own usual range a value lies, as both are shown; null within it. */
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
 * Whether a value is better or worse than what is usual in the branch. Half of all periods lie outside of the middle half, so
 * that it must lie outside by more than noise.
 */
export function verdictOf(measure: Measure, value: number, usual: Usual | null): 'better' | 'worse' | null {
  const side = beyond(measure, value, usual);
  if (!usual || !side || !tells(measure)) return null;
  const edge = side === 'above' ? usual.high : usual.low;
  if (Math.abs(value - edge) < leastOf(measure, value, edge, true) - 1e-9) return null;
  return (measure.better === 'more') === (side === 'above') ? 'better' : 'worse';
}

/** What got better and what got worse against the period before, the greatest first; what stayed within the usual range did neither. */
export function notableChanges(
  { measures }: { measures: readonly Measure[] },
  compiled: Pick<ReportFigures, 'figures' | 'before' | 'past'>,
): { better: Turn[]; worse: Turn[] } {
  // The first period in which a branch counted anything may have begun in its middle.
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

/** How much was closed follows from how much came; what stayed open says whether it was enough. */
const tells = ({ better, of }: Measure) =>
  better !== undefined && !(of.source === 'records' && of.at === 'closedAt' && !of.status && !of.sum);

/** What a figure must move by at least: below it, it is noise. */
function leastOf({ unit, of }: Measure, now: number, before: number, isUsualKnown: boolean): number {
  if (unit === 'percent') return 0.05;
  const fifth = Math.max(now, before) / 5;
  if (unit === 'minutes') return Math.max(10, fifth);
  if (unit === 'amount') return Math.max(1, fifth);
  if (of.source === 'queue') return Math.max(3, fifth);
  // A count scatters by about its root. Where the branch's own range is left too, less of it is enough.
  return Math.max(3, (isUsualKnown ? 1 : 1.5) * Math.sqrt(now + before));
}
