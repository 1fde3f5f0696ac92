import type { Unit } from '../../platform/language/figures.js';

/** In the order in which reports show them. */
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
 * A figure of a period, defined once and used by every report. What it counts is data, from which all measures of one
 * source are compiled into a single SQL pass over the period's rows.
 */
export interface Measure {
  /** Its words are under `measures.<name>`. */
  name: string;
  /** Measures of one theme are shown together; the theme's words are under `themes.<theme>`. */
  theme: (typeof themes)[number];
  unit: Unit;
  /** Which direction is better; absent: neither. */
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
      /** Only records with this value in this detail. */
      detail?: { name: string; is: string };
      sum?: string;
    }
  /** Records of a kind that are open at the end of the period. */
  | { source: 'standing'; kind: string }
  /** Share of met limits among those that fell due in the period; one that still runs then counts as missed. */
  | { source: 'clocks'; kind: string; clock?: string }
  /** Share of the runs due in the period that were done on time, without those that an outage left no time for. */
  | { source: 'runs'; list?: string }
  /** Runs whose end lay in the period and that were not done by then. */
  | { source: 'missed' }
  /** Runs due in the period that were posted late. */
  | { source: 'seen_late' }
  /** Minutes of the period in which Slack was out of reach; outages of less than five minutes are left out. */
  | { source: 'away' }
  /** Runs due in the period with a burst of ticks. */
  | { source: 'bursts' }
  /** Items with a finding, in runs due in the period. */
  | { source: 'findings' }
  /**
   * The sum of one detail as a share of the sum of several details (including it), in records of a kind logged in the
   * period.
   */
  | { source: 'share'; kind: string; part: string; whole: readonly string[] }
  /** The mean or the maximum of the counts of the queue in the period, both logged ones and those of patrols. */
  | { source: 'queue'; counts: 'waiting' | 'longest'; as: 'mean' | 'most' }
  /**
   * Total duration of records of a kind within the period, in minutes: from the time in the detail `from` (else
   * logging) to that in `to` (else closing); what is not over lasts to the end of the period.
   */
  | { source: 'lasting'; kind: string; from: string; to: string; detail?: { name: string; is: string } };

export const defineMeasure = <const M extends Measure>(measure: M) => measure;
