import type { Calendar } from '../../platform/time/calendar.js';
import { weekdayNumber } from '../../platform/time/day.js';
import type { OpenDay, Span } from '../../platform/time/open-day.js';
import type { Staffing } from '../settings.js';
import { isQueued, type QueuedPost, queuedPosts, type Traffic, type Usual } from './arrivals.js';
import { type HalfHour, halfHours, isIn, shiftSpans } from './half-hours.js';
import { breakTime, type Duty, grouped, longDay, type Post, posts, type Shift } from './roster.js';
import { peopleNeeded } from './waiting.js';

/** How many people a post needs in a half hour; null where it is not known. */
export type Need = number | null;

/**
 * Converts the usual number of customers into people needed; for the lobby at least one.
 * @returns null where it is not known
 */
export function needOf(usual: Usual, post: QueuedPost, staffed: Staffing): Need {
  if (usual.is !== 'counted') return null;
  const load = { customers: usual.customers, minutes: staffed[post] };
  const people = peopleNeeded(load, { minutes: staffed.aim, share: staffed.share });
  return people === null ? null : Math.max(people, post === posts[0] ? 1 : 0);
}

/** What is known of a post in a half hour of a date. */
export interface Known {
  usual: Usual;
  need: Need;
}
export type Needs = (date: string, post: QueuedPost, nth: number) => Known;

/** The need of each post, cached for each half hour of a weekday. */
export function needsOf(traffic: Pick<Traffic, 'usual'>, staffed: Staffing): Needs {
  const known = new Map<string, Known>();
  return (date, post, nth) => {
    const key = `${weekdayNumber(date)} ${post} ${nth}`;
    const found = known.get(key);
    if (found) return found;
    const usual = traffic.usual(date, post, nth);
    const made = { usual, need: needOf(usual, post, staffed) };
    known.set(key, made);
    return made;
  };
}

/**
 * When people in a shift take their breaks: one half of them after the other. Null where the shift is short, or a
 * midday closure is their break.
 */
export function breakSpan(shift: readonly Span[]): Span | null {
  const [only, more] = shift;
  if (!only || more || only.to.getTime() - only.from.getTime() <= longDay) return null;
  const middle = (only.from.getTime() + only.to.getTime()) / 2;
  return { from: new Date(middle - breakTime), to: new Date(middle + breakTime) };
}

/** Which half hours a shift covers, and in which of them half of its people are on their break. */
export interface Cover {
  there: boolean[];
  resting: boolean[];
}

export type Covers = Readonly<Record<Shift, Cover>>;

/** Every shift of a day. */
export function coversOf(hours: OpenDay, halves: readonly HalfHour[]): Covers {
  const of = (shift: Shift): Cover => {
    const spans = shiftSpans(shift, hours);
    const rest = breakSpan(spans);
    return {
      there: halves.map((half) => spans.some((span) => isIn(half, span))),
      resting: halves.map((half) => rest !== null && isIn(half, rest)),
    };
  };
  return {
    full: of('full'),
    early: of('early'),
    late: of('late'),
    midday: of('midday'),
    on_call: of('on_call'),
  };
}

/** How many of the people in a shift at a post are there in a half hour, breaks considered. */
export const thereOf = (people: number, { there, resting }: Cover, at: number): number =>
  !there[at] ? 0 : resting[at] ? Math.floor(people / 2) : people;

/**
 * How many people are at each post, by half hour. Breaks are taken in turns, as evenly as possible; somebody who
 * helps at another post over midday is not at their own then.
 * @param duties of that day
 */
export function standing(duties: readonly Duty[], covers: Covers): Record<Post, number[]> {
  const lent = new Set(duties.filter(({ shift }) => shift === 'midday').map(({ personId }) => personId));
  const isLent = ({ shift, personId }: Duty) => shift !== 'midday' && lent.has(personId);
  const at = (post: Post) => {
    const sum = covers.full.there.map(() => 0);
    const here = duties.filter((duty) => duty.post === post);
    for (const there of grouped(here, (duty) => `${duty.shift} ${isLent(duty)}`).values()) {
      const [one] = there;
      if (!one) continue;
      const people = new Set(there.map(({ personId }) => personId)).size;
      for (const half of sum.keys())
        sum[half] =
          (sum[half] ?? 0) +
          (isLent(one) && covers.midday.there[half] ? 0 : thereOf(people, covers[one.shift], half));
    }
    return sum;
  };
  return {
    lobby: at('lobby'),
    counter: at('counter'),
    vip: at('vip'),
    self_service: at('self_service'),
    guard: at('guard'),
  };
}

/** Consecutive half hours of a post with the same state. */
export interface Stretch extends Span {
  there: number;
  usual: Usual;
  need: Need;
  is: 'few' | 'right' | 'idle' | 'unknown';
}

/** A day's roster compared with the need. */
export interface StaffedDay {
  date: string;
  posts: { post: QueuedPost; stretches: Stretch[] }[];
  /** Missing people, summed over all posts and half hours. */
  missing: number;
  /** Whether the need is known in any half hour. */
  known: boolean;
}

/** What is needed to compare a roster with the need. */
export interface Measure {
  calendar: Pick<Calendar, 'hours' | 'localTime'>;
  needs: Needs;
}

/** @param duties of that day */
export function staffedDay(
  date: string,
  duties: readonly Duty[],
  { calendar, needs }: Measure,
): StaffedDay | null {
  const hours = calendar.hours(date);
  if (!hours) return null;
  const halves = halfHours(date, calendar);
  const there = standing(duties, coversOf(hours, halves));
  const seen = queuedPosts.map((post) => ({
    post,
    halves: halves.map((half, place): Stretch => {
      const { usual, need } = needs(date, post, half.nth);
      const now = there[post][place] ?? 0;
      return { from: half.from, to: half.to, there: now, usual, need, is: beside(now, need, usual) };
    }),
  }));
  const all = seen.flatMap((post) => post.halves);
  return {
    date,
    posts: seen.map(({ post, halves: each }) => ({ post, stretches: joined(each) })),
    missing: all.reduce((sum, one) => sum + Math.max(0, (one.need ?? 0) - one.there), 0),
    known: all.some(({ need }) => need !== null),
  };
}

function beside(there: number, need: Need, usual: Usual): Stretch['is'] {
  if (need === null) return usual.is === 'no_queue' && there > 0 ? 'right' : 'unknown';
  return there < need ? 'few' : there > need ? 'idle' : 'right';
}

/** Joins neighbours with the same state. */
function joined(halves: readonly Stretch[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const half of halves) {
    const last = stretches.at(-1);
    const same =
      last &&
      last.to.getTime() === half.from.getTime() &&
      last.is === half.is &&
      last.there === half.there &&
      last.need === half.need &&
      last.usual.is === half.usual.is;
    if (same)
      stretches[stretches.length - 1] = { ...last, to: half.to, usual: fewer(last.usual, half.usual) };
    else stretches.push(half);
  }
  return stretches;
}

const fewer = (one: Usual, other: Usual): Usual => (other.days < one.days ? other : one);

/** How many people a post should have in each half hour: the need if known, else those who are there now. */
export function wanted(
  date: string,
  stood: Readonly<Record<Post, readonly number[]>>,
  { halves, needs }: { halves: readonly HalfHour[]; needs: Needs },
): Record<Post, number[]> {
  const of = (post: Post) =>
    halves.map(({ nth }, place) => {
      const need = isQueued(post) ? needs(date, post, nth).need : null;
      return need ?? stood[post][place] ?? 0;
    });
  return {
    lobby: of('lobby'),
    counter: of('counter'),
    vip: of('vip'),
    self_service: of('self_service'),
    guard: of('guard'),
  };
}
