import type { Unit } from '../../platform/language/figures.js';

/** In the order in which they are told. */
export const themes = [
  'complaints',
  'incidents',
  'routines',
  'flow',
  'voices',
  'lobby',
  'care',
  'referrals',
] as const;

/**
 * A figure of a period, defined once and used by every report. What it counts is said as data; the database compiles
 * all measures of one source into a single pass over the period's rows.
 */
export interface Measure {
  /** Its words: `measures.<name>`. */
  name: string;
  /** What it is about: measures of one theme are told together, under its words `themes.<theme>`. */
  theme: (typeof themes)[number];
  unit: Unit;
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
  /** Runs due in the period that people could see only later than they should have come. */
  | { source: 'seen_late' }
  /** Runs due in the period of which somebody ticked many boxes within seconds. */
  | { source: 'bursts' }
  /** Items with a finding, in runs due in the period. */
  | { source: 'findings' }
  /** The sum of one detail as a share of the sum of several (it among them), in records of a kind logged in the period. */
  | { source: 'share'; kind: string; part: string; whole: readonly string[] }
  /**
   * The mean of the counts of the queue in the period, or the greatest of them: those that were logged and those that a patrol
   * made, each once.
   */
  | { source: 'queue'; counts: 'waiting' | 'longest'; as: 'mean' | 'most' }
  /**
   * Minutes within the period in which records of a kind lasted: from the moment given in `from` (else their logging) to
   * the one in `to` (else their closing); what still lasts, to the end of the period.
   */
  | { source: 'lasting'; kind: string; from: string; to: string; detail?: { name: string; is: string } };

export const defineMeasure = <const M extends Measure>(measure: M) => measure;
