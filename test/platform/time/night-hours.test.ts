import { describe, expect, it } from 'vitest';
import { WEEKDAYS } from '../../../src/platform/time/day.js';
import { plan, type Timing } from '../../../src/platform/time/routine.js';
import { calendarIn } from './branches.js';

/** Open every night of the week, also when the clocks change. */
const night = (timezone: string, hours: string, exceptions: Record<string, string> = {}) =>
  calendarIn(timezone, 'AQ', { hours: Object.fromEntries(WEEKDAYS.map((day) => [day, hours])), exceptions });

/** Instant (UTC) and slot of what comes on that local day. */
function on(day: string, timing: Timing, calendar: ReturnType<typeof night>) {
  const next = new Date(Date.parse(`${day}T00:00Z`) + 3 * 86_400_000);
  return plan({ name: 'x', timing, onClosed: 'skip', cutoff: 60 }, calendar, {
    from: new Date(Date.parse(`${day}T00:00Z`) - 3 * 86_400_000),
    to: next,
  })
    .filter(({ date }) => date === day)
    .map(({ at, slot }) => `${at.toISOString().slice(5, 16)} ${slot}`);
}

describe('Lord Howe, where clocks change by half an hour', () => {
  // 4 October 2026: 02:00 becomes 02:30. 5 April 2026: 02:00 becomes 01:30.
  const zone = 'Australia/Lord_Howe';
  it('opens at the next minute there is where spring skips opening time', () => {
    const calendar = night(zone, '02:10-06:00');
    expect(on('2026-10-04', { opening: 0 }, calendar)).toEqual(['10-03T15:30 02:30']);
    expect(on('2026-10-04', { opening: -15 }, calendar)).toEqual(['10-03T15:15 01:45']);
    expect(on('2026-10-04', { closing: -15 }, night(zone, '01:00-02:15'))).toEqual(['10-03T15:15 01:45']);
  });
  it('opens and closes at the first of the two instants where autumn repeats the time', () => {
    expect(on('2026-04-05', { opening: 0 }, night(zone, '01:45-06:00'))).toEqual(['04-04T14:45 01:45']);
    expect(on('2026-04-05', { closing: 0 }, night(zone, '00:00-01:45'))).toEqual(['04-04T14:45 01:45']);
  });
  it('loses nothing that comes every half hour', () => {
    expect(on('2026-04-05', { every: 30 }, night(zone, '01:00-03:00'))).toEqual([
      '04-04T14:30 01:30',
      '04-04T15:00 01:30+',
      '04-04T15:30 02:00',
      '04-04T16:00 02:30',
    ]);
    expect(on('2026-10-04', { every: 30 }, night(zone, '01:00-03:00'))).toEqual([
      '10-03T15:00 01:30',
      '10-03T15:30 02:30',
    ]);
  });
});

describe('Troll, where clocks change by two hours', () => {
  // 29 March 2026: 01:00 becomes 03:00. 25 October 2026: 03:00 becomes 01:00.
  const zone = 'Antarctica/Troll';
  it('has a day without hours where all of them are skipped', () => {
    const calendar = night(zone, '01:30-02:30');
    expect(on('2026-03-29', { opening: 0 }, calendar)).toEqual(['03-29T01:00 03:00']);
    expect(on('2026-03-29', { closing: 0 }, calendar)).toEqual(['03-29T01:00 03:00']);
    expect(on('2026-03-29', { every: 15 }, calendar)).toEqual([]);
  });
  it('goes on every 90 minutes through hours that occur twice', () => {
    expect(on('2026-10-25', { every: 90 }, night(zone, '00:00-06:00'))).toEqual([
      '10-24T23:30 01:30',
      '10-25T01:00 01:00',
      '10-25T02:30 02:30',
      '10-25T04:00 04:00',
      '10-25T05:30 05:30',
    ]);
    const slots = on('2026-10-25', { every: 30 }, night(zone, '00:00-06:00')).map((one) => one.split(' ')[1]);
    expect(slots).toHaveLength(15);
    expect(new Set(slots).size).toBe(15);
  });
  it('keeps to the doors around a holiday, too', () => {
    const calendar = night(zone, '02:00-06:00', {
      '2026-03-26': 'closed',
      '2026-03-27': 'closed',
      '2026-03-28': 'closed',
    });
    expect(on('2026-03-29', { holiday: 'after', days: 3, opening: 30 }, calendar)).toEqual([
      '03-29T01:30 03:30',
    ]);
    expect(on('2026-03-25', { holiday: 'before', days: 3, closing: -30 }, calendar)).toEqual([
      '03-25T05:30 05:30',
    ]);
  });
});
