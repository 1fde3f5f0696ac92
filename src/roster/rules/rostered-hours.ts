import type { Calendar } from '../../platform/time/calendar.js';
import { MINUTE } from '../../platform/time/durations.js';
import { openLength } from '../../platform/time/open-day.js';
import { between, breakTime, type Duty, grouped, longDay, spansOf } from './roster.js';

/** The minutes that each person is rostered for: twice at once counts once, and neither a closed midday counts nor a long day's break. */
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

/** Each person's minutes beside the mean, the most first. Those who stand nowhere are on no roster, and in no mean. */
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
