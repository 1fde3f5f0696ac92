import type { Calendar } from '../../platform/time/calendar.js';
import { MINUTE } from '../../platform/time/durations.js';
import { openLength } from '../../platform/time/open-day.js';
import { between, breakTime, type Duty, grouped, longDay, spansOf } from './roster.js';

/**
 * The minutes for which each person is rostered. Overlapping shifts count once; a midday closure and the break of a
 * long day do not count.
 */
export function minutesOf(duties: readonly Duty[], calendar: Pick<Calendar, 'hours'>): Map<string, number> {
  const sums = new Map<string, number>();
  for (const day of grouped(duties, ({ personId, date }) => `${personId} ${date}`).values()) {
    const [{ personId, date }] = day as [Duty];
    const hours = calendar.hours(date);
    if (!hours) continue;
    const spans = day.flatMap(({ shift }) => spansOf(shift, hours) ?? []);
    const free = between(spans, hours).reduce((sum, { from, to }) => sum + to.getTime() - from.getTime(), 0);
    const worked = openLength(hours) - free;
    const counted = hours.spans.length === 1 && worked > longDay ? worked - breakTime : worked;
    sums.set(personId, (sums.get(personId) ?? 0) + counted / MINUTE);
  }
  return sums;
}

/**
 * Each person's minutes compared with the mean, the most first. People without any shift are not included in the
 * mean.
 */
export function fairness(minutes: ReadonlyMap<string, number>): {
  mean: number;
  people: { personId: string; minutes: number; beside: number }[];
} {
  const worked = [...minutes].filter(([, sum]) => sum > 0).sort(([, a], [, b]) => b - a);
  const mean = worked.length > 0 ? worked.reduce((sum, [, one]) => sum + one, 0) / worked.length : 0;
  return {
    mean,
    people: worked.map(([personId, sum]) => ({ personId, minutes: sum, beside: sum - mean })),
  };
}
