import type { Warm } from './report-figures.js';

/** Slots shown: as many as a branch can staff differently next week. */
const MAX_HOURS = 3;

/** The hours in which most were waiting on average; ties by the longest wait, then by complaints about waiting. */
export function busiest(heat: readonly Warm[]): Warm[] {
  const of = (value: number | null) => value ?? 0;
  return [...heat]
    .filter(({ waiting, longest, complaints }) => of(waiting) > 0 || of(longest) > 0 || complaints > 0)
    .sort(
      (one, other) =>
        of(other.waiting) - of(one.waiting) ||
        of(other.longest) - of(one.longest) ||
        other.complaints - one.complaints,
    )
    .slice(0, MAX_HOURS);
}
