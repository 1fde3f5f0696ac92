import { type Figures, listsMissed, type Measure, type Report } from '../../reports/module.js';
import { besides } from './size.js';

/** A branch with those of its figures that are shown. */
export interface BranchFigures {
  id: string;
  name: string;
  /** ISO 4217. */
  currency: string;
  figures: Figures;
  /** Those of the period before. */
  before: Figures;
  /** Whether the figures were stored at the end of the period, rather than counted now. */
  kept: boolean;
}

/** The measures of the overview: those of which the report draws a trend. */
export const mainMeasures = (report: Report): Measure[] => report.trends.flat();

/** All measures that the roll-up needs of every branch. */
export const rolledUp = (report: Report): Measure[] => {
  const main = mainMeasures(report);
  return [...new Set([...main, listsMissed, ...main.flatMap(besides)])];
};
