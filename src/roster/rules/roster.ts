import type { Calendar } from '../../platform/time/calendar.js';
import { HOUR, MINUTE } from '../../platform/time/durations.js';

/** Where people stand. The first is never left empty while the doors are open. */
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

export interface Span {
  from: Date;
  to: Date;
}

/** The day's opening and closing, as a calendar gives them. */
export type Hours = NonNullable<ReturnType<Calendar['hours']>>;

/** So long before their shift people arrive. */
export const arrival = 15 * MINUTE;
/** A day longer than this has a midday, in which whoever stands there all day takes a break. */
export const longDay = 6 * HOUR;
export const breakTime = HOUR;

export const isPost = (word: unknown): word is Post => (posts as readonly unknown[]).includes(word);
export const isShift = (word: unknown): word is Shift => (shifts as readonly unknown[]).includes(word);

/** When a shift is worked: halves meet in the middle of the day, midday lies an hour about it. Null for those on call. */
export function spanOf(shift: Shift, { open, close }: Hours): Span | null {
  const [opens, closes] = [open.getTime(), close.getTime()];
  const middle = (opens + closes) / 2;
  const part = (from: number, to: number): Span => ({
    from: new Date(Math.max(from, opens)),
    to: new Date(Math.min(to, closes)),
  });
  switch (shift) {
    case 'full':
      return { from: open, to: close };
    case 'early':
      return part(opens, middle);
    case 'late':
      return part(middle, closes);
    case 'midday':
      return part(middle - breakTime, middle + breakTime);
    case 'on_call':
      return null;
  }
}

/**
 * When nobody stands in the lobby, in order of time. One person alone cannot stand there all day: somebody else must be
 * there for part of midday, or midday is a gap.
 * @param duties of that day, of whatever post. @param hours null on a day off, which has no gaps
 */
export function gapsOf(duties: readonly Duty[], hours: Hours | null): Span[] {
  if (!hours) return [];
  const there = duties
    .filter(({ post }) => post === posts[0])
    .flatMap(({ shift, personId }) => {
      const span = spanOf(shift, hours);
      return span ? [{ ...span, shift, personId }] : [];
    });
  const midday = spanOf('midday', hours) as Span;
  const isLong = hours.close.getTime() - hours.open.getTime() > longDay;
  const about = there.filter(({ from, to }) => from < midday.to && to > midday.from);
  const alone = isLong && new Set(about.map(({ personId }) => personId)).size === 1;
  const manned = alone && about.some(({ shift }) => shift === 'full') ? withBreak(there, midday) : there;
  return between(manned, hours);
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

/** What the spans leave free of the hours, in order of time. */
export function between(spans: readonly Span[], { open, close }: Hours): Span[] {
  const free: Span[] = [];
  let until = open;
  for (const { from, to } of [...spans].sort((a, b) => a.from.getTime() - b.from.getTime())) {
    if (from > until) free.push({ from: until, to: from });
    if (to > until) until = to;
  }
  return close > until ? [...free, { from: until, to: close }] : free;
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

/** When somebody's day begins; null where they have no shift that is worked. */
export function startOf(duties: readonly Pick<Duty, 'shift'>[], hours: Hours | null): Date | null {
  if (!hours) return null;
  const starts = duties.flatMap(({ shift }) => spanOf(shift, hours)?.from.getTime() ?? []);
  return starts.length > 0 ? new Date(Math.min(...starts)) : null;
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
