import { listsMissed, type Measure, type Report } from '../../reports/module.js';
import { type BranchFigures, mainMeasures } from './figures.js';
import { type Placed, rank } from './rank.js';

/** A branch with a count. */
export interface Counted {
  id: string;
  name: string;
  count: number;
}

/** What head office must know besides the figures of the period. */
export interface Worries {
  /** Open complaints that are overdue now, by branch; the branch with the most first. */
  overdue: readonly Counted[];
  /** Branches in whose channel Slack refuses Lobby's messages. */
  gone: readonly { id: string; name: string }[];
}

/** Why head office should call a branch. */
export type Reason =
  | { what: 'figure'; measure: Measure; placed: Placed }
  | { what: 'overdue' | 'missed'; count: number }
  | { what: 'gone' };

/** A branch that head office should call, with the reasons. */
export interface Call {
  id: string;
  name: string;
  reasons: readonly Reason[];
}

/**
 * All branches in one message: outliers first, then the best and the worst by every measure, then which branches to
 * call.
 */
export interface RollUp {
  /** Measures with branches that are outliers, worse or merely far off. */
  apart: readonly { measure: Measure; placed: readonly Placed[] }[];
  overdue: readonly Counted[];
  missed: readonly Counted[];
  gone: Worries['gone'];
  /** The best and the worst of each main measure, the extreme one first; left out where all are equal. */
  ends: readonly { measure: Measure; best: readonly Placed[]; worst: readonly Placed[]; median: number }[];
  /** Three at most. */
  calls: readonly Call[];
}

/** Calls that somebody can make in a morning. */
const MAX_BRANCHES = 3;
/** Missed lists from which on a call is proposed; a single one is only reported. */
const habit = 2;

export function rollUp(report: Report, branches: readonly BranchFigures[], worries: Worries): RollUp {
  const ranked = mainMeasures(report).map((measure) => ({ measure, placed: rank(measure, branches) }));
  const apart = ranked
    .map(({ measure, placed }) => ({
      measure,
      placed: placed.filter((one) => one.apart === 'worse' || one.apart === 'off'),
    }))
    .filter(({ placed }) => placed.length > 0);
  const missed = branches
    .map(({ id, name, figures }) => ({ id, name, count: figures[listsMissed.name] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count || one.name.localeCompare(other.name));
  return {
    apart,
    overdue: worries.overdue,
    missed,
    gone: worries.gone,
    ends: ranked.flatMap(({ measure, placed }) => endsOf(measure, placed)),
    calls: callsFor(apart, missed, worries),
  };
}

/** No ends where the branches cannot all be compared, or all have the same value. */
function endsOf(measure: Measure, placed: readonly Placed[]): RollUp['ends'] {
  const known = placed
    .filter(({ place }) => place !== null)
    .sort((one, other) => (one.place ?? 0) - (other.place ?? 0));
  const [first] = known;
  const last = known.at(-1);
  // Amounts in several currencies cannot be ranked together.
  if (!first?.spread || first.spread.count !== known.length || first.value === last?.value) return [];
  const few = Math.min(MAX_BRANCHES, Math.floor(known.length / 2));
  return [
    {
      measure,
      best: known.slice(0, few),
      worst: known.slice(-few).reverse(),
      median: first.spread.median,
    },
  ];
}

/** The branches with the most reasons; among equals those with the most complaints overdue. */
function callsFor(apart: RollUp['apart'], missed: readonly Counted[], { overdue, gone }: Worries): Call[] {
  const calls = new Map<string, { id: string; name: string; reasons: Reason[]; weight: number }>();
  const add = ({ id, name }: { id: string; name: string }, reason: Reason, weight: number) => {
    const call = calls.get(id) ?? { id, name, reasons: [], weight: 0 };
    call.reasons.push(reason);
    call.weight += weight;
    calls.set(id, call);
  };
  // A branch that cannot be reached comes first, since nothing more is known of it; then overdue complaints, which
  // can go to the regulator.
  for (const branch of gone) add(branch, { what: 'gone' }, 1000);
  for (const { count, ...branch } of overdue)
    add(branch, { what: 'overdue', count }, 100 + Math.min(count, 99));
  for (const { measure, placed } of apart)
    for (const one of placed)
      if (one.apart === 'worse') add(one.branch, { what: 'figure', measure, placed: one }, 100);
  for (const { count, ...branch } of missed)
    if (count >= habit) add(branch, { what: 'missed', count }, Math.min(count, 99));
  return [...calls.values()]
    .sort((one, other) => other.weight - one.weight || one.name.localeCompare(other.name))
    .slice(0, MAX_BRANCHES)
    .map(({ weight: _, ...call }) => call);
}
