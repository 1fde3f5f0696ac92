import { describe, expect, it } from 'vitest';
import { branchCalendar } from '../../../src/platform/time/calendar.js';
import { dueAt, remaining } from '../../../src/platform/time/limits.js';
import { type Moment, momentOf } from '../../../src/platform/time/moment.js';
import { earliestNotifyAt } from '../../../src/platform/time/notify.js';
import { addOpeningTime, openingMinutes } from '../../../src/platform/time/opening-time.js';
import { plan, type Timing } from '../../../src/platform/time/routine.js';
import type { WorkTime } from '../../../src/platform/time/work-time.js';

const monday = '2026-11-16';
const at = (hours: string, work?: WorkTime) =>
  branchCalendar({
    timezone: 'Asia/Shanghai',
    country: 'CN',
    hours: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
    ...(work ? { work } : {}),
  });
const split = at('09:00-12:00, 13:00-17:00');
const whole = at('09:00-17:00');
const times = (timing: Timing, calendar = split) =>
  plan({ name: 'x', timing, onClosed: 'skip', cutoff: 60 }, calendar, {
    from: calendar.at(monday, '00:00'),
    to: calendar.at('2026-11-17', '00:00'),
  }).map((one) => calendar.localTime(one.at));
const on = (moment: Moment, calendar = split) =>
  calendar.localTime(momentOf(moment, calendar.hours(monday)!));

describe('a day that is closed over midday', () => {
  it('is open in its spans alone', () => {
    const open = ['08:59', '09:00', '11:59', '12:00', '12:59', '13:00', '16:59', '17:00'].map((time) =>
      split.isOpen(split.at(monday, time)),
    );
    expect(open).toEqual([false, true, true, false, false, true, true, false]);
    expect(split.hours(monday)).toMatchObject({
      open: split.at(monday, '09:00'),
      close: split.at(monday, '17:00'),
    });
  });

  it('lets limits in opening hours run while the doors are open alone', () => {
    const from = split.at(monday, '11:30');
    expect(split.localTime(addOpeningTime(from, 60, split))).toBe('13:30');
    expect(split.localTime(addOpeningTime(from, 30, split))).toBe('12:00');
    expect(openingMinutes(from, split.at(monday, '13:15'), split)).toBe(45);
    const due = (openingHours: number) => {
      const end = dueAt(from, { openingHours }, split);
      return `${split.localDate(end)} ${split.localTime(end)}`;
    };
    expect([due(4), due(5)]).toEqual(['2026-11-16 16:30', '2026-11-17 09:30']);
    expect(remaining(from, split.at(monday, '12:30'), { openingHours: 1 }, split)).toMatchObject({
      late: false,
      count: 30,
    });
  });

  it('leaves people their break, and their evening', () => {
    const told = (time: string, calendar = split) =>
      calendar.localTime(earliestNotifyAt({ calendar, now: calendar.at(monday, time) }));
    const asked = ['07:00', '08:20', '11:59', '12:00', '12:40', '13:00', '18:00', '18:01'];
    expect(asked.map((time) => told(time))).toEqual([
      ...['08:00', '08:20', '11:59', '13:00', '13:00', '13:00', '18:00', '08:00'],
    ]);
    // Work that begins and ends farther from the doors is work.
    const long = at('09:00-17:00', { before: 90, after: 120, early: 0 });
    expect([told('07:00', long), told('18:50', long)]).toEqual(['07:30', '18:50']);
  });

  it('has rounds in its opening time alone', () => {
    expect(times({ every: 90 })).toEqual(['10:30', '13:00', '14:30', '16:00']);
    expect(times({ every: 120 })).toEqual(['11:00', '14:00', '16:00']);
    expect(times({ every: 120 }, whole)).toEqual(['11:00', '13:00', '15:00']);
  });
});

describe('a moment of a day', () => {
  it('is counted from the doors, from work, from arrival and from the second half', () => {
    const own = at('09:00-17:00', { before: 60, after: 15, early: 20 });
    expect([on({ opening: -45 }), on({ closing: 15 })]).toEqual(['08:15', '17:15']);
    expect([on({ workBegin: 20 }), on({ workEnd: -45 })]).toEqual(['08:50', '16:45']);
    const ofOwn = [{ workBegin: 20 }, { workEnd: 0 }, { arrival: 0 }].map((moment) => on(moment, own));
    expect(ofOwn).toEqual(['08:20', '17:15', '07:40']);
    expect([on({ arrival: -15 }), on({ half: 0 }), on({ half: 0 }, whole)]).toEqual([
      '08:00',
      '13:00',
      '13:00',
    ]);
  });

  it('by share keeps the times of a branch that is open from nine to five', () => {
    expect([on({ share: 12.5 }, whole), on({ share: 69 }, whole)]).toEqual(['10:00', '14:30']);
    expect([on({ share: 12.5 }), on({ share: 69 })]).toEqual(['09:55', '14:50']);
    const taipei = at('09:00-15:30');
    expect([on({ share: 12.5 }, taipei), on({ share: 69 }, taipei)]).toEqual(['09:50', '13:30']);
  });

  it('by share lies within the opening hours and in no closure, whatever they are', () => {
    const hours = [
      '09:00-09:04',
      '09:00-10:00',
      '07:30-11:30',
      '10:00-20:00',
      '09:07-12:01, 12:59-16:43',
      '08:00-11:30, 14:00-17:00',
      '09:00-11:00, 11:10-11:20, 15:00-15:05',
    ];
    for (const text of hours)
      for (let share = 0.5; share < 100; share += 0.5) {
        const calendar = at(text);
        const moment = momentOf({ share }, calendar.hours(monday)!);
        expect(calendar.isOpen(moment), `${share}% of ${text}`).toBe(true);
      }
  });
});
