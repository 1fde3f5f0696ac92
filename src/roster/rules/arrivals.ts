import type { Calendar } from '../../platform/time/calendar.js';
import { addDays, weekdayNumber } from '../../platform/time/day.js';
import { HOUR, MINUTE } from '../../platform/time/durations.js';
import type { Span } from '../../platform/time/open-day.js';
import type { FlowCount } from '../../records/module.js';
import { type HalfHour, halfHours, lengthOf } from './half-hours.js';
import { grouped, type Post } from './roster.js';

/*
 * How many customers come to a post in a half hour of a weekday, estimated from the counts in the lobby:
 * - from tickets and transactions of a part of the day, spread evenly over its half hours;
 * - from the length of a queue and the time that its first customer has waited: all the others came within that time,
 *   because whoever came later is still waiting;
 * - from the count of the whole day alone, spread evenly, where nothing more precise was counted often enough.
 * An empty queue only tells that the staff was sufficient, not how many came: it ranks below every number.
 * The usual number is the median of that weekday over the last weeks, without days off, days with hours of their own,
 * make-up working days and days next to a holiday.
 */

/** Posts with a queue; customers of the other posts are not counted. */
export const queuedPosts = ['lobby', 'counter', 'self_service'] as const satisfies readonly Post[];
export type QueuedPost = (typeof queuedPosts)[number];

export const isQueued = (post: Post): post is QueuedPost => queuedPosts.some((one) => one === post);

/** One count as it was logged. */
export type Counted = FlowCount;
type Part = NonNullable<Counted['part']>;

/** Weeks that are looked back to find what is usual. */
export const weeksBack = 8;
/** Days with counts needed before anything is called usual. */
export const leastDays = 4;

/** Implausibly many customers in a half hour. */
const mostComing = 600;
/** Implausibly many people waiting. */
const mostWaiting = 500;
/** How long before opening customers may begin to wait. */
const earliestWait = HOUR;

/** What is usual at a post in a half hour of a weekday. */
export type Usual =
  /** `evenly`: only the whole day was counted, and was spread evenly. */
  | { is: 'counted'; customers: number; days: number; evenly: boolean }
  /** Mostly nobody waited: the staff was sufficient. */
  | { is: 'no_queue'; days: number }
  /** Not counted on enough days for an estimate. */
  | { is: 'unknown'; days: number };

export interface Traffic {
  usual(date: string, post: QueuedPost, nth: number): Usual;
  /** Counts that were ignored: taken while closed, implausibly high, or without a part of the day. */
  leftOut: number;
}

type Clock = Pick<Calendar, 'hours' | 'localTime' | 'localDate' | 'workday' | 'holidayRun'>;
type Found = { customers: number; by: 'part' | 'queue' | 'day' } | 'nobody';

/** @param today only earlier days count */
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

/** Whether a day is comparable to others of its weekday. */
function isUsualDay(date: string, calendar: Clock): boolean {
  const { before, after } = calendar.holidayRun(date);
  return calendar.workday(date).reason === 'open' && before === 0 && after === 0;
}

/** Whether a count is plausible. */
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

/** Customers in a half hour, from a queue: all but the first came while the first was waiting. */
const comingOf = (waiting: number, longest: number) => (longest > 0 ? ((waiting - 1) / longest) * 30 : 0);

const minutesOf = (halves: readonly HalfHour[]) => halves.reduce((sum, half) => sum + lengthOf(half), 0);

/**
 * The half hours of a part of the day: `opening` and `closing` are its first and last hour, `midday` the two hours
 * around its middle, `morning` and `afternoon` everything before and after its middle.
 */
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

/** The customers of one day at a post, by half hour. */
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
  // The counts of parts are included in that of the day.
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

/** The totals for a post by part of the day; of two counts of a part the later one holds. */
function sumsOf(counts: readonly Counted[], post: QueuedPost): Map<Part, number> {
  const sums = new Map<Part, number>();
  const inOrder = [...counts].sort((one, other) => one.at.getTime() - other.at.getTime());
  for (const { part, tickets, counter, self_service } of inOrder) {
    // A ticket is one customer of lobby and counter; transactions are only used without tickets, since a customer may
    // have several.
    const sum = post === 'self_service' ? self_service : (tickets ?? counter);
    if (part !== null && sum !== null) sums.set(part, sum);
  }
  return sums;
}

/**
 * Customers by half hour, from the totals of parts; a narrower part is subtracted from the wider one that contains
 * it.
 */
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

/** Customers by half hour, from the queues that were counted. */
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

/** The half hours of which a span covers at least half; if none, the one that contains its middle. */
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
