import { HOUR, MINUTE } from '../../platform/time/durations.js';
import { halvesOf, type OpenDay, openParts, type Span } from '../../platform/time/open-day.js';

/** Where people stand. The first is the one that no branch leaves empty while the doors are open. */
export const posts = ['lobby', 'counter', 'vip', 'self_service', 'guard'] as const;
export type Post = (typeof posts)[number];

/** Parts of a day, by the branch's own opening hours. Whoever is on call stands nowhere until they are called. */
export const shifts = ['full', 'early', 'late', 'midday', 'on_call'] as const;
export type Shift = (typeof shifts)[number];

/** Somebody on a post in a shift of a local date 'YYYY-MM-DD'. */
export interface Duty {
  date: string;
  post: Post;
  shift: Shift;
  personId: string;
}

/** A stretch of a day in which nobody stands on a post. */
export interface Gap extends Span {
  post: Post;
}

/** So long before their shift people are there. */
export const arrival = 15 * MINUTE;
/** A day longer than this has a midday, in which whoever stands there all day takes a break. */
export const longDay = 6 * HOUR;
export const breakTime = HOUR;

export const isPost = (word: unknown): word is Post => (posts as readonly unknown[]).includes(word);
export const isShift = (word: unknown): word is Shift => (shifts as readonly unknown[]).includes(word);

/**
 * When somebody in a shift stands on their post: halves meet in the middle of the day, or about the closure of midday; midday lies an
 * hour about it. Null for those on call.
 */
export function spansOf(shift: Shift, day: OpenDay): Span[] | null {
  const { until, from } = halvesOf(day);
  const middle = (until.getTime() + from.getTime()) / 2;
  switch (shift) {
    case 'full':
      return [...day.spans];
    case 'early':
      return openParts(day, { from: day.open, to: until });
    case 'late':
      return openParts(day, { from, to: day.close });
    case 'midday':
      return openParts(day, { from: new Date(middle - breakTime), to: new Date(middle + breakTime) });
    case 'on_call':
      return null;
  }
}

/**
 * When nobody stands on a post that is needed, post by post in order of time. One person alone cannot stand there all day: where the
 * doors stay open over midday, somebody else must be there for part of it, or midday is a gap.
 * @param duties of that day, of whatever post. @param day null on a day off, which has no gaps
 */
export function gapsOf(duties: readonly Duty[], day: OpenDay | null, needed: readonly Post[]): Gap[] {
  if (!day) return [];
  return posts
    .filter((post) => needed.includes(post))
    .flatMap((post) => {
      const there = duties.filter((duty) => duty.post === post);
      return between(manned(there, day), day).map((span) => ({ post, ...span }));
    });
}

function manned(duties: readonly Duty[], day: OpenDay): Span[] {
  const there = duties.flatMap(({ shift, personId }) =>
    (spansOf(shift, day) ?? []).map((span) => ({ ...span, shift, personId })),
  );
  const [midday] = spansOf('midday', day) ?? [];
  const isLong = day.spans.length === 1 && day.close.getTime() - day.open.getTime() > longDay;
  if (!isLong || !midday) return there;
  const about = there.filter(({ from, to }) => from < midday.to && to > midday.from);
  const alone = new Set(about.map(({ personId }) => personId)).size === 1;
  return alone && about.some(({ shift }) => shift === 'full') ? withBreak(there, midday) : there;
}

/** Those who stand there all day, without their midday. */
function withBreak<One extends Span & { shift: Shift }>(there: readonly One[], midday: Span): Span[] {
  return there.flatMap((one) =>
    one.shift === 'full'
      ? [
          { from: one.from, to: midday.from },
          { from: midday.to, to: one.to },
        ]
      : [one],
  );
}

/** What the spans leave free of the time in which the doors are open, in order of time. */
export function between(spans: readonly Span[], day: Pick<OpenDay, 'spans'>): Span[] {
  const sorted = [...spans].sort((a, b) => a.from.getTime() - b.from.getTime());
  return day.spans.flatMap((open) => {
    const free: Span[] = [];
    let until = open.from;
    for (const { from, to } of sorted) {
      if (from > until && until < open.to) free.push({ from: until, to: from < open.to ? from : open.to });
      if (to > until) until = to;
    }
    return open.to > until ? [...free, { from: until, to: open.to }] : free;
  });
}

/**
 * Whether one person cannot have both on one day. Midday goes with everything: it is how a counter lends somebody to the
 * lobby over lunch.
 */
export function clash(one: Pick<Duty, 'post' | 'shift'>, other: Pick<Duty, 'post' | 'shift'>): boolean {
  if (one.shift === other.shift) return one.post !== other.post;
  const both = [one.shift, other.shift];
  return both.includes('full') && (both.includes('early') || both.includes('late'));
}

/** When somebody is expected, and from when on their post is empty without them. */
export interface Expected {
  arrive: Date;
  from: Date;
}

/** By working time, with the first of somebody's shifts; null where they have none that is worked. */
export function expectedOf(duties: readonly Pick<Duty, 'shift'>[], day: OpenDay | null): Expected | null {
  if (!day) return null;
  const starts = duties.flatMap(({ shift }) => spansOf(shift, day)?.[0]?.from.getTime() ?? []);
  if (starts.length === 0) return null;
  const from = new Date(Math.min(...starts));
  const early = day.begins.getTime() - day.arrive.getTime();
  // Whoever begins with the day begins with its work, before the doors open.
  return { from, arrive: from <= day.open ? day.arrive : new Date(from.getTime() - early) };
}

/** What shares a key, in the order of its first. */
export function grouped<One>(all: readonly One[], by: (one: One) => string): Map<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const one of all) {
    const group = groups.get(by(one));
    if (group) group.push(one);
    else groups.set(by(one), [one]);
  }
  return groups;
}
