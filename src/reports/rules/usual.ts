import type { Measure } from './measure.js';
import { type Quartiles, quartilesOf } from './quartiles.js';
import type { ReportFigures } from './report-figures.js';

/** The usual range of a branch: median and quartiles of the periods before. */
export type Usual = Quartiles;

/** Periods needed for a usual range. */
const MIN_PERIODS = 4;

/**
 * The branch's own usual range of a measure: median and quartiles of the last twelve periods; null where fewer than four are known.
 */
export function usualOf(
  { name }: Pick<Measure, 'name'>,
  { past }: Pick<ReportFigures, 'past'>,
): Usual | null {
  const known = past
    .map(({ figures }) => figures[name])
    .filter((value): value is number => typeof value === 'number');
  return known.length < MIN_PERIODS ? null : quartilesOf(known);
}
