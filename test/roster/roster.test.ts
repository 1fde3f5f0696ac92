import { describe, expect, it } from 'vitest';
import { branchCalendar } from '../../src/platform/time/calendar.js';
import { datesOf, daysFault, deciders } from '../../src/roster/rules/absence.js';
import { copyForward } from '../../src/roster/rules/copy-forward.js';
import { extraHands } from '../../src/roster/rules/extra-hands.js';
import {
  clash,
  type Duty,
  gapsOf,
  type Post,
  posts,
  type Shift,
  shifts,
  spanOf,
  startOf,
} from '../../src/roster/rules/roster.js';
import { mondayOf, rosterDay, weekFrom } from '../../src/roster/rules/roster-day.js';
import { readRosterFile } from '../../src/roster/rules/roster-file.js';
import { fairness, minutesOf } from '../../src/roster/rules/rostered-hours.js';
import { type Swap, swapped } from '../../src/roster/rules/swap.js';
import { amy, at, auditor, ben, branch, fang, hq, hua, li } from '../scene.js';

const { calendar } = at('2026-11-16T02:00:00Z');
const monday = '2026-11-16';
const hours = calendar.hours(monday)!;
const duty = (personId: string, post: Post, shift: Shift, date = monday): Duty => ({
  date,
  post,
  shift,
  personId,
});
const clock = (gaps: ReturnType<typeof gapsOf>) =>
  gaps.map(({ from, to }) => `${calendar.localTime(from)}-${calendar.localTime(to)}`);
const gaps = (...all: [person: string, shift: Shift, post?: Post][]) =>
  clock(
    gapsOf(
      all.map(([person, shift, post = 'lobby']) => duty(person, post, shift)),
      hours,
    ),
  );

describe('shifts', () => {
  it('follow the opening hours of the day', () => {
    const said = (shift: Shift) => clock([spanOf(shift, hours)!])[0];
    expect(said('full')).toBe('09:00-17:00');
    expect(said('early')).toBe('09:00-13:00');
    expect(said('late')).toBe('13:00-17:00');
    expect(said('midday')).toBe('12:00-14:00');
    expect(spanOf('on_call', hours)).toBeNull();
  });

  it('stay within a short day', () => {
    const short = { open: calendar.at(monday, '09:00'), close: calendar.at(monday, '10:30') };
    for (const shift of shifts) {
      const span = spanOf(shift, short);
      if (!span) continue;
      expect(span.from >= short.open && span.to <= short.close).toBe(true);
    }
  });

  it('begin a day with the first of them', () => {
    expect(startOf([{ shift: 'late' }, { shift: 'midday' }], hours)).toEqual(calendar.at(monday, '12:00'));
    expect(startOf([{ shift: 'on_call' }], hours)).toBeNull();
    expect(startOf([{ shift: 'full' }], null)).toBeNull();
  });

  it('cannot be worked at two posts at once, save over lunch', () => {
    const both = (one: Shift, other: Shift, place: Post = 'counter') =>
      clash({ post: 'lobby', shift: one }, { post: place, shift: other });
    expect(both('early', 'early')).toBe(true);
    expect(both('full', 'late')).toBe(true);
    expect(both('full', 'late', 'lobby')).toBe(true);
    expect(both('early', 'late')).toBe(false);
    expect(both('midday', 'full')).toBe(false);
    expect(both('full', 'full', 'lobby')).toBe(false);
  });
});

describe('gaps', () => {
  it('are all of the day where nobody stands in the lobby', () => {
    expect(gaps()).toEqual(['09:00-17:00']);
    expect(gaps(['a', 'full', 'counter'], ['b', 'on_call'])).toEqual(['09:00-17:00']);
    expect(gapsOf([], null)).toEqual([]);
  });

  it('are lunch where one person stands there alone all day', () => {
    expect(gaps(['a', 'full'])).toEqual(['12:00-14:00']);
    expect(gaps(['a', 'full'], ['b', 'midday'])).toEqual([]);
    expect(gaps(['a', 'full'], ['b', 'full'])).toEqual([]);
    expect(gaps(['a', 'full'], ['b', 'late'])).toEqual([]);
    // The same person twice is one person still.
    expect(gaps(['a', 'full'], ['a', 'midday'])).toEqual([]);
  });

  it('are halves and what lies between', () => {
    expect(gaps(['a', 'early'])).toEqual(['13:00-17:00']);
    expect(gaps(['a', 'late'])).toEqual(['09:00-13:00']);
    expect(gaps(['a', 'early'], ['b', 'late'])).toEqual([]);
    expect(gaps(['a', 'midday'])).toEqual(['09:00-12:00', '14:00-17:00']);
  });

  it('leave out lunch on a short day', () => {
    const short = branchCalendar({ ...branch, hours: { mon: '09:00-12:00' } }).hours(monday);
    expect(gapsOf([duty('a', 'lobby', 'full')], short)).toEqual([]);
  });

  it('and shifts cover each minute once, whatever stands there', () => {
    for (const early of [0, 1, 2])
      for (const late of [0, 1, 2])
        for (const full of [0, 1, 2]) {
          const all = [
            ...Array.from({ length: early }, (_, i) => duty(`e${i}`, 'lobby', 'early')),
            ...Array.from({ length: late }, (_, i) => duty(`l${i}`, 'lobby', 'late')),
            ...Array.from({ length: full }, (_, i) => duty(`f${i}`, 'lobby', 'full')),
          ];
          const open = (early > 0 && late > 0) || full > 1 || (full > 0 && early + late > 0);
          expect(gapsOf(all, hours).length === 0).toBe(open);
        }
  });
});

describe('a day of the roster', () => {
  it('holds its own duties, absences and gaps', () => {
    const away = {
      id: '1',
      branchId: branch.id,
      personId: 'c',
      from: '2026-11-14',
      to: monday,
      kind: 'leave' as const,
      state: 'approved' as const,
      askedAt: new Date(0),
      decidedBy: null,
      decidedAt: null,
      note: null,
    };
    const day = rosterDay(
      monday,
      [duty('a', 'lobby', 'early'), duty('b', 'lobby', 'late', '2026-11-17')],
      [away, away],
      calendar,
    );
    expect(day).toMatchObject({ duties: [{ personId: 'a' }], away: ['c'] });
    expect(clock(day.gaps)).toEqual(['13:00-17:00']);
    expect(weekFrom(mondayOf('2026-11-22'))).toEqual(weekFrom(monday));
  });
});

describe('hours', () => {
  it('count twice at once once, and no break', () => {
    const minutes = minutesOf(
      [
        duty('a', 'counter', 'full'),
        duty('a', 'lobby', 'midday'),
        duty('b', 'lobby', 'early'),
        duty('b', 'lobby', 'early', '2026-11-17'),
        duty('c', 'lobby', 'on_call'),
        duty('d', 'lobby', 'full', '2026-11-15'),
      ],
      calendar,
    );
    expect([...minutes]).toEqual([
      ['a', 420],
      ['b', 480],
      ['c', 0],
    ]);
    expect(fairness(minutes)).toEqual({
      mean: 450,
      people: [
        { personId: 'b', minutes: 480, beside: 30 },
        { personId: 'a', minutes: 420, beside: -30 },
      ],
    });
    expect(fairness(new Map())).toEqual({ mean: 0, people: [] });
  });
});

describe('copying forward', () => {
  const may = () => true;
  it('passes over the week of a holiday and days that are closed', () => {
    // 1 to 7 October is National Day week; 10 October is a Saturday worked for it.
    const before = [
      duty('a', 'lobby', 'full', '2026-09-28'),
      duty('a', 'lobby', 'full', '2026-10-08'),
      duty('b', 'lobby', 'early', '2026-10-09'),
    ];
    const filled = copyForward(before, weekFrom('2026-10-12'), calendar, may);
    expect(filled.map(({ personId, date }) => `${personId} ${date}`)).toEqual([
      'a 2026-10-12',
      'a 2026-10-15',
      'b 2026-10-16',
    ]);
    expect(copyForward(before, weekFrom('2026-10-05'), calendar, may).map(({ date }) => date)).toEqual([]);
  });

  it('leaves out whoever cannot be there', () => {
    const before = [duty('a', 'lobby', 'full'), duty('b', 'lobby', 'full')];
    const filled = copyForward(before, ['2026-11-23'], calendar, (personId) => personId === 'b');
    expect(filled).toEqual([duty('b', 'lobby', 'full', '2026-11-23')]);
  });
});

describe('extra hands', () => {
  it('stand elsewhere now, or are on call', () => {
    const today = [
      duty('a', 'lobby', 'early'),
      duty('b', 'counter', 'early'),
      duty('c', 'counter', 'late'),
      duty('d', 'vip', 'on_call'),
      duty('e', 'counter', 'full'),
      duty('e', 'lobby', 'midday'),
    ];
    const hands = (time: string) => [...extraHands(today, hours, calendar.at(monday, time))];
    expect(hands('10:00')).toEqual(['b', 'd', 'e']);
    expect(hands('12:30')).toEqual(['b', 'd']);
    expect(hands('12:50')).toEqual(['b', 'c', 'd']);
    expect(hands('17:00')).toEqual(['d']);
  });
});

describe('being away', () => {
  it('is asked for whole days in order, not long ago and not for ever', () => {
    const fault = (from: string, to: string) => daysFault({ from, to }, monday);
    expect(fault(monday, monday)).toBeNull();
    expect(fault('2026-11-09', monday)).toBeNull();
    expect(fault('2026-11-08', monday)).toEqual({ field: 'from', fault: 'past' });
    expect(fault(monday, '2026-11-15')).toEqual({ field: 'to', fault: 'order' });
    expect(fault(monday, '2028-01-01')).toEqual({ field: 'to', fault: 'long' });
    expect(fault('', monday)).toEqual({ field: 'from', fault: 'past' });
    expect(datesOf({ from: '2026-11-13', to: '2026-11-17' }, monday)).toEqual([monday, '2026-11-17']);
  });

  it('is granted by those who lead and are not concerned, else by head office', () => {
    const ids = (...members: { personId: string }[]) => members.map(({ personId }) => personId);
    const all = [amy, li, fang, hua, hq, auditor];
    expect(ids(...deciders(all, [amy.personId]))).toEqual(ids(li, fang, hua));
    expect(ids(...deciders(all, [li.personId]))).toEqual(ids(fang, hua));
    expect(ids(...deciders([amy, hua, hq, auditor], [hua.personId]))).toEqual(ids(hq));
    expect(deciders([amy, hua, auditor], [hua.personId])).toEqual([]);
  });
});

describe('a swap', () => {
  const gives = duty(amy.personId, 'lobby', 'early');
  const takes = duty(ben.personId, 'counter', 'late', '2026-11-17');
  const swap = { askedBy: amy.personId, withId: ben.personId, gives, takes } satisfies Partial<Swap>;
  const nobody = () => false;

  it('changes both', () => {
    expect(swapped(swap, [gives, takes], nobody)?.map(({ to }) => to)).toEqual([
      { ...gives, personId: ben.personId },
      { ...takes, personId: amy.personId },
    ]);
    expect(swapped({ ...swap, takes: null }, [gives, takes], nobody)).toHaveLength(1);
  });

  it('cannot be where a duty is not theirs any more, or somebody would be twice or away', () => {
    expect(swapped(swap, [gives], nobody)).toBeNull();
    expect(swapped(swap, [gives, takes, duty(ben.personId, 'counter', 'full')], nobody)).toBeNull();
    expect(swapped(swap, [gives, takes, duty(ben.personId, 'lobby', 'early')], nobody)).toBeNull();
    expect(swapped(swap, [gives, takes], (personId) => personId === ben.personId)).toBeNull();
  });

  it('of the same day trades places', () => {
    const other = duty(ben.personId, 'counter', 'early');
    expect(swapped({ ...swap, takes: other }, [gives, other], nobody)).toHaveLength(2);
  });
});

describe('a roster file', () => {
  const head = 'channel,date,post,shift,person';
  it('is read in whatever order its columns stand', () => {
    expect(
      readRosterFile('\uFEFFperson,shift,post,date,channel\nU1AMY,early,lobby,2026-11-20,C1A\n'),
    ).toEqual({
      rows: [
        { line: 2, channel: 'C1A', date: '2026-11-20', post: 'lobby', shift: 'early', slackId: 'U1AMY' },
      ],
    });
  });

  it('tells everything that is wrong, by line', () => {
    const file = readRosterFile(
      [
        head,
        'riverside,2026-02-30,door,night,amy',
        'C1A,2026-11-20,lobby,early,U1AMY',
        'C1A,2026-11-20,counter,full,U1AMY',
        'C1A,2026-11-20,lobby,early,U1AMY',
      ].join('\n'),
    );
    const told = 'errors' in file ? file.errors.map(({ line, where }) => `${line} ${where}`) : [];
    expect(told).toEqual(['2 channel', '2 date', '2 post', '2 shift', '2 person', '4 U1AMY', '5 U1AMY']);
  });

  it.each([
    ['', 'columns'],
    [head, 'no rows'],
    ['channel,date', 'there is no post'],
  ])('%j is refused', (text, why) => {
    const file = readRosterFile(text);
    expect('errors' in file && file.errors[0]?.message).toContain(why);
  });

  it('knows every post and shift', () => {
    const lines = posts.flatMap((post) =>
      shifts.map(
        (shift) =>
          `C1A,2026-11-20,${post},${shift},U${post.toUpperCase().replace('_', '')}${shift.toUpperCase().replace('_', '')}`,
      ),
    );
    expect(readRosterFile([head, ...lines].join('\n'))).toMatchObject({ rows: { length: 25 } });
  });
});
