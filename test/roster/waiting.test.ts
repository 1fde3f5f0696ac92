import { describe, expect, it } from 'vitest';
import {
  busyWith,
  mostAtPost,
  peopleNeeded,
  shareWaiting,
  shareWaitingLonger,
} from '../../src/roster/rules/waiting.js';
import { dayInHall, seeded, steadyHall } from './hall.js';

/** Erlang C as it is written in books, for few people. */
function byTheBook(busy: number, people: number): number {
  const term = (nth: number): number => (nth === 0 ? 1 : (term(nth - 1) * busy) / nth);
  const last = (term(people) * people) / (people - busy);
  const sum = Array.from({ length: people }, (_, nth) => term(nth)).reduce((all, one) => all + one, 0);
  return last / (sum + last);
}

const nineOfTen = { minutes: 10, share: 90 };

describe('who waits', () => {
  it('is as worked out by hand', () => {
    expect(shareWaiting(1, 2)).toBeCloseTo(1 / 3, 12);
    expect(shareWaiting(2, 3)).toBeCloseTo(4 / 9, 12);
    expect(shareWaiting(4, 5)).toBeCloseTo(128 / 231, 12);
    // One alone is asked for while they are busy.
    expect(shareWaiting(0.7, 1)).toBeCloseTo(0.7, 12);
  });

  it('is as published: 360 calls of four minutes in half an hour, 55 who answer, 15 seconds', () => {
    const load = { customers: 360, minutes: 4 };
    expect(busyWith(load)).toBe(48);
    expect(shareWaiting(48, 55)).toBeCloseTo(0.239, 3);
    expect(1 - shareWaitingLonger(load, 55, 15 / 60)).toBeCloseTo(0.846, 3);
  });

  it('is as the books have it wherever their formula can be formed', () => {
    for (let people = 1; people <= 40; people++)
      for (const share of [0.05, 0.4, 0.8, 0.99])
        expect(shareWaiting(people * share, people)).toBeCloseTo(byTheBook(people * share, people), 10);
  });

  it('is nobody without customers, and everybody where they cannot keep up', () => {
    expect(shareWaiting(0, 0)).toBe(0);
    expect(shareWaiting(3, 3)).toBe(1);
    expect(shareWaiting(0.1, 0)).toBe(1);
    expect(shareWaitingLonger({ customers: 60, minutes: 6 }, 12, 1000)).toBe(1);
  });

  it('stays a number where a hall is as large as a town', () => {
    for (const people of [1000, 100_000]) {
      const waits = shareWaiting(people - 100, people);
      expect(waits).toBeGreaterThan(0);
      expect(waits).toBeLessThan(1);
    }
  });
});

describe('how many are needed', () => {
  it('is the fewest who keep the aim', () => {
    for (const customers of [0.5, 3, 12, 30, 75, 200])
      for (const minutes of [1, 4, 9]) {
        const load = { customers, minutes };
        const needed = peopleNeeded(load, nineOfTen) ?? 0;
        expect(shareWaitingLonger(load, needed, 10)).toBeLessThanOrEqual(0.1);
        expect(shareWaitingLonger(load, needed - 1, 10)).toBeGreaterThan(0.1);
      }
  });

  it('never falls where more come, each takes longer, or the aim is closer', () => {
    const needed = (customers: number, minutes: number, aim: number) =>
      peopleNeeded({ customers, minutes }, { minutes: aim, share: 90 }) ?? 0;
    for (let nth = 1; nth < 60; nth++) {
      expect(needed(nth + 1, 5, 10)).toBeGreaterThanOrEqual(needed(nth, 5, 10));
      expect(needed(20, nth + 1, 10)).toBeGreaterThanOrEqual(needed(20, nth, 10));
      expect(needed(20, 5, nth)).toBeGreaterThanOrEqual(needed(20, 5, nth + 1));
    }
  });

  it('is nobody where nobody comes, and nothing where no hall has so many', () => {
    expect(peopleNeeded({ customers: 0, minutes: 6 }, nineOfTen)).toBe(0);
    expect(peopleNeeded({ customers: 600, minutes: 9 }, nineOfTen)).toBeLessThanOrEqual(mostAtPost);
    expect(peopleNeeded({ customers: 600, minutes: 60 }, nineOfTen)).toBeNull();
  });
});

describe('a hall in which customers come one by one', () => {
  // 200,000 customers: the share who wait longer is known to one in a hundred.
  it.each([
    { customers: 10, minutes: 6, people: 3 },
    { customers: 15, minutes: 6, people: 4 },
    { customers: 40, minutes: 3, people: 5 },
    { customers: 8, minutes: 3, people: 1 },
    { customers: 120, minutes: 5, people: 22 },
  ])(
    'has the waits that are said: $customers in half an hour, $minutes minutes each, $people who serve',
    (hall) => {
      const waits = steadyHall(hall, 200_000, seeded(1917));
      for (const than of [0, 2, 5, 10, 20]) {
        const share = waits.filter((wait) => wait > than).length / waits.length;
        expect(Math.abs(share - shareWaitingLonger(hall, hall.people, than))).toBeLessThan(0.01);
      }
    },
  );

  it('keeps the aim with as many as are said, and not with one fewer', () => {
    for (const [customers, minutes] of [
      [10, 6],
      [25, 4],
      [60, 5],
    ] as const) {
      const needed = peopleNeeded({ customers, minutes }, nineOfTen) ?? 0;
      const late = (people: number) => {
        const waits = steadyHall({ customers, minutes, people }, 100_000, seeded(8));
        return waits.filter((wait) => wait > 10).length / waits.length;
      };
      expect(late(needed)).toBeLessThan(0.11);
      expect(late(needed - 1)).toBeGreaterThan(0.1);
    }
  });

  it('keeps it over a day with two peaks, staffed half hour by half hour', () => {
    const customers = [6, 9, 16, 22, 24, 18, 12, 10, 12, 17, 20, 15, 10, 8, 6, 4];
    const people = customers.map((rate) => peopleNeeded({ customers: rate, minutes: 6 }, nineOfTen) ?? 0);
    const chance = seeded(31);
    const days = Array.from({ length: 400 }, () => dayInHall({ customers, people, minutes: 6 }, chance));
    const waits = days.flatMap((day) => day.waits);
    expect(waits.length).toBeGreaterThan(70_000);
    const late = (some: typeof waits) => some.filter(({ waited }) => waited > 10).length / some.length;
    // Of the day as a whole fewer than one in ten; what a peak leaves behind costs single half hours a little more.
    expect(late(waits)).toBeLessThan(0.1);
    for (const [half] of customers.entries()) {
      const came = waits.filter(({ came: at }) => Math.floor(at / 30) === half);
      expect(late(came)).toBeLessThan(0.2);
    }
  });
});
