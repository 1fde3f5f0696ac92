import { describe, expect, it } from 'vitest';
import { branchCalendar } from '../../../src/platform/time/calendar.js';
import { plan, type Recurring } from '../../../src/platform/time/routine.js';

const calendar = branchCalendar({
  timezone: 'Europe/London',
  country: 'GB',
  hours: {
    mon: '09:00-17:00',
    tue: '09:00-17:00',
    wed: '09:00-16:00',
    thu: '09:00-17:00',
    fri: '09:00-17:00',
  },
});
const routine = (timing: Recurring['timing'], onClosed: Recurring['onClosed'] = 'skip'): Recurring => ({
  name: 'x',
  timing,
  onClosed,
  cutoff: 60,
});
const planned = (timing: Recurring['timing'], from: string, to: string) =>
  plan(routine(timing), calendar, { from: new Date(from), to: new Date(to) }).map(({ at }) =>
    at.toISOString().slice(0, 16),
  );

describe('a routine', () => {
  it('comes minutes from opening and closing, by the hours of the day', () => {
    expect(planned({ opening: -45 }, '2026-11-16T00:00Z', '2026-11-18T00:00Z')).toEqual([
      '2026-11-16T08:15',
      '2026-11-17T08:15',
    ]);
    expect(planned({ closing: -15 }, '2026-11-17T00:00Z', '2026-11-19T00:00Z')).toEqual([
      '2026-11-17T16:45',
      '2026-11-18T15:45',
    ]);
  });
  it('comes every two hours while the doors are open, and not when they close', () => {
    expect(planned({ every: 120 }, '2026-11-16T00:00Z', '2026-11-17T00:00Z')).toEqual([
      '2026-11-16T11:00',
      '2026-11-16T13:00',
      '2026-11-16T15:00',
    ]);
    expect(planned({ every: 180 }, '2026-11-18T00:00Z', '2026-11-19T00:00Z')).toEqual([
      '2026-11-18T12:00',
      '2026-11-18T15:00',
    ]);
  });
  it('keeps to local time over the change of the clocks', () => {
    expect(planned({ opening: -45 }, '2026-10-23T00:00Z', '2026-10-27T00:00Z')).toEqual([
      '2026-10-23T07:15',
      '2026-10-26T08:15',
    ]);
  });
  it('has no times on days on which the branch is closed', () => {
    expect(planned({ opening: -45 }, '2026-12-24T00:00Z', '2026-12-30T00:00Z')).toEqual([
      '2026-12-24T08:15',
      '2026-12-29T08:15',
    ]);
  });
});
