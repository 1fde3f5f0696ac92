import type { Calendar } from '../../platform/time/calendar.js';
import { addDays, weekdayNumber } from '../../platform/time/day.js';
import { HOUR, MINUTE } from '../../platform/time/durations.js';
import type { Span } from '../../platform/time/open-day.js';
import type { FlowCount } from '../../records/module.js';
import { type HalfHour, halfHours, lengthOf } from './half-hours.js';
import { grouped, type Post } from './roster.js';

/*
 * How many customers come to a post in a half hour of a weekday, by what was counted in the hall:
 * - tickets and transactions of a part of the day, spread evenly over its half hours;
 * - a queue of so many, the first of whom has waited so long: all behind the first came in that time, since whoever came later
 *   waits still;
 * - what was counted of the whole day alone, spread evenly over it, where nothing closer was counted often enough.
 * An empty queue says that those who served were enough, and not how many came: it stands below every number.
 * What is usual is the median of that weekday over the last weeks. Days off, days with hours of their own, days worked for a
 * holiday and those about a holiday are left out.
 */

/** Posts that customers queue for; nothing is counted of the others. */
export const queuedPosts = ['lobby', 'counter', 'self_service'] as const satisfies readonly Post[];
export type QueuedPost = (typeof queuedPosts)[number];

export const isQueued = (post: Post): post is QueuedPost => queuedPosts.some((one) => one === post);

/** One count as it was logged. */
export type Counted = FlowCount;
type Part = NonNullable<Counted['part']>;

/** So many weeks back what is usual is looked for. */
export const weeksBack = 8;
/** On fewer days than this nothing is called usual. */
export const leastDays = 4;

/** More customers in a half hour than come through one door. */
const mostComing = 600;
/** More than a hall holds. */
const mostWaiting = 500;
/** So long before the doors open somebody may begin to wait. */
const earliestWait = HOUR;

/** What is usual at a post in a half hour of a weekday. */
export type Usual =
  /** `evenly`: only the whole day was counted, and is spread. */
  | { is: 'counted'; customers: number; days: number; evenly: boolean }
  /** Mostly nobody waited: those who served were enough. */
  | { is: 'no_queue'; days: number }
  /** Not counted on enough days: no number is made up. */
  | { is: 'unknown'; days: number };

export interface Traffic {
  usual(date: string, post: QueuedPost, nth: number): Usual;
  /** Counts that say nothing: while it was closed, more than a hall holds, or of no part of the day. */
  leftOut: number;
}

type Clock = Pick<Calendar, 'hours' | 'localTime' | 'localDate' | 'workday' | 'holidayRun'>;
type Found = { customers: number; by: 'part' | 'queue' | 'day' } | 'nobody';

/** @param today the days before it count */
export function usualTraffic(counts: readonly Counted[], calendar: Clock, today: string): Traffic {
  const first = addDays(today, -7 * weeksBack);
  const found = new Map<string, Found[]>();
  let leftOut = 0;
  for (const [date, day] of grouped(counts, ({ at }) => calendar.localDate(at))) {
    if (date < first || date >= today) continue;
    const halves = halfHours(date, calendar);
    const sound = day.filter((count) => isSound(count, halves));
    leftOut += day.length - sound.length;
    if (!isUsualDay(date, calendar)) continue;
    for (const post of queuedPosts)
      for (const [nth, value] of dayOf(sound, halves, post)) {
        const key = keyOf(date, post, nth);
        found.set(key, [...(found.get(key) ?? []), value]);
      }
  }
  return {
    leftOut,
    usual: (date, post, nth) => usualOf(found.get(keyOf(date, post, nth)) ?? []),
  };
}

const keyOf = (date: string, post: QueuedPost, nth: number) => `${weekdayNumber(date)} ${post} ${nth}`;

/** A day like others of its weekday. */
function isUsualDay(date: string, calendar: Clock): boolean {
  const { before, after } = calendar.holidayRun(date);
  return calendar.workday(date).reason === 'open' && before === 0 && after === 0;
}

/** Whether a count can be what it says. */
function isSound({ at, waiting, longest, part, ...totals }: Counted, halves: readonly HalfHour[]): boolean {
  const [first] = halves;
  if (!first) return false;
  const sums = [totals.tickets, totals.counter, totals.self_service].filter((sum) => sum !== null);
  const span = part === null ? [] : partOf(part, halves);
  if (sums.length > 0 && span.length === 0) return false;
  if (sums.some((sum) => sum > (mostComing * minutesOf(span)) / 30)) return false;
  if (waiting === null) return sums.length > 0;
  if (!halves.some((half) => at >= half.from && at < half.to)) return sums.length > 0;
  const since = at.getTime() - (longest ?? 0) * MINUTE;
  return (
    waiting <= mostWaiting &&
    since >= first.from.getTime() - earliestWait &&
    comingOf(waiting, longest ?? 0) <= mostComing
  );
}

/** Customers of a half hour: those behind the first of a queue came while the first has waited. */
const comingOf = (waiting: number, longest: number) => (longest > 0 ? ((waiting - 1) / longest) * 30 : 0);

const minutesOf = (halves: readonly HalfHour[]) => halves.reduce((sum, half) => sum + lengthOf(half), 0);

/** The half hours of a part of the day: the first and the last hour, the two hours about the middle, and what comes before and after it. */
function partOf(part: Part, halves: readonly HalfHour[]): HalfHour[] {
  const [open, close] = [halves[0]?.from.getTime() ?? 0, halves.at(-1)?.to.getTime() ?? 0];
  const middle = (open + close) / 2;
  const [from, to] = {
    opening: [open, open + HOUR],
    morning: [open, middle],
    midday: [middle - HOUR, middle + HOUR],
    afternoon: [middle, close],
    closing: [close - HOUR, close],
    day: [open, close],
  }[part] as [number, number];
  return halves.filter((half) => {
    const at = (half.from.getTime() + half.to.getTime()) / 2;
    return at >= from && at < to;
  });
}

/** What the counts of one day say of a post, by half hour. */
function dayOf(
  counts: readonly Counted[],
  halves: readonly HalfHour[],
  post: QueuedPost,
): Map<number, Found> {
  const found = new Map<number, Found>();
  const sums = sumsOf(counts, post);
  for (const [nth, customers] of spread(sums, halves)) found.set(nth, { customers, by: 'part' });
  if (post !== 'self_service')
    for (const [nth, value] of queuesOf(counts, halves)) if (!found.has(nth)) found.set(nth, value);
  const total = sums.get('day');
  if (total === undefined) return found;
  // What was counted of parts is of the day, too.
  const parted = [...sums].reduce((sum, [part, one]) => (part === 'day' ? sum : sum + one), 0);
  const free = halves.filter(({ nth }) => {
    const at = found.get(nth);
    return at === undefined || at === 'nobody' || at.by !== 'part';
  });
  if (total < parted || free.length === 0) return found;
  for (const { nth } of free)
    if (!found.has(nth)) found.set(nth, { customers: ((total - parted) * 30) / minutesOf(free), by: 'day' });
  return found;
}

/** What was summed up for a post, by part of the day; where a part was counted again, the later count holds. */
function sumsOf(counts: readonly Counted[], post: QueuedPost): Map<Part, number> {
  const sums = new Map<Part, number>();
  const inOrder = [...counts].sort((one, other) => one.at.getTime() - other.at.getTime());
  for (const { part, tickets, counter, self_service } of inOrder) {
    // Whoever takes a ticket comes past the lobby and to a counter; a customer may have several transactions there.
    const sum = post === 'self_service' ? self_service : (tickets ?? counter);
    if (part !== null && sum !== null) sums.set(part, sum);
  }
  return sums;
}

/** Customers of a half hour, out of the sums of parts: a narrow part is taken out of the wide one in which it lies. */
function spread(sums: ReadonlyMap<Part, number>, halves: readonly HalfHour[]): Map<number, number> {
  const found = new Map<number, number>();
  for (const part of ['opening', 'midday', 'closing', 'morning', 'afternoon'] as const) {
    const sum = sums.get(part);
    const free = partOf(part, halves).filter(({ nth }) => !found.has(nth));
    if (sum === undefined || free.length === 0) continue;
    for (const { nth } of free) found.set(nth, (sum * 30) / minutesOf(free));
  }
  return found;
}

/** Customers of a half hour, out of the queues that were seen in it. */
function queuesOf(counts: readonly Counted[], halves: readonly HalfHour[]): Map<number, Found> {
  const rates = new Map<number, number[]>();
  const empty = new Set<number>();
  for (const { at, waiting, longest } of counts) {
    if (waiting === null) continue;
    const seen = halves.find((half) => at >= half.from && at < half.to);
    if (waiting === 0) {
      if (seen) empty.add(seen.nth);
      continue;
    }
    if (!seen || !longest) continue;
    const rate = comingOf(waiting, longest);
    for (const { nth } of lyingIn({ from: new Date(at.getTime() - longest * MINUTE), to: at }, halves))
      rates.set(nth, [...(rates.get(nth) ?? []), rate]);
  }
  const found = new Map<number, Found>([...empty].map((nth) => [nth, 'nobody']));
  for (const [nth, all] of rates)
    found.set(nth, { customers: all.reduce((sum, one) => sum + one, 0) / all.length, by: 'queue' });
  return found;
}

/** The half hours of which a stretch covers half and more; else the one in which its middle lies. */
function lyingIn({ from, to }: Span, halves: readonly HalfHour[]): HalfHour[] {
  const covered = halves.filter((half) => {
    const [start, end] = [
      Math.max(from.getTime(), half.from.getTime()),
      Math.min(to.getTime(), half.to.getTime()),
    ];
    return (end - start) * 2 >= half.to.getTime() - half.from.getTime();
  });
  if (covered.length > 0) return covered;
  const middle = (from.getTime() + to.getTime()) / 2;
  return halves.filter((half) => middle >= half.from.getTime() && middle < half.to.getTime());
}

function usualOf(found: readonly Found[]): Usual {
  const close = found.filter((one) => one === 'nobody' || one.by !== 'day');
  const all = close.length >= leastDays ? close : found;
  const days = all.length;
  if (days < leastDays) return { is: 'unknown', days };
  const sorted = all
    .map((one) => (one === 'nobody' ? null : one.customers))
    .sort((a, b) => (a ?? -1) - (b ?? -1));
  const [low = null, high = null] = [sorted[Math.ceil(days / 2) - 1], sorted[Math.floor(days / 2)]];
  if (high === null) return { is: 'no_queue', days };
  const customers = low === null ? high : (low + high) / 2;
  return { is: 'counted', customers, days, evenly: all !== close };
}
