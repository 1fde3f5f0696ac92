import { describe, expect, it } from 'vitest';
import { nextOf } from '../../../src/platform/schedule/coming.js';
import type { Calendar } from '../../../src/platform/time/calendar.js';
import { plan, type Recurring, type Timing } from '../../../src/platform/time/routine.js';
import { calendarIn, instant, london, shanghai } from './branches.js';

const routine = (timing: Timing): Recurring => ({ name: 'x', timing, onClosed: 'skip', cutoff: 60 });
const before: Timing = { holiday: 'before', days: 3, closing: -60 };
const after: Timing = { holiday: 'after', days: 3, opening: -30 };

/** Local date and time of each in the year. */
const inYear = (timing: Timing, calendar: Calendar, year = 2026) =>
  plan(routine(timing), calendar, {
    from: calendar.at(`${year}-01-01`, '00:00'),
    to: calendar.at(`${year + 1}-01-01`, '00:00'),
  }).map(({ at }) => `${calendar.localDate(at)} ${calendar.localTime(at)}`);

describe('around public holidays of three days or more', () => {
  it('in mainland China in 2026, make-up days being days of work', () => {
    // Saturday 14 February is worked for the Spring Festival.
    expect(inYear(before, shanghai())).toEqual([
      '2026-02-14 16:00',
      '2026-04-03 16:00',
      '2026-04-30 16:00',
      '2026-06-18 16:00',
      '2026-09-24 16:00',
      '2026-09-30 16:00',
      '2026-12-31 16:00',
    ]);
    // Sunday 4 January is worked for New Year.
    expect(inYear(after, shanghai())).toEqual([
      '2026-01-04 08:30',
      '2026-02-24 08:30',
      '2026-04-07 08:30',
      '2026-05-06 08:30',
      '2026-06-22 08:30',
      '2026-09-28 08:30',
      '2026-10-08 08:30',
    ]);
  });

  it('in England in 2026, bank holidays making weekends long', () => {
    expect(inYear(before, london())).toEqual([
      '2026-04-02 16:00',
      '2026-05-01 16:00',
      '2026-05-22 16:00',
      '2026-08-28 16:00',
      '2026-12-24 16:00',
      '2026-12-31 16:00',
    ]);
    expect(inYear(after, london())).toEqual([
      '2026-04-07 08:30',
      '2026-05-05 08:30',
      '2026-05-26 08:30',
      '2026-09-01 08:30',
      '2026-12-29 08:30',
    ]);
  });

  it('in Taiwan in 2026', () => {
    const taipei = calendarIn('Asia/Taipei', 'TW');
    expect(inYear(before, taipei)).toContain('2026-02-13 16:00');
    expect(inYear(after, taipei)).toContain('2026-02-23 08:30');
    expect(inYear(before, taipei)).toContain('2026-10-08 16:00');
    expect(inYear(after, taipei)).toContain('2026-10-12 08:30');
  });

  it('counts days that the branch closes itself, and those on which it opens all the same', () => {
    const closed = shanghai({ exceptions: { '2026-11-20': 'closed' } });
    expect(inYear(before, closed)).toContain('2026-11-19 16:00');
    const open = shanghai({ exceptions: { '2026-10-02': '10:00-12:00', '2026-10-05': '10:00-12:00' } });
    // 3 and 4 October are two days, 6 and 7 October two, 1 October one.
    expect(inYear(before, open).filter((day) => day > '2026-09-25' && day < '2026-12')).toEqual([]);
  });

  it('asks for more days where the routine does', () => {
    expect(inYear({ holiday: 'before', days: 6, opening: 0 }, shanghai())).toEqual([
      '2026-02-14 09:00',
      '2026-09-30 09:00',
    ]);
  });

  it('leaves plain weekends alone', () => {
    const always = calendarIn('Asia/Shanghai', 'CN', { hours: { wed: '09:00-17:00' } });
    expect(inYear(before, always).some((day) => day.startsWith('2026-11'))).toBe(false);
  });
});

describe('the next occurrences', () => {
  const times = (timing: Timing, calendar: Calendar, from: string, n: number) =>
    nextOf(routine(timing), calendar, { from: instant(from), n }).map(
      ({ at, skipped }) => `${at.toISOString().slice(0, 16)}${skipped ?? ''}`,
    );

  it('are as many as asked for, however far apart', () => {
    expect(times(before, london(), '2026-06-01T00:00Z', 3)).toEqual([
      '2026-08-28T15:00',
      '2026-12-24T16:00',
      '2026-12-31T16:00',
    ]);
    expect(times({ cron: '0 9 1 1,4,7,10 *' }, london(), '2026-06-01T00:00Z', 2)).toEqual([
      '2026-07-01T08:00',
      '2026-10-01T08:00',
    ]);
  });
  it('keep to local time across the change of the clocks', () => {
    expect(times({ cron: '30 8 * * *' }, london(), '2026-10-23T12:00Z', 2)).toEqual([
      '2026-10-24T07:30weekend',
      '2026-10-25T08:30weekend',
      '2026-10-26T08:30',
      '2026-10-27T08:30',
    ]);
    expect(times({ opening: -30 }, london(), '2026-03-27T00:00Z', 2)).toEqual([
      '2026-03-27T08:30',
      '2026-03-30T07:30',
    ]);
  });
  it('are none where the branch never opens', () => {
    expect(times({ cron: '0 9 * * *' }, london({ hours: {} }), '2026-10-23T12:00Z', 2)).toEqual([]);
    expect(times({ opening: 0 }, london({ hours: {} }), '2026-10-23T12:00Z', 2)).toEqual([]);
  });
});
