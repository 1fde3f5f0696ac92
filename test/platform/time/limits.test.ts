import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, dueAt, type Limit, remaining } from '../../../src/platform/time/limits.js';
import { calendarIn, instant, london, newYork, shanghai } from './branches.js';

const calendars = [shanghai(), london(), newYork(), calendarIn('America/Santiago', 'CL')];
const due = (start: string, limit: Limit, calendar = shanghai()) =>
  dueAt(instant(`${start}+08:00`), limit, calendar).getTime() -
  instant('1970-01-01T00:00:00+08:00').getTime();
const local = (text: string) => Date.parse(`${text}Z`);

describe('dueAt', () => {
  it('counts working days from the day after, to closing time', () => {
    expect(due('2026-11-20T10:00:00', { workingDays: 1 })).toBe(local('2026-11-23T17:00:00'));
    expect(due('2026-11-20T07:00:00', { workingDays: 1 })).toBe(local('2026-11-23T17:00:00'));
    expect(due('2026-09-29T16:59:00', { workingDays: 2 })).toBe(local('2026-10-08T17:00:00'));
    expect(due('2026-11-20T10:00:00', { workingDays: 0 })).toBe(local('2026-11-20T17:00:00'));
  });

  it('counts what comes after closing or on a day off from the next working day', () => {
    expect(due('2026-11-20T17:00:00', { workingDays: 1 })).toBe(local('2026-11-24T17:00:00'));
    expect(due('2026-11-21T10:00:00', { workingDays: 1 })).toBe(local('2026-11-24T17:00:00'));
    expect(due('2026-11-21T10:00:00', { workingDays: 0 })).toBe(local('2026-11-23T17:00:00'));
  });

  it('counts calendar days and weeks to the end of the local day', () => {
    expect(due('2026-11-20T00:10:00', { calendarDays: 15 })).toBe(local('2026-12-05T23:59:59'));
    expect(due('2026-11-20T23:50:00', { calendarDays: 15 })).toBe(local('2026-12-05T23:59:59'));
    expect(due('2026-11-20T10:00:00', { weeks: 8 })).toBe(local('2027-01-15T23:59:59'));
    const spring = dueAt(instant('2026-03-01T12:00:00-05:00'), { weeks: 1 }, newYork());
    expect(spring.toISOString()).toBe('2026-03-09T03:59:59.000Z');
  });

  it('counts hours as they pass, also over a change of clocks', () => {
    const start = instant('2026-03-07T12:00:00-05:00');
    expect(dueAt(start, { hours: 24 }, newYork()).toISOString()).toBe('2026-03-08T17:00:00.000Z');
    expect(dueAt(start, { minutes: 30 }, newYork()).toISOString()).toBe('2026-03-07T17:30:00.000Z');
  });

  it('counts opening hours only while open', () => {
    expect(due('2026-11-20T15:00:00', { openingHours: 4 })).toBe(local('2026-11-23T11:00:00'));
    expect(due('2026-11-20T15:00:00', { openingHours: 2 })).toBe(local('2026-11-20T17:00:00'));
    expect(due('2026-11-21T15:00:00', { openingHours: 0.5 })).toBe(local('2026-11-23T09:30:00'));
    expect(due('2026-09-30T16:30:00', { openingHours: 16 })).toBe(local('2026-10-09T16:30:00'));
  });

  it('refuses limits that are none', () => {
    const start = instant('2026-11-20T10:00:00Z');
    for (const limit of [{ workingDays: 1.5 }, { hours: -1 }, { weeks: Number.NaN }, {} as Limit]) {
      expect(() => dueAt(start, limit, london())).toThrow('not a limit');
    }
    expect(() => dueAt(start, { workingDays: 1 }, london({ hours: {} }))).toThrow('no working day');
    expect(() => dueAt(start, { openingHours: 1 }, london({ hours: {} }))).toThrow('no working day');
  });
});

describe('properties of dueAt', () => {
  const calendar = fc.constantFrom(...calendars);
  const moment = fc
    .integer({ min: Date.UTC(2025, 6, 1), max: Date.UTC(2026, 11, 1) })
    .map((ms) => new Date(ms));
  const limit: fc.Arbitrary<Limit> = fc.oneof(
    fc.record({ minutes: fc.integer({ min: 0, max: 5000 }) }),
    fc.record({ hours: fc.integer({ min: 0, max: 200 }) }),
    fc.record({ openingHours: fc.integer({ min: 0, max: 60 }) }),
    fc.record({ workingDays: fc.integer({ min: 0, max: 20 }) }),
    fc.record({ calendarDays: fc.integer({ min: 0, max: 60 }) }),
    fc.record({ weeks: fc.integer({ min: 0, max: 9 }) }),
  );

  it('a later start is never due earlier, and nothing is due before it starts', () => {
    fc.assert(
      fc.property(calendar, moment, moment, limit, (branch, a, b, each) => {
        const [first, second] = a <= b ? [a, b] : [b, a];
        expect(dueAt(first, each, branch) <= dueAt(second, each, branch)).toBe(true);
        // Calendar days end on the last whole second, so a start within that second is the one exception.
        expect(dueAt(first, each, branch).getTime()).toBeGreaterThan(first.getTime() - 1000);
      }),
      { numRuns: 150 },
    );
  });

  it('working days end at closing time of a working day, each a day later than the one before', () => {
    fc.assert(
      fc.property(calendar, moment, fc.integer({ min: 0, max: 20 }), (branch, start, n) => {
        const end = dueAt(start, { workingDays: n }, branch);
        const date = branch.localDate(end);
        expect(branch.isWorkingDay(date)).toBe(true);
        expect(branch.localTime(end)).toBe('17:00');
        expect(branch.localDate(dueAt(start, { workingDays: n + 1 }, branch))).toBe(
          branch.nextWorkingDay(date),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('calendar days end at 23:59:59 whatever the clocks do', () => {
    fc.assert(
      fc.property(calendar, moment, fc.integer({ min: 0, max: 60 }), (branch, start, n) => {
        const end = dueAt(start, { calendarDays: n }, branch);
        expect(branch.localTime(end)).toBe('23:59');
        expect(end.getUTCSeconds()).toBe(59);
      }),
      { numRuns: 100 },
    );
  });

  it('on the due day it is day n of n, and nothing remains', () => {
    const inDays = fc.oneof(
      fc.record({ workingDays: fc.integer({ min: 0, max: 20 }) }),
      fc.record({ calendarDays: fc.integer({ min: 0, max: 60 }) }),
    );
    fc.assert(
      fc.property(calendar, moment, inDays, (branch, start, each) => {
        const end = dueAt(start, each, branch);
        const n = Object.values(each)[0] as number;
        expect(dayOf({ start, now: end }, each, branch)).toEqual({ day: n, of: n });
        expect(remaining(start, end, each, branch)).toMatchObject({ late: false, count: 0 });
        expect(remaining(start, new Date(end.getTime() + 1), each, branch).late).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe('dayOf and remaining', () => {
  const start = instant('2026-11-20T10:00:00+08:00');
  const now = (text: string) => instant(`${text}+08:00`);

  it('count in the limit’s own kind of day', () => {
    const monday = now('2026-11-23T12:00:00');
    expect(dayOf({ start, now: monday }, { workingDays: 3 }, shanghai())).toEqual({ day: 1, of: 3 });
    expect(dayOf({ start, now: monday }, { calendarDays: 15 }, shanghai())).toEqual({ day: 3, of: 15 });
    expect(dayOf({ start, now: monday }, { weeks: 8 }, shanghai())).toEqual({ day: 3, of: 56 });
    expect(dayOf({ start, now: monday }, { hours: 24 }, shanghai())).toBeNull();
    expect(dayOf({ start, now: start }, { calendarDays: 15 }, shanghai())).toEqual({ day: 0, of: 15 });
    expect(dayOf({ start, now: now('2026-12-07T09:00:00') }, { calendarDays: 15 }, shanghai())).toEqual({
      day: 17,
      of: 15,
    });
  });

  it('say how much is left or late', () => {
    expect(remaining(start, now('2026-11-23T12:00:00'), { workingDays: 3 }, shanghai())).toMatchObject({
      unit: 'workingDays',
      count: 2,
      late: false,
    });
    expect(remaining(start, now('2026-11-20T11:00:30'), { hours: 24 }, shanghai())).toMatchObject({
      unit: 'minutes',
      count: 22 * 60 + 59,
    });
    expect(remaining(start, now('2026-11-20T16:00:00'), { openingHours: 8 }, shanghai())).toMatchObject({
      unit: 'openingMinutes',
      count: 120,
    });
    expect(remaining(start, now('2026-12-07T09:00:00'), { calendarDays: 15 }, shanghai())).toMatchObject({
      unit: 'calendarDays',
      count: 2,
      late: true,
    });
  });
});
