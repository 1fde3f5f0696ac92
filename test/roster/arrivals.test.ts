import { describe, expect, it } from 'vitest';
import { branchCalendar } from '../../src/platform/time/calendar.js';
import { addDays } from '../../src/platform/time/day.js';
import { MINUTE } from '../../src/platform/time/durations.js';
import { type Counted, leastDays, usualTraffic } from '../../src/roster/rules/arrivals.js';
import { halfHours } from '../../src/roster/rules/half-hours.js';
import { branch } from '../scene.js';
import { dayInHall, seeded } from './hall.js';

const calendar = branchCalendar(branch);
/** A Monday eight weeks after which nothing is out of the ordinary. */
const today = '2026-12-07';
const mondays = Array.from({ length: 8 }, (_, week) => addDays(today, -7 * (week + 1)));
const count = (date: string, time: string, values: Partial<Counted>): Counted => ({
  at: calendar.at(date, time),
  ...{ waiting: null, longest: null, part: null, tickets: null, counter: null, self_service: null },
  ...values,
});
const traffic = (counts: readonly Counted[]) => usualTraffic(counts, calendar, today);
/** The half hour of the day in which a time lies. */
const nth = (time: string) => Number(time.slice(0, 2)) * 2 + (time.endsWith('30') ? 1 : 0);
const usual = (
  counts: readonly Counted[],
  time: string,
  post: 'lobby' | 'counter' | 'self_service' = 'counter',
) => traffic(counts).usual(today, post, nth(time));
const onMondays = (make: (date: string, week: number) => Counted | Counted[]) => mondays.flatMap(make);

describe('half hours', () => {
  const times = (hours: string) => {
    const other = branchCalendar({ ...branch, hours: { mon: hours } });
    return halfHours(today, other).map(({ from, to, nth: half }) => [
      `${other.localTime(from)}-${other.localTime(to)}`,
      half,
    ]);
  };
  it('are those of the clock, cut at the doors', () => {
    expect(times('08:45-10:10')).toEqual([
      ['08:45-09:00', 17],
      ['09:00-09:30', 18],
      ['09:30-10:00', 19],
      ['10:00-10:10', 20],
    ]);
    expect(times('09:00-09:20')).toEqual([['09:00-09:20', 18]]);
    expect(halfHours('2026-12-06', calendar)).toEqual([]);
  });

  it('fill the time in which the doors are open, without a gap', () => {
    for (const hours of ['00:00-23:59', '09:10-17:40', '07:30-12:00']) {
      const other = branchCalendar({ ...branch, hours: { mon: hours } });
      const halves = halfHours(today, other);
      const day = other.hours(today);
      const open = day?.spans ?? [];
      expect(halves[0]?.from).toEqual(open[0]?.from);
      expect(halves.at(-1)?.to).toEqual(open.at(-1)?.to);
      for (const [place, { from }] of halves.entries())
        if (place > 0) expect(from).toEqual(halves[place - 1]?.to);
      expect(new Set(halves.map((half) => half.nth)).size).toBe(halves.length);
    }
  });
});

describe('customers of a half hour', () => {
  it('are those of a part of the day, spread over it', () => {
    const counts = onMondays((date) => count(date, '17:30', { part: 'morning', tickets: 80 }));
    expect(usual(counts, '09:00')).toEqual({ is: 'counted', customers: 10, days: 8, evenly: false });
    expect(usual(counts, '12:30')).toMatchObject({ customers: 10 });
    expect(usual(counts, '13:00')).toEqual({ is: 'unknown', days: 0 });
    // Whoever takes a ticket comes past the lobby.
    expect(usual(counts, '09:00', 'lobby')).toMatchObject({ customers: 10 });
    expect(usual(counts, '09:00', 'self_service')).toEqual({ is: 'unknown', days: 0 });
  });

  it('are taken out of a wider part where a narrower was counted by itself', () => {
    const counts = onMondays((date) => [
      count(date, '10:00', { part: 'opening', tickets: 30 }),
      count(date, '13:00', { part: 'morning', tickets: 60 }),
    ]);
    expect(usual(counts, '09:30')).toMatchObject({ customers: 15 });
    expect(usual(counts, '11:00')).toMatchObject({ customers: 10 });
  });

  it('are those of the whole day spread evenly, and that is said', () => {
    const counts = onMondays((date) => [
      count(date, '16:50', { part: 'day', tickets: 160, self_service: 320 }),
      count(date, '16:55', { part: 'closing', tickets: 20 }),
    ]);
    expect(usual(counts, '10:00')).toEqual({ is: 'counted', customers: 10, days: 8, evenly: true });
    expect(usual(counts, '16:30')).toEqual({ is: 'counted', customers: 10, days: 8, evenly: false });
    expect(usual(counts, '10:00', 'self_service')).toMatchObject({ customers: 20, evenly: true });
  });

  it('came behind the first of a queue while that one has waited', () => {
    const counts = onMondays((date) => count(date, '10:30', { waiting: 19, longest: 30 }));
    expect(usual(counts, '10:00')).toEqual({ is: 'counted', customers: 18, days: 8, evenly: false });
    expect(usual(counts, '10:30')).toEqual({ is: 'unknown', days: 0 });
    const long = onMondays((date) => count(date, '10:30', { waiting: 19, longest: 60 }));
    expect(usual(long, '09:30')).toMatchObject({ customers: 9 });
    const short = onMondays((date) => count(date, '10:40', { waiting: 5, longest: 6 }));
    expect(usual(short, '10:30')).toMatchObject({ customers: 20 });
  });

  it('are better known by what is closer, where that was counted often enough', () => {
    const day = (date: string) => count(date, '16:50', { part: 'day', tickets: 160 });
    const queue = (date: string) => count(date, '10:30', { waiting: 21, longest: 30 });
    const both = onMondays((date, week) => (week < leastDays ? [day(date), queue(date)] : [day(date)]));
    expect(usual(both, '10:00')).toEqual({ is: 'counted', customers: 20, days: leastDays, evenly: false });
    const few = onMondays((date, week) => (week < leastDays - 1 ? [day(date), queue(date)] : [day(date)]));
    expect(usual(few, '10:00')).toMatchObject({ customers: 10, days: 8, evenly: true });
  });

  it('are the median: one wild day changes nothing', () => {
    const counts = onMondays((date, week) =>
      count(date, '13:00', { part: 'morning', tickets: week === 3 ? 4000 : 80 + week }),
    );
    const found = usual(counts, '09:00');
    expect(found).toMatchObject({ is: 'counted', days: 8 });
    expect(found.is === 'counted' && found.customers).toBeLessThan(11);
  });

  it('are not told by an empty queue: mostly empty says that those who served were enough', () => {
    const seen = (empty: number) =>
      onMondays((date, week) =>
        count(date, '10:20', week < empty ? { waiting: 0, longest: 0 } : { waiting: 11, longest: 15 }),
      );
    expect(usual(seen(5), '10:00')).toEqual({ is: 'no_queue', days: 8 });
    expect(usual(seen(3), '10:00')).toMatchObject({ is: 'counted', customers: 20 });
    expect(usual(seen(4), '10:00')).toMatchObject({ is: 'counted', customers: 20 });
  });

  it('of a part that was counted again are those of the later count', () => {
    const counts = onMondays((date) => [
      count(date, '13:10', { part: 'morning', tickets: 160 }),
      count(date, '13:00', { part: 'morning', tickets: 80 }),
    ]);
    expect(usual(counts, '09:00')).toMatchObject({ customers: 20 });
  });
});

describe('what is not enough', () => {
  it('is said, and no number is made up', () => {
    const counts = onMondays((date, week) =>
      week < leastDays - 1 ? [count(date, '10:30', { waiting: 19, longest: 30 })] : [],
    );
    expect(usual(counts, '10:00')).toEqual({ is: 'unknown', days: leastDays - 1 });
    expect(usual([], '10:00')).toEqual({ is: 'unknown', days: 0 });
    // Another weekday says nothing of Mondays.
    const tuesdays = onMondays((date) => count(addDays(date, 1), '10:30', { waiting: 19, longest: 30 }));
    expect(usual(tuesdays, '10:00')).toEqual({ is: 'unknown', days: 0 });
  });

  it('are days off, days of their own, days worked for a holiday and those about one', () => {
    const own = branchCalendar({
      ...branch,
      exceptions: { [mondays[0] ?? '']: '09:00-12:00', [mondays[1] ?? '']: 'closed' },
    });
    const counts = onMondays((date) => count(date, '10:30', { waiting: 19, longest: 30 }));
    // The Tuesday after a Monday that is closed for once is a day after days off, too; Mondays are what is asked.
    const found = usualTraffic(counts, own, today);
    expect(found.usual(today, 'counter', nth('10:00'))).toMatchObject({ days: 6 });
    expect(found.leftOut).toBe(1);
    // 28 September and 8 October 2026 lie about National Day; 10 October is worked for it.
    const about = ['2026-09-30', '2026-10-08', '2026-10-10'].map((date) =>
      count(date, '10:30', { waiting: 19, longest: 30 }),
    );
    const then = usualTraffic(about, calendar, '2026-10-19');
    for (const date of ['2026-10-21', '2026-10-22', '2026-10-24'])
      expect(then.usual(date, 'counter', nth('10:00'))).toEqual({ is: 'unknown', days: 0 });
  });

  it('is what lies longer back than eight weeks, and today', () => {
    const old = onMondays((date) => count(addDays(date, -56), '10:30', { waiting: 19, longest: 30 }));
    expect(usual(old, '10:00')).toEqual({ is: 'unknown', days: 0 });
    expect(usual([count(today, '10:30', { waiting: 19, longest: 30 })], '10:00')).toEqual({
      is: 'unknown',
      days: 0,
    });
  });
});

describe('what cannot be', () => {
  it.each([
    ['18 who wait at three in the morning', '03:00', { waiting: 18, longest: 35 }],
    ['thousands who wait', '10:30', { waiting: 9000, longest: 30 }],
    ['more than come through a door', '10:30', { waiting: 400, longest: 1 }],
    ['waiting since long before the doors opened', '10:30', { waiting: 18, longest: 1440 }],
    ['tickets of a town', '17:30', { part: 'day', tickets: 100_000 }],
    ['tickets of no part of the day', '10:30', { tickets: 80 }],
  ] as const)('is left out, and that is said: %s', (_, time, values) => {
    const counts = onMondays((date) => count(date, time, values));
    const found = traffic(counts);
    expect(found.leftOut).toBe(8);
    for (const { nth: half } of halfHours(today, calendar))
      for (const post of ['lobby', 'counter', 'self_service'] as const)
        expect(found.usual(today, post, half)).toEqual({ is: 'unknown', days: 0 });
  });
});

describe('a hall that is counted as people count', () => {
  const rates = [12, 16, 22, 26, 24, 18, 14, 14, 16, 20, 22, 18, 14, 12, 10, 8];
  const chance = seeded(5);
  /** Eight Mondays with four looks at the queue each: what is said of each half hour, beside what is so. */
  function eightWeeks(): number[] {
    const looks = [75, 105, 135, 315];
    const counts = onMondays((date) => {
      const { seen } = dayInHall({ customers: rates, people: rates.map(() => 4), minutes: 6 }, chance, looks);
      return seen.map(({ at, waiting, longest }) => ({
        ...count(date, '09:00', { waiting, longest }),
        at: new Date(calendar.at(date, '09:00').getTime() + at * MINUTE),
      }));
    });
    const found = traffic(counts);
    return halfHours(today, calendar).flatMap(({ nth: half }, place) => {
      const one = found.usual(today, 'counter', half);
      return one.is === 'counted' ? [one.customers / (rates[place] ?? 0)] : [];
    });
  }

  it('is known again by its queues alone: on average within a tenth, mostly within a third', () => {
    const shares = Array.from({ length: 60 }, eightWeeks).flat();
    expect(shares.length).toBeGreaterThan(150);
    expect(Math.abs(shares.reduce((sum, one) => sum + one, 0) / shares.length - 1)).toBeLessThan(0.1);
    const near = shares.filter((share) => Math.abs(share - 1) < 1 / 3).length;
    expect(near / shares.length).toBeGreaterThan(0.75);
  });
});
