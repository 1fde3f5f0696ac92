/**
 * A figure of a period, defined once and used by every report. What it counts is said as data; the database compiles
 * all measures of one source into a single pass over the period's rows.
 */
export interface Measure {
  /** Its words: `measures.<name>`. */
  name: string;
  unit: 'count' | 'percent' | 'amount';
  /** Which way is good; absent: neither. */
  better?: 'more' | 'less';
  of: Counted;
}

export type Counted =
  /** Records of a kind logged (`createdAt`) or closed (`closedAt`) in the period, or the sum of one of their details. */
  | {
      source: 'records';
      at: 'createdAt' | 'closedAt';
      kind: string;
      status?: readonly string[];
      severity?: readonly number[];
      /** Only those of which this detail holds this value. */
      detail?: { name: string; is: string };
      sum?: string;
    }
  /** Records of a kind open when the period ends. */
  | { source: 'standing'; kind: string }
  /** Share of the limits that fell due in the period and were kept; one that still runs then is broken. */
  | { source: 'clocks'; kind: string; clock?: string }
  /** Share of the runs due in the period that were done on time. */
  | { source: 'runs'; list?: string }
  /** Runs whose last moment lay in the period and that nobody had done by then. */
  | { source: 'missed' }
  /** Items with a finding, in runs due in the period. */
  | { source: 'findings' };

export const defineMeasure = <const M extends Measure>(measure: M) => measure;
