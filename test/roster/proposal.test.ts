import { describe, expect, it } from 'vitest';
import type { Member } from '../../src/platform/directory/roles.js';
import { branchCalendar } from '../../src/platform/time/calendar.js';
import { addDays } from '../../src/platform/time/day.js';
import type { Traffic, Usual } from '../../src/roster/rules/arrivals.js';
import { bestDay, type OpenDay } from '../../src/roster/rules/best-day.js';
import { Clash, edited, editPost } from '../../src/roster/rules/edit-post.js';
import { halfHours } from '../../src/roster/rules/half-hours.js';
import {
  type Asked,
  differences,
  missingIn,
  type Proposal,
  propose,
} from '../../src/roster/rules/proposal.js';
import { clash, type Duty, type Post, posts, type Shift } from '../../src/roster/rules/roster.js';
import { weekFrom } from '../../src/roster/rules/roster-day.js';
import { minutesOf } from '../../src/roster/rules/rostered-hours.js';
import {
  breakSpan,
  coversOf,
  needOf,
  needsOf,
  staffedDay,
  standing,
} from '../../src/roster/rules/staffing.js';
import { turnsOf } from '../../src/roster/rules/turns.js';
import { usualStaffing } from '../../src/roster/settings.js';
import { branch } from '../scene.js';
import { seeded } from './hall.js';

const calendar = branchCalendar(branch);
const staffed = usualStaffing('CN');
/** A Monday without a holiday near. */
const monday = '2026-11-23';
const duty = (personId: string, post: Post, shift: Shift, date = monday): Duty => ({
  date,
  post,
  shift,
  personId,
});
const person = (personId: string, ...roles: Member['roles'][number][]): Member => ({
  personId,
  slackId: personId,
  name: personId,
  roles: roles.length > 0 ? roles : ['staff'],
});

/** As many customers at the counter in each half hour as need so many people; nothing is known of other posts. */
const customersFor = new Map<number, number>();
for (let customers = 0.5; customers < 120; customers += 0.5) {
  const need = needOf({ is: 'counted', customers, days: 8, evenly: false }, 'counter', staffed);
  if (need !== null && !customersFor.has(need)) customersFor.set(need, customers);
}
const needing = (people: number | null): Usual =>
  people === null
    ? { is: 'unknown', days: 0 }
    : { is: 'counted', customers: customersFor.get(people) ?? 0, days: 8, evenly: false };
/** @param at how many people a post needs in a half hour of the day, 0 to 47 */
const trafficOf = (at: (post: Post, nth: number) => number | null): Traffic => ({
  leftOut: 0,
  usual: (_, post, nth) => needing(at(post, nth)),
});
const counterNeeds = (morning: number, afternoon: number) =>
  trafficOf((post, nth) => (post === 'counter' ? (nth < 26 ? morning : afternoon) : null));

const measured = (traffic: Traffic) => ({ calendar, needs: needsOf(traffic, staffed) });

const ask = (over: Partial<Asked>): Asked => ({
  calendar,
  week: 40,
  needs: needsOf(counterNeeds(2, 2), staffed),
  monday,
  today: '2026-11-20',
  members: ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => person(id)),
  duties: [],
  isAway: () => false,
  ...over,
});
type Over = Partial<Asked> & { traffic?: Traffic };
const askOf = ({ traffic, ...over }: Over): Asked =>
  ask({ ...over, ...(traffic ? { needs: needsOf(traffic, staffed) } : {}) });
function proposed(over: Over): Proposal {
  const made = propose(askOf(over));
  if ('fault' in made) throw new Error(made.fault);
  return made;
}
const everyDay = (date: string, ...there: [string, Post, Shift][]): Duty[] =>
  weekFrom(date)
    .filter((day) => calendar.isWorkingDay(day))
    .flatMap((day) => there.map(([who, post, shift]) => duty(who, post, shift, day)));
const lines = (duties: readonly Duty[], date: string) =>
  duties
    .filter((one) => one.date === date)
    .map(({ personId, post, shift }) => `${personId} ${post} ${shift}`);

describe('who stands there', () => {
  const hours = calendar.hours(monday);
  const halves = halfHours(monday, calendar);
  const at = (...duties: Duty[]) => (hours ? standing(duties, coversOf(hours, halves)) : undefined);
  it('takes the break by turns on a long day', () => {
    expect(at(duty('a', 'counter', 'full'), duty('b', 'counter', 'full'))?.counter).toEqual([
      ...[2, 2, 2, 2, 2, 2],
      ...[1, 1, 1, 1],
      ...[2, 2, 2, 2, 2, 2],
    ]);
    // One alone leaves the post empty, as the roster's own gaps have it.
    expect(at(duty('a', 'lobby', 'full'))?.lobby.slice(5, 11)).toEqual([1, 0, 0, 0, 0, 1]);
    expect(at(duty('a', 'counter', 'early'), duty('b', 'counter', 'late'))?.counter).toEqual(
      Array(16).fill(1),
    );
  });

  it('is at the post where they help over midday, and nowhere while on call', () => {
    const found = at(
      duty('a', 'counter', 'full'),
      duty('a', 'lobby', 'midday'),
      duty('b', 'counter', 'on_call'),
    );
    expect(found?.lobby.slice(5, 11)).toEqual([0, 1, 1, 1, 1, 0]);
    expect(found?.counter.slice(5, 11)).toEqual([1, 0, 0, 0, 0, 1]);
  });

  it('has no break where the hours are shorter than one', () => {
    const short = branchCalendar({ ...branch, hours: { mon: '09:00-09:40' } });
    const day = short.hours(monday);
    expect(day && breakSpan([{ from: day.open, to: day.close }])).toBeNull();
    const known = staffedDay(monday, [duty('a', 'counter', 'full')], {
      ...measured(counterNeeds(1, 1)),
      calendar: short,
    });
    expect(known?.posts.find(({ post }) => post === 'counter')?.stretches.map(({ is }) => is)).toEqual([
      'right',
    ]);
  });

  it('has none of its own where the doors are closed in between', () => {
    const at = (from: string, to: string) => ({
      from: calendar.at(monday, from),
      to: calendar.at(monday, to),
    });
    expect(breakSpan([at('09:00', '12:00'), at('13:00', '17:00')])).toBeNull();
    expect(breakSpan([at('09:00', '17:00')])).toEqual(at('12:00', '14:00'));
    expect(breakSpan([])).toBeNull();
  });

  it('is too few, right or idle beside what is needed, half hours of a kind put together', () => {
    const day = staffedDay(
      monday,
      [duty('a', 'counter', 'full'), duty('b', 'counter', 'early')],
      measured(trafficOf((post, nth) => (post !== 'counter' ? null : nth < 20 ? 1 : nth < 26 ? 2 : 2))),
    );
    const counter = day?.posts.find(({ post }) => post === 'counter')?.stretches ?? [];
    const said = counter.map(({ from, to, there, need, is }) =>
      [calendar.localTime(from), calendar.localTime(to), there, need, is].join(' '),
    );
    expect(said).toEqual([
      '09:00 10:00 2 1 idle',
      '10:00 12:00 2 2 right',
      '12:00 13:00 1 2 few',
      '13:00 14:00 0 2 few',
      '14:00 17:00 1 2 few',
    ]);
    expect(day?.missing).toBe(2 + 4 + 6);
    expect(day?.known).toBe(true);
    expect(staffedDay('2026-11-22', [], measured(counterNeeds(1, 1)))).toBeNull();
  });

  it('keeps one in the lobby, whatever was counted', () => {
    const nobody = { is: 'counted', customers: 0, days: 8, evenly: false } as const;
    expect(needOf(nobody, 'lobby', staffed)).toBe(1);
    expect(needOf(nobody, 'counter', staffed)).toBe(0);
    expect(needOf({ is: 'unknown', days: 3 }, 'lobby', staffed)).toBeNull();
    expect(needOf({ is: 'no_queue', days: 8 }, 'counter', staffed)).toBeNull();
  });
});

/** Every way to fill a day, one after the other; counted in the plainest way. */
function byForce({ wanted, fixed, covers, workers }: OpenDay): {
  empty: number;
  missing: number;
  cost: number;
} {
  let best = { empty: Infinity, missing: Infinity, cost: Infinity };
  const there = (chosen: readonly { post: Post; shift: Shift }[], post: Post, at: number) => {
    let sum = fixed[post]?.[at] ?? 0;
    for (const shift of ['full', 'early', 'late'] as const) {
      const people = chosen.filter((one) => one.post === post && one.shift === shift).length;
      if (covers[shift]?.there[at]) sum += covers[shift]?.resting[at] ? Math.floor(people / 2) : people;
    }
    return sum;
  };
  const go = (nth: number, chosen: { post: Post; shift: Shift }[], cost: number): void => {
    const worker = workers[nth];
    if (worker) {
      for (const { post, shift, cost: more } of worker.options)
        go(nth + 1, [...chosen, { post, shift }], cost + more);
      return;
    }
    let [empty, missing] = [0, 0];
    for (const post of posts)
      for (const [at, want] of (wanted[post] ?? []).entries()) {
        const now = there(chosen, post, at);
        missing += Math.max(0, want - now);
        if (post === 'lobby' && now === 0) empty++;
      }
    const key = (one: typeof best) => [one.empty, one.missing, one.cost];
    const [mine, least] = [key({ empty, missing, cost }), key(best)];
    const place = mine.findIndex((value, index) => value !== least[index]);
    if (place >= 0 && (mine[place] ?? 0) < (least[place] ?? 0)) best = { empty, missing, cost };
  };
  go(0, [], 0);
  return best;
}

describe('the best of a day', () => {
  const chance = seeded(2026);
  const upTo = (most: number) => Math.floor(chance() * (most + 1));
  function smallDay(): OpenDay {
    const slots = 3 + upTo(3);
    const some = (make: () => number) => Array.from({ length: slots }, make);
    const middle = 1 + upTo(slots - 2);
    const where = posts.slice(0, 1 + upTo(2));
    const cover = (there: (at: number) => boolean) => ({
      there: some(() => 0).map((_, at) => there(at)),
      resting: some(() => 0).map((_, at) => there(at) && at === middle && chance() < 0.5),
    });
    return {
      wanted: Object.fromEntries(where.map((post) => [post, some(() => upTo(3))])),
      fixed: Object.fromEntries(where.map((post) => [post, some(() => upTo(1))])),
      covers: {
        full: cover(() => true),
        early: cover((at) => at < middle),
        late: cover((at) => at >= middle),
      },
      workers: Array.from({ length: upTo(5) }, (_, nth) => {
        const can = where.filter((_, place) => place === nth % where.length || chance() < 0.5);
        const halves = chance() < 0.6 ? (['early', 'late'] as const) : (['full'] as const);
        return {
          personId: `p${nth}`,
          options: can.flatMap((post) => halves.map((shift) => ({ post, shift, cost: upTo(9) }))),
        };
      }),
    };
  }

  it('is as good as the best of all ways, on every small day', () => {
    let some = 0;
    for (let nth = 0; nth < 400; nth++) {
      const day = smallDay();
      const { chosen, proven, ...found } = bestDay(day);
      expect({ nth, ...found }).toEqual({ nth, ...byForce(day) });
      expect(proven).toBe(true);
      // What is said of it is so of what was chosen.
      const only = day.workers.map(({ personId, options }) => {
        const place = chosen.find((one) => one.personId === personId);
        const option = options.find(({ post, shift }) => post === place?.post && shift === place.shift);
        if (!option) throw new Error(`${personId} has no place`);
        return { personId, options: [option] };
      });
      expect(byForce({ ...day, workers: only })).toEqual(found);
      if (found.missing > 0) some++;
    }
    expect(some).toBeGreaterThan(50);
  });

  it('is found for a hall of any size, and is then at least as good as what stands', () => {
    for (const people of [20, 60, 200]) {
      const slots = Array.from({ length: 20 }, (_, at) => at);
      const halves = { there: slots.map(() => true), resting: slots.map((at) => at > 8 && at < 12) };
      const day: OpenDay = {
        wanted: Object.fromEntries(posts.map((post) => [post, slots.map(() => upTo(people / 3))])),
        fixed: {},
        covers: {
          full: halves,
          early: { ...halves, there: slots.map((at) => at < 10) },
          late: { ...halves, there: slots.map((at) => at >= 10) },
        },
        workers: Array.from({ length: people }, (_, nth) => ({
          personId: `p${nth}`,
          options: posts.flatMap((post) =>
            (['early', 'late'] as const).map((shift) => ({
              post,
              shift,
              cost: upTo(900),
              stays: post === posts[nth % 5] && shift === (nth % 2 ? 'early' : 'late'),
            })),
          ),
        })),
      };
      const found = bestDay(day);
      const now = byForce({
        ...day,
        workers: day.workers.map((one) => ({ ...one, options: one.options.filter(({ stays }) => stays) })),
      });
      expect(new Set(found.chosen.map(({ personId }) => personId)).size).toBe(people);
      expect([found.empty, found.missing] <= [now.empty, now.missing]).toBe(true);
    }
  });
});

describe('a proposal', () => {
  it('puts people where customers are, and leaves the rest as it is', () => {
    const traffic = trafficOf((post, nth) => (post === 'counter' ? (nth < 26 ? 3 : 1) : null));
    const now = everyDay(
      monday,
      ['a', 'counter', 'early'],
      ['b', 'counter', 'late'],
      ['c', 'counter', 'late'],
      ['d', 'vip', 'full'],
    );
    const made = proposed({ traffic, duties: now });
    expect(made.before).toHaveLength(now.length);
    expect(missingIn(made.dates, now, measured(traffic))).toBe(5 * 16);
    expect(missingIn(made.dates, made.duties, measured(traffic))).toBe(5 * 8);
    // Two in the morning at most, since one must stay for the afternoon; which of them is all the same, so least changes.
    expect(lines(made.duties, monday)).toEqual([
      'a counter early',
      'b counter early',
      'c counter late',
      'd vip full',
    ]);
    expect(differences(made.before, made.duties)).toHaveLength(5);
  });

  it('is the roster as it stands where nothing better can be', () => {
    const now = everyDay(monday, ['a', 'counter', 'full'], ['b', 'counter', 'full'], ['c', 'lobby', 'full']);
    expect(differences(now, proposed({ duties: now }).duties)).toEqual([]);
  });

  it('fills empty days like those before, for what is still to come, without whoever is away', () => {
    const before = everyDay(addDays(monday, -7), ['a', 'counter', 'full'], ['b', 'counter', 'full']);
    const made = proposed({
      duties: before,
      today: addDays(monday, 1),
      isAway: (who, date) => who === 'b' && date === addDays(monday, 3),
    });
    expect(made.dates).toEqual([2, 3, 4].map((day) => addDays(monday, day)));
    expect(lines(made.duties, addDays(monday, 2))).toEqual(['a counter full', 'b counter full']);
    expect(lines(made.duties, addDays(monday, 3))).toEqual(['a counter full']);
    expect(made.before).toEqual([]);
  });

  it('gives nobody a post at which they have not stood', () => {
    const traffic = trafficOf((post) => (post === 'counter' ? 3 : 1));
    const before = everyDay(addDays(monday, -14), ['b', 'counter', 'full']);
    const now = everyDay(
      monday,
      ['a', 'lobby', 'full'],
      ['b', 'lobby', 'full'],
      ['c', 'guard', 'full'],
      ['d', 'lobby', 'full'],
    );
    const made = proposed({
      traffic,
      duties: [...before, ...now],
      members: ['a', 'b', 'c', 'd', 'z'].map((id) => person(id)),
    });
    expect(lines(made.duties, monday)).toEqual([
      'a lobby full',
      'd lobby full',
      'b counter full',
      'c guard full',
    ]);
    expect(made.remarks).toContainEqual({ is: 'unskilled', post: 'self_service', date: monday });
    expect(made.remarks).toContainEqual({ is: 'unknown', personId: 'z' });
    // A role says where somebody stands, too.
    const manager = proposed({
      traffic: trafficOf((post) => (post === 'lobby' ? 1 : null)),
      duties: everyDay(monday, ['a', 'counter', 'full'], ['b', 'counter', 'full']),
      members: [person('a', 'lobby_manager'), person('b')],
    });
    expect(lines(manager.duties, monday)).toEqual(['a lobby full', 'b counter full']);
  });

  it('keeps the hours of a week, and says whom it left off', () => {
    const six = branchCalendar({ ...branch, hours: { ...branch.hours, sat: '09:00-17:00' } });
    const now = weekFrom(monday)
      .filter((date) => six.isWorkingDay(date))
      .map((date) => duty('a', 'counter', 'full', date));
    const made = proposed({ calendar: six, duties: now });
    // Seven hours a day: five are 35, six would be 42.
    expect(made.duties).toHaveLength(5);
    expect(made.remarks).toContainEqual({ is: 'hours', personId: 'a', date: addDays(monday, 5) });
    expect(proposed({ calendar: six, duties: now, week: 48 }).duties).toHaveLength(6);
    // What was worked on days that are over counts.
    const late = proposed({
      calendar: six,
      duties: now,
      today: addDays(monday, 3),
      week: 36,
    });
    expect(late.duties).toHaveLength(1);
  });

  it('leaves eleven hours between two days', () => {
    const long = branchCalendar({ ...branch, hours: { mon: '08:00-23:00', tue: '08:00-23:00' } });
    const now = [duty('a', 'counter', 'late'), duty('a', 'counter', 'early', addDays(monday, 1))];
    const traffic = trafficOf((post, nth) =>
      post === 'counter' && nth >= 31 ? 1 : post === 'counter' ? 0 : null,
    );
    const made = proposed({ calendar: long, duties: now, traffic });
    expect(lines(made.duties, monday)).toEqual(['a counter late']);
    expect(lines(made.duties, addDays(monday, 1))).toEqual(['a counter late']);
    const full = [duty('a', 'counter', 'full'), duty('a', 'counter', 'full', addDays(monday, 1))];
    expect(proposed({ calendar: long, duties: full, traffic }).remarks).toContainEqual({
      is: 'rest',
      personId: 'a',
      date: addDays(monday, 1),
    });
  });

  it('gives the turns round: over eight weeks all have as many early shifts, to a week', () => {
    const traffic = counterNeeds(3, 1);
    const people = ['a', 'b', 'c', 'd'];
    const first = everyDay(
      addDays(monday, -7),
      ...people.map((who): [string, Post, Shift] => [who, 'counter', who === 'd' ? 'late' : 'early']),
    );
    let duties = first;
    for (let week = 0; week < 8; week++) {
      const made = proposed({
        traffic,
        duties,
        monday: addDays(monday, 7 * week),
        today: addDays(monday, 7 * week - 1),
        isAway: () => false,
      });
      expect(missingIn(made.dates, made.duties, measured(traffic))).toBe(0);
      duties = [...duties, ...made.duties];
    }
    const turns = turnsOf(duties, measured(traffic));
    const late = people.map((who) => turns.get(who)?.late ?? 0);
    expect(Math.max(...late) - Math.min(...late)).toBeLessThanOrEqual(5);
    expect(late.every((count) => count > 0)).toBe(true);
    // As they stood in the first week for all of it, one would have had all of the late shifts.
    const peaks = people.map((who) => turns.get(who)?.peaks ?? 0);
    expect(Math.max(...peaks) - Math.min(...peaks)).toBeLessThanOrEqual(5);
  });

  it('leaves alone what is no plain shift', () => {
    const now = everyDay(
      monday,
      ['a', 'counter', 'full'],
      ['a', 'lobby', 'midday'],
      ['b', 'lobby', 'early'],
      ['b', 'counter', 'late'],
      ['c', 'lobby', 'on_call'],
    );
    expect(differences(now, proposed({ traffic: counterNeeds(4, 4), duties: now }).duties)).toEqual([]);
  });
});

describe('on any week', () => {
  const chance = seeded(77);
  const pick = <One>(all: readonly One[]): One => all[Math.floor(chance() * all.length)] as One;
  it('nobody is on leave, at two posts, too long, or at a post they never had; and no day gets worse', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    for (let nth = 0; nth < 25; nth++) {
      const now = [-28, -21, -14, -7, 0].flatMap((back) =>
        weekFrom(addDays(monday, back))
          .filter((date) => calendar.isWorkingDay(date))
          .flatMap((date) =>
            ids
              .filter(() => chance() < 0.7)
              .map((who) => duty(who, pick(posts), pick(['full', 'early', 'late', 'on_call']), date)),
          ),
      );
      const off = new Set(
        ids.flatMap((who) =>
          weekFrom(monday)
            .filter(() => chance() < 0.15)
            .map((date) => `${who} ${date}`),
        ),
      );
      const traffic = trafficOf((post, half) =>
        post === 'guard' || post === 'vip' ? null : 1 + ((half * 7 + nth) % 3),
      );
      const measure = measured(traffic);
      const members = ids.map((id) => person(id));
      const made = propose({
        ...askOf({ traffic, duties: now, members }),
        isAway: (who, date) => off.has(`${who} ${date}`),
      });
      if ('fault' in made) throw new Error(made.fault);
      const had = new Set(now.map(({ personId, post }) => `${personId} ${post}`));
      for (const one of made.duties) {
        expect(off.has(`${one.personId} ${one.date}`)).toBe(false);
        expect(had.has(`${one.personId} ${one.post}`)).toBe(true);
        const others = made.duties.filter(
          (other) => other !== one && other.date === one.date && other.personId === one.personId,
        );
        expect(others.some((other) => clash(one, other))).toBe(false);
        const before = now.filter(({ date, personId }) => date === one.date && personId === one.personId);
        const isHalf = (shift: Shift) => shift === 'early' || shift === 'late';
        expect(before.some(({ shift }) => isHalf(shift) === isHalf(one.shift))).toBe(true);
      }
      for (const minutes of minutesOf(made.duties, calendar).values())
        expect(minutes).toBeLessThanOrEqual(40 * 60);
      const out = new Set(
        made.remarks.flatMap((one) =>
          'date' in one && 'personId' in one ? [`${one.personId} ${one.date}`] : [],
        ),
      );
      for (const date of made.dates) {
        const there = now.filter(
          ({ personId, date: on }) =>
            on === date && !off.has(`${personId} ${date}`) && !out.has(`${personId} ${date}`),
        );
        const lack = (duties: readonly Duty[]) => {
          const day = calendar.hours(date);
          if (!day) throw new Error(`${date} is open`);
          const { lobby } = standing(duties, coversOf(day, halfHours(date, calendar)));
          return [lobby.filter((people) => people === 0).length, missingIn([date], duties, measure)] as const;
        };
        const [was, is] = [lack(there), lack(made.duties.filter((one) => one.date === date))];
        expect(is[0] < was[0] || (is[0] === was[0] && is[1] <= was[1])).toBe(true);
      }
    }
  });
});

describe('nothing is proposed, and it is said why', () => {
  const now = everyDay(monday, ['a', 'counter', 'full']);
  it.each([
    ['no open day is left', { duties: now, today: addDays(monday, 6) }, { fault: 'over' }],
    ['nobody is on a roster', {}, { fault: 'nobody' }],
    ['they have all left', { duties: now, members: [] }, { fault: 'nobody' }],
    ['all are away', { duties: now, isAway: () => true }, { fault: 'all_away' }],
    [
      'nothing was counted',
      { duties: now, traffic: trafficOf(() => null) },
      { fault: 'not_counted', days: 0, least: 4 },
    ],
    [
      'the queue is mostly empty',
      { duties: now, traffic: { leftOut: 0, usual: () => ({ is: 'no_queue', days: 8 }) as const } },
      { fault: 'no_queue' },
    ],
  ] as const)('%s', (_, over, why) => {
    expect(propose(askOf(over))).toEqual(why);
  });
});

describe('an edit of a post', () => {
  it('takes off what was shown and is not chosen any more, and nothing else', () => {
    const before = [duty('a', 'counter', 'early'), duty('b', 'counter', 'late'), duty('c', 'lobby', 'full')];
    const edit = {
      date: monday,
      post: 'counter',
      chosen: [duty('d', 'counter', 'early')],
      shown: [before[0] as Duty],
      also: [],
    } as const;
    const done = editPost(before, edit, () => false);
    expect(lines(edited(before, done), monday).sort()).toEqual([
      'b counter late',
      'c lobby full',
      'd counter early',
    ]);
    expect(() => editPost(before, { ...edit, chosen: [duty('c', 'counter', 'early')] }, () => false)).toThrow(
      Clash,
    );
    expect(editPost(before, edit, () => true).fresh).toEqual([]);
  });
});
