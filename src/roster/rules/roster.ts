import { HOUR, MINUTE } from '../../platform/time/durations.js';
import { halvesOf, type OpenDay, openParts, type Span } from '../../platform/time/open-day.js';

/** Posts. The first must be covered in every branch while it is open. */
export const posts = ['lobby', 'counter', 'vip', 'self_service', 'guard'] as const;
export type Post = (typeof posts)[number];

/** Parts of a day, relative to the branch's opening hours. People on call are at no post until they are called. */
export const shifts = ['full', 'early', 'late', 'midday', 'on_call'] as const;
export type Shift = (typeof shifts)[number];

/** Somebody at a post in a shift on a local date 'YYYY-MM-DD'. */
export interface Duty {
  date: string;
  post: Post;
  shift: Shift;
  personId: string;
}

/** A span of time in which a post has nobody. */
export interface Gap extends Span {
  post: Post;
}

/** How long before their shift people arrive. */
export const arrival = 15 * MINUTE;
/** On a day longer than this, people in a full shift take a break at midday. */
export const longDay = 6 * HOUR;
export const breakTime = HOUR;

export const isPost = (word: unknown): word is Post => (posts as readonly unknown[]).includes(word);
export const isShift = (word: unknown): word is Shift => (shifts as readonly unknown[]).includes(word);

/**
 * When somebody in a shift is at their post. Early and late meet in the middle of the day, or at a midday closure;
 * midday is from an hour before to an hour after the middle. Null for those on call.
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
 * When required posts have nobody, by post and time. One person cannot be there all day: if the branch stays open
 * over midday, somebody else must cover the break, or midday is a gap.
 * @param duties those of that day, of any post
 * @param day null on a closed day, which has no gaps
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

/** The spans of people with a full shift, without their break. */
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

/** The parts of the opening hours that the spans do not cover, by time. */
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
 * Whether one person cannot have both on one day. Midday is compatible with everything, so that somebody from a
 * counter can help in the lobby over lunch.
 */
export function clash(one: Pick<Duty, 'post' | 'shift'>, other: Pick<Duty, 'post' | 'shift'>): boolean {
  if (one.shift === other.shift) return one.post !== other.post;
  const both = [one.shift, other.shift];
  return both.includes('full') && (both.includes('early') || both.includes('late'));
}

/** `arrive`: when somebody is expected; `from`: when their shift begins, and their post is empty without them. */
export interface Expected {
  arrive: Date;
  from: Date;
}

/** When somebody is expected for the first of their shifts; null where they are only on call or the branch is closed. */
export function expectedOf(duties: readonly Pick<Duty, 'shift'>[], day: OpenDay | null): Expected | null {
  if (!day) return null;
  const starts = duties.flatMap(({ shift }) => spansOf(shift, day)?.[0]?.from.getTime() ?? []);
  if (starts.length === 0) return null;
  const from = new Date(Math.min(...starts));
  const early = day.begins.getTime() - day.arrive.getTime();
  // A shift that begins with the day begins with the working time, before opening.
  return { from, arrive: from <= day.open ? day.arrive : new Date(from.getTime() - early) };
}

/** Groups by key; groups are in the order of their first member. */
export function grouped<One>(all: readonly One[], by: (one: One) => string): Map<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const one of all) {
    const group = groups.get(by(one));
    if (group) group.push(one);
    else groups.set(by(one), [one]);
  }
  return groups;
}
