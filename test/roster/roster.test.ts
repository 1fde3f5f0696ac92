import { describe, expect, it } from 'vitest';
import { branchCalendar } from '../../src/platform/time/calendar.js';
import type { OpenDay, Span } from '../../src/platform/time/open-day.js';
import type { WorkTime } from '../../src/platform/time/work-time.js';
import { datesOf, daysFault, deciders } from '../../src/roster/rules/absence.js';
import {
  type Attended,
  attendedOn,
  type DayKnown,
  monthsOf,
  standingOf,
} from '../../src/roster/rules/attendance.js';
import { copyForward } from '../../src/roster/rules/copy-forward.js';
import { emptyPosts } from '../../src/roster/rules/empty-posts.js';
import { extraHands } from '../../src/roster/rules/extra-hands.js';
import {
  clash,
  type Duty,
  expectedOf,
  gapsOf,
  type Post,
  posts,
  type Shift,
  shifts,
  spansOf,
} from '../../src/roster/rules/roster.js';
import { mondayOf, rosterDay, weekFrom } from '../../src/roster/rules/roster-day.js';
import { readRosterFile } from '../../src/roster/rules/roster-file.js';
import { fairness, minutesOf } from '../../src/roster/rules/rostered-hours.js';
import { type Swap, swapFault, swapped } from '../../src/roster/rules/swap.js';
import { amy, at, auditor, ben, branch, fang, hq, hua, li } from '../scene.js';

const { calendar } = at('2026-11-16T02:00:00Z');
const monday = '2026-11-16';
const hours = calendar.hours(monday)!;
const open = (mon: string, work?: WorkTime) =>
  branchCalendar({ ...branch, hours: { mon }, ...(work ? { work } : {}) }).hours(monday)!;
const duty = (personId: string, post: Post, shift: Shift, date = monday): Duty => ({
  date,
  post,
  shift,
  personId,
});
const clock = (gaps: readonly Span[]) =>
  gaps.map(({ from, to }) => `${calendar.localTime(from)}-${calendar.localTime(to)}`);
const gaps = (...all: [person: string, shift: Shift, post?: Post][]) =>
  clock(
    gapsOf(
      all.map(([person, shift, post = 'lobby']) => duty(person, post, shift)),
      hours,
      ['lobby'],
    ),
  );

describe('shifts', () => {
  it('follow the opening hours of the day', () => {
    const said = (shift: Shift) => clock(spansOf(shift, hours)!).join(', ');
    expect(said('full')).toBe('09:00-17:00');
    expect(said('early')).toBe('09:00-13:00');
    expect(said('late')).toBe('13:00-17:00');
    expect(said('midday')).toBe('12:00-14:00');
    expect(spansOf('on_call', hours)).toBeNull();
  });

  it('stay within a short day', () => {
    const short = open('09:00-10:30');
    for (const shift of shifts)
      for (const { from, to } of spansOf(shift, short) ?? [])
        expect(from >= short.open && to <= short.close).toBe(true);
  });

  it('meet about a closed midday', () => {
    const said = (shift: Shift) => clock(spansOf(shift, open('09:00-12:00, 13:00-17:00'))!).join(', ');
    expect(said('full')).toBe('09:00-12:00, 13:00-17:00');
    expect(said('early')).toBe('09:00-12:00');
    expect(said('late')).toBe('13:00-17:00');
    expect(said('midday')).toBe('11:30-12:00, 13:00-13:30');
  });

  it('are arrived for by working time, with the first of them', () => {
    const due = (shown: readonly Shift[], day: OpenDay | null = hours) => {
      const expected = expectedOf(
        shown.map((shift) => ({ shift })),
        day,
      );
      return expected && [expected.arrive, expected.from].map((at) => calendar.localTime(at));
    };
    const long = open('09:00-17:00', { before: 60, after: 0, early: 10 });
    expect(due(['full'])).toEqual(['08:15', '09:00']);
    expect(due(['late', 'midday'])).toEqual(['11:45', '12:00']);
    expect(due(['late'], open('09:00-12:00, 13:00-17:00'))).toEqual(['12:45', '13:00']);
    expect(due(['early'], long)).toEqual(['07:50', '09:00']);
    expect(due(['late'], long)).toEqual(['12:50', '13:00']);
    expect(due(['on_call'])).toBeNull();
    expect(due(['full'], null)).toBeNull();
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
    expect(gapsOf([], null, ['lobby'])).toEqual([]);
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
    expect(gapsOf([duty('a', 'lobby', 'full')], open('09:00-12:00'), ['lobby'])).toEqual([]);
  });

  it('leave out a midday on which the doors are closed, with whoever stands there alone', () => {
    const day = open('09:00-12:00, 13:00-17:00');
    const found = (shift: Shift) => clock(gapsOf([duty('a', 'lobby', shift)], day, ['lobby']));
    expect(found('full')).toEqual([]);
    expect(found('early')).toEqual(['13:00-17:00']);
    expect(found('late')).toEqual(['09:00-12:00']);
    expect(clock(gapsOf([], day, ['lobby']))).toEqual(['09:00-12:00', '13:00-17:00']);
  });

  it('are those of every post that is needed, by the hour', () => {
    const duties = [duty('a', 'counter', 'full'), duty('b', 'counter', 'late'), duty('c', 'guard', 'early')];
    const found = gapsOf(duties, hours, ['guard', 'counter', 'vip']);
    expect(found.map(({ post }) => post)).toEqual(['vip', 'guard']);
    expect(clock(found)).toEqual(['09:00-17:00', '13:00-17:00']);
    expect(gapsOf(duties, hours, [])).toEqual([]);
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
          const manned = (early > 0 && late > 0) || full > 1 || (full > 0 && early + late > 0);
          expect(gapsOf(all, hours, ['lobby']).length === 0).toBe(manned);
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
      {
        duties: [duty('a', 'lobby', 'early'), duty('b', 'lobby', 'late', '2026-11-17')],
        absences: [away, away],
      },
      calendar,
      ['lobby'],
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

  it('leave out a midday on which the doors are closed, once', () => {
    const split = branchCalendar({ ...branch, hours: { mon: '09:00-12:00, 13:00-17:00' } });
    expect([...minutesOf([duty('a', 'counter', 'full'), duty('b', 'lobby', 'late')], split)]).toEqual([
      ['a', 420],
      ['b', 240],
    ]);
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

describe('attendance', () => {
  const day = hours;
  const at = (time: string) => calendar.at(monday, time);
  const known = (here: [string, string][], more: Partial<DayKnown> = {}): Attended[] =>
    attendedOn({
      date: monday,
      day,
      duties: [duty('a', 'lobby', 'full'), duty('b', 'counter', 'late'), duty('c', 'vip', 'on_call')],
      absences: [],
      here: new Map(here.map(([who, time]) => [who, at(time)])),
      couldSay: at('08:00'),
      ...more,
    });
  const states = (all: readonly Attended[]) => all.map(({ personId, state }) => `${personId} ${state}`);

  it('is in time up to the minute at which somebody is expected', () => {
    expect(
      states(
        known([
          ['a', '08:15'],
          ['b', '12:45'],
        ]),
      ),
    ).toEqual(['a present', 'b present']);
    expect(
      states(
        known([
          ['a', '08:16'],
          ['b', '12:46'],
        ]),
      ),
    ).toEqual(['a late', 'b late']);
  });

  it('is missing where somebody on the roster said nothing, and away with a reason', () => {
    expect(states(known([]))).toEqual(['a absent', 'b absent']);
    const away = known([], { absences: [{ personId: 'a', kind: 'sick' }] });
    expect(away.map(({ personId, state, kind }) => [personId, state, kind])).toEqual([
      ['a', 'away', 'sick'],
      ['b', 'absent', null],
    ]);
    // Whoever came unasked, or in spite of leave, was there.
    expect(states(known([['z', '10:00']], { absences: [{ personId: 'z', kind: 'leave' }] }))).toContain(
      'z present',
    );
  });

  it('makes nobody late because the page came late', () => {
    expect(states(known([['a', '10:30']], { couldSay: at('10:20') }))).toEqual(['a present', 'b absent']);
    expect(states(known([['a', '10:36']], { couldSay: at('10:20') }))).toEqual(['a late', 'b absent']);
  });

  it('is counted by person', () => {
    const days = [
      ...known([
        ['a', '08:45'],
        ['b', '12:00'],
      ]),
      ...known([['a', '08:10']]).map((one) => ({ ...one, date: '2026-11-17' })),
      ...known([], { absences: [{ personId: 'a', kind: 'sick' }] }).map((one) => ({
        ...one,
        date: '2026-11-18',
      })),
    ];
    expect(monthsOf(days)).toEqual([
      { personId: 'a', worked: 2, late: 1, minutes: 30, absent: 0, away: new Map([['sick', 1]]) },
      { personId: 'b', worked: 1, late: 0, minutes: 0, absent: 2, away: new Map() },
    ]);
  });

  it('shows who is expected before anybody is called missing', () => {
    const expected = expectedOf([{ shift: 'full' }], day)!;
    const shown = (now: string, since?: string) =>
      standingOf(expected, since ? at(since) : undefined, at(now));
    expect(['08:14', '08:15', '08:59', '09:00'].map((now) => shown(now))).toEqual([
      'awaited',
      'expected',
      'expected',
      'absent',
    ]);
    expect([shown('09:00', '08:15'), shown('09:00', '08:16')]).toEqual(['here', 'late']);
  });
});

describe('posts at opening', () => {
  it('are empty where nobody of those who begin there has come', () => {
    const duties = [
      duty('a', 'lobby', 'early'),
      duty('b', 'lobby', 'late'),
      duty('c', 'counter', 'full'),
      duty('d', 'counter', 'full'),
    ];
    const found = (here: string[], needed: Post[]) =>
      emptyPosts(duties, hours, new Map(here.map((one) => [one, true])), needed);
    expect(found(['a', 'd'], ['lobby', 'counter'])).toEqual([]);
    expect(found(['b', 'd'], ['lobby', 'counter'])).toEqual([{ post: 'lobby', expected: ['a'] }]);
    expect(found([], ['counter', 'guard'])).toEqual([
      { post: 'counter', expected: ['c', 'd'] },
      { post: 'guard', expected: [] },
    ]);
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

  it('says why it cannot be', () => {
    const fault = (duties: readonly Duty[], away = '') =>
      swapFault(swap, duties, (personId) => personId === away);
    expect(fault([gives, takes])).toBeNull();
    expect(fault([gives])).toEqual({ why: 'moved', duty: takes });
    const bens = { ...gives, personId: ben.personId };
    expect(fault([gives, takes], ben.personId)).toEqual({ why: 'away', duty: bens, personId: ben.personId });
    expect(fault([gives, takes, bens])).toEqual({ why: 'same', duty: bens, personId: ben.personId });
    const other = duty(ben.personId, 'counter', 'full');
    expect(fault([gives, takes, other])).toEqual({
      why: 'clash',
      duty: bens,
      personId: ben.personId,
      other,
    });
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
