import { type Member, worksThere } from '../../platform/directory/roles.js';
import type { Calendar } from '../../platform/time/calendar.js';
import { addDays } from '../../platform/time/day.js';
import { HOUR } from '../../platform/time/durations.js';
import type { OpenDay } from '../../platform/time/open-day.js';
import { leastDays, type QueuedPost, queuedPosts, weeksBack } from './arrivals.js';
import { bestDay, type Option, type Worker } from './best-day.js';
import { copyForward, lookBack } from './copy-forward.js';
import { type HalfHour, halfHours, shiftSpans } from './half-hours.js';
import { type Duty, grouped, type Post, posts, type Shift, shifts } from './roster.js';
import { mondayOf, weekFrom } from './roster-day.js';
import { minutesOf } from './rostered-hours.js';
import { type Covers, coversOf, type Measure, staffedDay, standing, wanted } from './staffing.js';
import { meetsPeak, peakOf, type Turns, turnsOf } from './turns.js';

/** Days that are looked back to see at which posts people have worked, which they are then assumed to know. */
export const skillDays = 7 * weeksBack;
/** The rest required between two working days. */
const rest = 11 * HOUR;

/** A proposed roster for days of a week, which is not on the roster yet. */
export interface Proposal {
  monday: string;
  /** The dates: open days of the week that are still to come. */
  dates: string[];
  /** All duties that these dates would have. */
  duties: Duty[];
  /** The duties that they had when the proposal was made. */
  before: Duty[];
  remarks: Remark[];
}

/** A proposal as stored until somebody decides. */
export interface KeptProposal extends Proposal {
  id: string;
  branchId: string;
  state: 'asked' | 'used' | 'discarded';
}

/** Something that the person who decides should know. */
export type Remark =
  /**
   * The person does not work that day in the proposal, because of the weekly hours (`hours`) or the rest between two
   * days (`rest`).
   */
  | { is: 'hours' | 'rest'; personId: string; date: string }
  /** Nobody who works that day has ever worked at this post. */
  | { is: 'unskilled'; post: Post; date: string }
  /** The person was on no recent roster, so the posts that they know are unknown. */
  | { is: 'unknown'; personId: string };

/** Why there is no proposal. */
export type NoProposal =
  | { fault: 'over' | 'nobody' | 'all_away' | 'no_queue' }
  | { fault: 'not_counted'; days: number; least: number };

export interface Asked extends Measure {
  calendar: Pick<Calendar, 'hours' | 'localTime' | 'isWorkingDay'>;
  /** The most hours of work in a week. */
  week: number;
  /** Monday of the week. */
  monday: string;
  today: string;
  members: readonly Member[];
  /** The duties of the weeks before and of this week. */
  duties: readonly Duty[];
  isAway(personId: string, date: string): boolean;
}

/**
 * Proposes a roster for the rest of a week, from the customers that were counted: for each day the best assignment of
 * its people (`bestDay`), in which they take turns at early, late and peak shifts, taking the four weeks before into
 * account. Who works on a day, and how long, stays as on the roster or, for an empty day, as in the weeks before:
 * nobody is sent home or called in. Only the post may change, to one at which the person has worked before, and the
 * half of the day. People with several shifts on a day, with midday help or on call keep what they have. Always
 * respected: leave, the most hours of a week, eleven hours of rest between two days, the break of a long day, and the
 * opening hours.
 */
export function propose(asked: Asked): Proposal | NoProposal {
  const { monday, today, calendar, isAway } = asked;
  const dates = weekFrom(monday).filter((date) => date > today && calendar.isWorkingDay(date));
  if (dates.length === 0) return { fault: 'over' };
  const staff = new Set(asked.members.filter(worksThere).map(({ personId }) => personId));
  const isOf = ({ personId }: Duty) => staff.has(personId);
  const usual = dates.flatMap((date) => usualOn(date, asked)).filter(isOf);
  if (usual.length === 0) return { fault: 'nobody' };
  const there = usual.filter(({ personId, date }) => !isAway(personId, date));
  if (there.length === 0) return { fault: 'all_away' };
  const unknown = uncounted(dates, asked);
  if (unknown) return unknown;

  const remarks: Remark[] = [];
  const inHours = withinHours(there, asked, remarks);
  const can = skillsOf([...asked.duties, ...inHours], asked);
  const had = turnsOf(
    asked.duties.filter(({ date }) => date < monday && date >= addDays(monday, -lookBack)),
    asked,
  );
  let yesterday = asked.duties.filter(({ date }) => date < (dates[0] ?? monday));
  const duties: Duty[] = [];
  for (const date of dates) {
    const day = inHours.filter((duty) => duty.date === date);
    const filled = fillDay(date, day, { asked, can, had, yesterday }, remarks);
    duties.push(...filled);
    yesterday = filled;
  }
  const known = new Set([...asked.duties, ...usual].map(({ personId }) => personId));
  for (const personId of staff) if (!known.has(personId)) remarks.push({ is: 'unknown', personId });
  return {
    monday,
    dates,
    duties: inOrder(duties),
    before: inOrder(asked.duties.filter(({ date }) => dates.includes(date))),
    remarks,
  };
}

const inOrder = (duties: readonly Duty[]): Duty[] =>
  [...duties].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
const keyOf = ({ date, post, shift, personId }: Duty) =>
  [date, posts.indexOf(post), shifts.indexOf(shift), personId].join('/');

/** The duties of a day or, if there are none, those that the same weekday last had. */
function usualOn(date: string, { duties, calendar, monday }: Asked): Duty[] {
  const standing = duties.filter((duty) => duty.date === date);
  if (standing.length > 0) return standing;
  const before = duties.filter((duty) => duty.date < monday);
  return copyForward(before, [date], calendar, () => true);
}

/** Why the need is unknown in all half hours of these days; null where some of it is known. */
function uncounted(dates: readonly string[], { calendar, needs }: Asked): NoProposal | null {
  const all = dates.flatMap((date) =>
    halfHours(date, calendar).flatMap(({ nth }) => queuedPosts.map((post) => needs(date, post, nth))),
  );
  if (all.some(({ need }) => need !== null)) return null;
  if (all.some(({ usual }) => usual.is === 'no_queue')) return { fault: 'no_queue' };
  return { fault: 'not_counted', days: Math.max(0, ...all.map(({ usual }) => usual.days)), least: leastDays };
}

/** Removes days of people who would exceed the weekly hours; first those days on which the most others work. */
function withinHours(
  there: readonly Duty[],
  { duties, monday, calendar, week }: Asked,
  remarks: Remark[],
): Duty[] {
  const first = there.map(({ date }) => date).sort()[0] ?? monday;
  const worked = minutesOf(
    duties.filter(({ date }) => date >= monday && date < first),
    calendar,
  );
  const crowd = grouped(there, ({ date }) => date);
  const out = new Set<string>();
  for (const [personId, own] of grouped(there, (duty) => duty.personId)) {
    const days = [...grouped(own, ({ date }) => date)].sort(
      ([one, a], [other, b]) =>
        (crowd.get(other)?.length ?? 0) - (crowd.get(one)?.length ?? 0) ||
        b.length - a.length ||
        (one < other ? 1 : -1),
    );
    let left = own;
    for (const [date] of days) {
      const minutes = (worked.get(personId) ?? 0) + (minutesOf(left, calendar).get(personId) ?? 0);
      if (minutes <= week * 60) break;
      left = left.filter((duty) => duty.date !== date);
      out.add(`${personId} ${date}`);
      remarks.push({ is: 'hours', personId, date });
    }
  }
  return there.filter(({ personId, date }) => !out.has(`${personId} ${date}`));
}

/** The posts at which each person has worked lately, or that belong to their role. */
function skillsOf(duties: readonly Duty[], { members, monday }: Asked): Map<string, Set<Post>> {
  const since = addDays(monday, -skillDays);
  const can = new Map<string, Set<Post>>();
  const add = (personId: string, post: Post) => can.set(personId, (can.get(personId) ?? new Set()).add(post));
  for (const { personId, post, date, shift } of duties)
    if (date >= since && shift !== 'on_call') add(personId, post);
  for (const { personId, roles } of members) {
    if (roles.includes('lobby_manager')) add(personId, 'lobby');
    if (roles.includes('rm')) add(personId, 'vip');
  }
  return can;
}

interface Known {
  asked: Asked;
  can: ReadonlyMap<string, ReadonlySet<Post>>;
  /** Each person's turns in the weeks before. */
  had: ReadonlyMap<string, Turns>;
  /** The duties of the days before. */
  yesterday: readonly Duty[];
}

const isHalf = (shift: Shift): shift is 'early' | 'late' => shift === 'early' || shift === 'late';
const movable = (shift: Shift) => isHalf(shift) || shift === 'full';

function fillDay(date: string, day: readonly Duty[], known: Known, remarks: Remark[]): Duty[] {
  const { asked, can } = known;
  const hours = asked.calendar.hours(date);
  if (!hours) return [];
  const halves = halfHours(date, asked.calendar);
  const covers = coversOf(hours, halves);
  const people = [...grouped(day, ({ personId }) => personId).values()];
  const free = (own: readonly Duty[]) =>
    own.filter(({ shift }) => movable(shift)).length === 1 && own.every(({ shift }) => shift !== 'midday');
  const moving = people.filter(free).flatMap((own) => own.filter(({ shift }) => movable(shift)));
  const fixed = day.filter((duty) => !moving.includes(duty));
  const opened = { hours, covers, peak: peakOf(date, halves, asked.needs) };
  const workers = moving.flatMap((duty): Worker[] => {
    const options = optionsOf(duty, opened, known);
    if (options.length === 0) remarks.push({ is: 'rest', personId: duty.personId, date });
    return options.length > 0 ? [{ personId: duty.personId, options }] : [];
  });
  const stood = standing(day, covers);
  for (const post of needed(date, halves, asked))
    if (
      !workers.some(({ personId }) => can.get(personId)?.has(post)) &&
      stood[post].every((count) => count === 0)
    )
      remarks.push({ is: 'unskilled', post, date });
  const { chosen } = bestDay({
    wanted: wanted(date, stood, { halves, needs: asked.needs }),
    fixed: standing(fixed, covers),
    covers,
    workers,
  });
  return [...fixed, ...chosen.map((one) => ({ ...one, date }))];
}

/** Posts with a known need on that day. */
const needed = (date: string, halves: readonly HalfHour[], { needs }: Asked): QueuedPost[] =>
  queuedPosts.filter((post) => halves.some(({ nth }) => (needs(date, post, nth).need ?? 0) > 0));

/** The cost of an uneven turn, higher than that of changing something. */
const turn = 100;

function optionsOf(
  { personId, post: at, shift: when }: Duty,
  { hours, covers, peak }: { hours: OpenDay; covers: Covers; peak: readonly boolean[] },
  { asked, can, had, yesterday }: Known,
): Option[] {
  const { early, late, peaks } = had.get(personId) ?? { early: 0, late: 0, peaks: 0 };
  const mostTurns = lookBack;
  const rested = restedAfter(personId, yesterday, asked);
  const halfTurn = (shift: Shift) => {
    if (!isHalf(shift)) return 0;
    return mostTurns + (shift === 'early' ? early - late : late - early);
  };
  return (isHalf(when) ? (['early', 'late'] as const) : ([when] as const))
    .filter((shift) => {
      const [first] = shiftSpans(shift, hours);
      return first !== undefined && (rested === null || first.from.getTime() >= rested);
    })
    .flatMap((shift) =>
      [...(can.get(personId) ?? [])].map((post) => {
        const met = meetsPeak({ post, shift }, { covers, peak }) ? peaks : 0;
        const stays = post === at && shift === when;
        return { post, shift, cost: turn * (halfTurn(shift) + met) + (stays ? 0 : 1), stays };
      }),
    );
}

/** When somebody has had enough rest after the day before; null where they did not work then. */
function restedAfter(personId: string, before: readonly Duty[], { calendar }: Asked): number | null {
  const ends = before.flatMap(({ personId: who, date, shift }) => {
    const hours = who === personId ? calendar.hours(date) : null;
    return hours ? shiftSpans(shift, hours).map(({ to }) => to.getTime()) : [];
  });
  return ends.length > 0 ? Math.max(...ends) + rest : null;
}

/** Missing people with these duties, summed over posts and half hours. */
export const missingIn = (dates: readonly string[], duties: readonly Duty[], measure: Measure): number =>
  dates.reduce((sum, date) => {
    const day = duties.filter((duty) => duty.date === date);
    return sum + (staffedDay(date, day, measure)?.missing ?? 0);
  }, 0);

/** What changes for a person on a day. */
export interface Difference {
  date: string;
  personId: string;
  from: Duty[];
  to: Duty[];
}

/** All differences between two rosters, by date. */
export function differences(before: readonly Duty[], after: readonly Duty[]): Difference[] {
  const keys = new Set([...before, ...after].map(({ date, personId }) => `${date} ${personId}`));
  const of = (duties: readonly Duty[], key: string) =>
    inOrder(duties.filter(({ date, personId }) => `${date} ${personId}` === key));
  return [...keys].sort().flatMap((key) => {
    const [from, to] = [of(before, key), of(after, key)];
    if (from.map(keyOf).join() === to.map(keyOf).join()) return [];
    const [date = '', personId = ''] = key.split(' ');
    return [{ date, personId, from, to }];
  });
}

/** Whether two rosters are the same. */
export const isSame = (one: readonly Duty[], other: readonly Duty[]): boolean =>
  differences(one, other).length === 0;

/** Each person's turns including a proposal. */
export const turnsWith = (
  { monday, duties }: Pick<Proposal, 'monday' | 'duties'>,
  before: readonly Duty[],
  measure: Measure,
): Map<string, Turns> =>
  turnsOf(
    [
      ...before.filter(({ date }) => date < mondayOf(monday) && date >= addDays(monday, -lookBack)),
      ...duties,
    ],
    measure,
  );
