import { type Figures, listsMissed, type Measure, type Report } from '../../reports/module.js';
import { besides } from './size.js';

/** A branch among all, with only those figures that are shown. */
export interface BranchFigures {
  id: string;
  name: string;
  /** ISO 4217. */
  currency: string;
  figures: Figures;
  /** Those of the period before. */
  before: Figures;
  /** The figures are those that were kept when the period ended; else they are counted now. */
  kept: boolean;
}

/** By which branches are put beside each other at a glance: what the report draws over the periods. */
export const mainMeasures = (report: Report): Measure[] => report.trends.flat();

/** Everything that the roll-up counts in every branch. */
export const rolledUp = (report: Report): Measure[] => {
  const main = mainMeasures(report);
  return [...new Set([...main, listsMissed, ...main.flatMap(besides)])];
};
