import type { Warm } from './report-figures.js';

/** As many slots as can be staffed differently next week. */
const MAX_HOURS = 3;

/** When most were waiting, on average; where equally many were, the longest wait first, then the most complaints about it. */
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
