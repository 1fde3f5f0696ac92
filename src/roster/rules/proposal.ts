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

/** So many days back it is looked who has stood where: that is what they can do. */
export const skillDays = 7 * weeksBack;
/** Between two days of work there is so much rest. */
const rest = 11 * HOUR;

/** What is proposed for days of a week. Nothing of it is on the roster. */
export interface Proposal {
  monday: string;
  /** The days that it is for: those of the week that are open and still to come. */
  dates: string[];
  /** Everything that would stand on them. */
  duties: Duty[];
  /** What stood on them when it was made. */
  before: Duty[];
  remarks: Remark[];
}

/** A proposal as it is kept until somebody decides. */
export interface KeptProposal extends Proposal {
  id: string;
  branchId: string;
  state: 'asked' | 'used' | 'discarded';
}

/** What whoever decides should know of it. */
export type Remark =
  /** The day is left out for this person, since the week would have more hours than it may. */
  | { is: 'hours' | 'rest'; personId: string; date: string }
  /** Nobody who is there has stood at the post. */
  | { is: 'unskilled'; post: Post; date: string }
  /** On no roster of late: what they can do is not known. */
  | { is: 'unknown'; personId: string };

/** Why nothing is proposed. */
export type NoProposal =
  | { fault: 'over' | 'nobody' | 'all_away' | 'no_queue' }
  | { fault: 'not_counted'; days: number; least: number };

export interface Asked extends Measure {
  calendar: Pick<Calendar, 'hours' | 'localTime' | 'isWorkingDay'>;
  /** OpenDay of work in a week, at most. */
  week: number;
  /** Monday of the week. */
  monday: string;
  today: string;
  members: readonly Member[];
  /** What stood on the roster of the weeks before, and stands on that of this one. */
  duties: readonly Duty[];
  isAway(personId: string, date: string): boolean;
}

/**
 * A roster for the rest of a week, by what was counted in the hall: for each day the best that its people can do
 * (`bestDay`), where they take turns with early, late and the peak by what they had in the four weeks before.
 *
 * Who works on a day and how long stays as it stands on the roster, or, where the day is empty, as in the weeks before: nobody
 * is sent home and nobody is called in. What may change is the post, to one at which they have stood before, and which half of
 * the day. Whoever has several shifts on a day, helps over midday or is on call keeps what they have.
 *
 * Never broken: leave; the most hours of a week; eleven hours of rest between two days; the break of a long day; the hours of
 * the doors.
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

/** What stands on a day; where nothing does, what the same weekday had last. */
function usualOn(date: string, { duties, calendar, monday }: Asked): Duty[] {
  const standing = duties.filter((duty) => duty.date === date);
  if (standing.length > 0) return standing;
  const before = duties.filter((duty) => duty.date < monday);
  return copyForward(before, [date], calendar, () => true);
}

/** Why nothing can be said of any half hour of these days; null where something can. */
function uncounted(dates: readonly string[], { calendar, needs }: Asked): NoProposal | null {
  const all = dates.flatMap((date) =>
    halfHours(date, calendar).flatMap(({ nth }) => queuedPosts.map((post) => needs(date, post, nth))),
  );
  if (all.some(({ need }) => need !== null)) return null;
  if (all.some(({ usual }) => usual.is === 'no_queue')) return { fault: 'no_queue' };
  return { fault: 'not_counted', days: Math.max(0, ...all.map(({ usual }) => usual.days)), least: leastDays };
}

/** Without the days on which a week would have more hours than it may: first those of a person on which most others are there. */
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

/** Where each person has stood of late, and where their role stands. */
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
  /** What each had in the weeks before. */
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

/** Posts at which somebody is needed on that day. */
const needed = (date: string, halves: readonly HalfHour[], { needs }: Asked): QueuedPost[] =>
  queuedPosts.filter((post) => halves.some(({ nth }) => (needs(date, post, nth).need ?? 0) > 0));

/** Turns count more than leaving things as they are. */
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

/** From when on somebody has rested since the last day on which they worked; null where that is long ago. */
function restedAfter(personId: string, before: readonly Duty[], { calendar }: Asked): number | null {
  const ends = before.flatMap(({ personId: who, date, shift }) => {
    const hours = who === personId ? calendar.hours(date) : null;
    return hours ? shiftSpans(shift, hours).map(({ to }) => to.getTime()) : [];
  });
  return ends.length > 0 ? Math.max(...ends) + rest : null;
}

/** Half hours in which people are missing on these days, with these duties. */
export const missingIn = (dates: readonly string[], duties: readonly Duty[], measure: Measure): number =>
  dates.reduce((sum, date) => {
    const day = duties.filter((duty) => duty.date === date);
    return sum + (staffedDay(date, day, measure)?.missing ?? 0);
  }, 0);

/** What would be otherwise for somebody on a day. */
export interface Difference {
  date: string;
  personId: string;
  from: Duty[];
  to: Duty[];
}

/** Everything that one roster of days has otherwise than another, in order of the days. */
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

/** Turns with a proposal: what each had before, and what they would have. */
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
