import chineseDays from 'chinese-days';
import Holidays from 'date-holidays';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { branchCalendar } from '../../../src/platform/time/calendar.js';
import { addDays } from '../../../src/platform/time/day.js';
import { TimeError } from '../../../src/platform/time/error.js';
import { calendarIn, instant, london, newYork, shanghai } from './branches.js';

const codeOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof TimeError) return error.code;
    throw error;
  }
  return 'no error';
};

describe('local dates and times', () => {
  it('are those of the branch, not of the machine', () => {
    const late = instant('2026-11-20T16:30:00Z');
    expect(shanghai().localDate(late)).toBe('2026-11-21');
    expect(shanghai().localTime(late)).toBe('00:30');
    expect(newYork().localDate(late)).toBe('2026-11-20');
    expect(newYork().localTime(late)).toBe('11:30');
  });
});

describe('workday', () => {
  it('knows ordinary days, weekends and public holidays by name', () => {
    const calendar = shanghai();
    expect(calendar.workday('2026-11-20')).toEqual({ working: true, reason: 'open' });
    expect(calendar.workday('2026-11-21')).toEqual({ working: false, reason: 'weekend' });
    expect(calendar.workday('2026-10-01')).toEqual({ working: false, reason: 'holiday', name: '国庆节' });
    expect(london().workday('2026-12-28').name).toBe('Boxing Day (substitute day)');
    expect(london().isWorkingDay('2026-08-31')).toBe(false);
    expect(london({ region: 'SCT' }).isWorkingDay('2026-08-31')).toBe(true);
    expect(london({ region: 'GB-SCT' }).isWorkingDay('2026-11-30')).toBe(false);
  });

  it('works make-up weekends with the hours of the nearest weekday', () => {
    const hours = { mon: '08:00-16:00', fri: '10:00-15:00' };
    const calendar = shanghai({ hours });
    expect(calendar.workday('2026-02-14')).toEqual({ working: true, reason: 'make-up', name: '春节' });
    expect(calendar.hours('2026-02-14')).toMatchObject({
      open: instant('2026-02-14T10:00:00+08:00'),
      close: instant('2026-02-14T15:00:00+08:00'),
    });
    expect(calendar.hours('2026-01-04')?.open).toEqual(instant('2026-01-04T08:00:00+08:00'));
  });

  it('keeps the weekday’s own hours on a make-up day where it has some', () => {
    const calendar = shanghai({ hours: { fri: '09:00-17:00', sat: '09:00-12:00' } });
    expect(calendar.hours('2026-02-14')?.close).toEqual(instant('2026-02-14T12:00:00+08:00'));
  });

  it('lets exceptions win over everything', () => {
    const calendar = shanghai({
      exceptions: { '2026-02-14': 'closed', '2026-10-01': '10:00-12:00', '2026-11-21': '09:30-11:30' },
    });
    expect(calendar.workday('2026-02-14')).toEqual({ working: false, reason: 'exception' });
    expect(calendar.workday('2026-10-01')).toEqual({ working: true, reason: 'exception' });
    expect(calendar.hours('2026-11-21')?.open).toEqual(instant('2026-11-21T09:30:00+08:00'));
  });

  it('falls back on the recurring days where a year’s list is not out', () => {
    const calendar = shanghai();
    expect(calendar.hasHolidayData(2026)).toBe(true);
    expect(calendar.hasHolidayData(2035)).toBe(false);
    expect(calendar.isWorkingDay('2035-01-01')).toBe(false);
    expect(calendar.isWorkingDay('2035-10-02')).toBe(false);
    expect(calendar.isWorkingDay('2035-06-01')).toBe(true);
    expect(calendar.isWorkingDay('2035-03-08')).toBe(true);
    expect(calendarIn('Asia/Shanghai', 'XX').hasHolidayData(2026)).toBe(false);
  });

  it('gives Taiwan its added days and the days off in lieu', () => {
    const calendar = calendarIn('Asia/Taipei', 'TW');
    const off = [
      '02-16',
      '02-20',
      '02-27',
      '04-03',
      '04-06',
      '05-01',
      '06-19',
      '09-25',
      '09-28',
      '10-09',
      '10-26',
      '12-25',
    ];
    for (const day of off) expect([day, calendar.isWorkingDay(`2026-${day}`)]).toEqual([day, false]);
    for (const day of ['02-23', '03-02', '10-12', '10-23']) {
      expect([day, calendar.isWorkingDay(`2026-${day}`)]).toEqual([day, true]);
    }
    expect(calendar.isWorkingDay('2028-04-03')).toBe(false);
    expect(calendar.workday('2028-04-04').name).toBe('清明節');
    expect(calendar.isWorkingDay('2027-02-10')).toBe(false);
    expect(calendar.isWorkingDay('2027-02-11')).toBe(true);
    expect(calendar.isWorkingDay('2027-12-31')).toBe(false);
  });

  it('does not take half days for days off, and counts all days of a long holiday', () => {
    const munich = calendarIn('Europe/Berlin', 'DE', { region: 'BY' });
    expect(munich.isWorkingDay('2026-12-24')).toBe(true);
    const manama = calendarIn('Asia/Bahrain', 'BH', { hours: { sun: '08:00-14:00', thu: '08:00-14:00' } });
    expect(manama.workday('2026-05-28').reason).toBe('holiday');
  });
});

describe('opening', () => {
  it('is open from the opening minute up to the closing minute', () => {
    const calendar = newYork();
    expect(calendar.isOpen(instant('2026-11-20T08:59:59-05:00'))).toBe(false);
    expect(calendar.isOpen(instant('2026-11-20T09:00:00-05:00'))).toBe(true);
    expect(calendar.isOpen(instant('2026-11-20T17:00:00-05:00'))).toBe(false);
    expect(calendar.isOpen(instant('2026-11-26T12:00:00-05:00'))).toBe(false);
    expect(calendar.hours('2026-11-26')).toBeNull();
  });

  it('explains its errors', () => {
    const hours = { mon: '22:00-06:00' };
    expect(codeOf(() => shanghai({ hours }))).toBe('bad_hours');
    expect(codeOf(() => shanghai({ exceptions: { '2026-02-30': 'closed' } }))).toBe('bad_date');
    expect(codeOf(() => shanghai({ exceptions: { '2026-02-03': 'shut' } }))).toBe('bad_hours');
    expect(codeOf(() => calendarIn('Mars/Base', 'CN'))).toBe('bad_zone');
    expect(codeOf(() => shanghai().workday('2026-13-01'))).toBe('bad_date');
    expect(codeOf(() => shanghai().at('2026-11-20', '24:00'))).toBe('bad_time');
    expect(codeOf(() => shanghai({ hours: {} }).nextWorkingDay('2026-11-20'))).toBe('never_open');
  });
});

describe('counting working days', () => {
  it('steps over weekends and holidays', () => {
    const calendar = shanghai();
    expect(calendar.nextWorkingDay('2026-09-30')).toBe('2026-10-08');
    expect(calendar.previousWorkingDay('2026-10-08')).toBe('2026-09-30');
    expect(calendar.addWorkingDays('2026-09-30', 3)).toBe('2026-10-10');
    expect(calendar.addWorkingDays('2026-10-03', 0)).toBe('2026-10-03');
    expect(calendar.workingDaysBetween('2026-09-30', '2026-10-10')).toBe(3);
    expect(calendar.workingDaysBetween('2026-10-10', '2026-09-30')).toBe(-3);
  });

  it('adding and counting agree from any day', () => {
    const calendar = london();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: -40, max: 40 }), (offset, n) => {
        const date = addDays('2025-06-01', offset);
        const there = calendar.addWorkingDays(date, n);
        expect(calendar.workingDaysBetween(date, there)).toBe(n);
        if (n !== 0) expect(calendar.isWorkingDay(there)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('measures the days off around a holiday, not plain weekends', () => {
    const calendar = shanghai();
    expect(calendar.holidayRun('2026-09-30')).toEqual({ before: 0, after: 7 });
    expect(calendar.holidayRun('2026-10-08')).toEqual({ before: 7, after: 0 });
    expect(calendar.holidayRun('2026-11-20')).toEqual({ before: 0, after: 0 });
    expect(london().holidayRun('2026-04-02').after).toBe(4);
    const own = { '2026-11-23': 'closed', '2026-11-24': 'closed' };
    expect(shanghai({ exceptions: own }).holidayRun('2026-11-20').after).toBe(4);
  });
});

it('shares the holidays of a country between 10,000 branches', () => {
  const hours = {
    mon: '09:00-17:00',
    tue: '09:00-17:00',
    wed: '09:00-17:00',
    thu: '09:00-17:00',
    fri: '09:00-17:00',
  };
  const computed = [vi.spyOn(chineseDays, 'getDayDetail'), vi.spyOn(Holidays.prototype, 'getHolidays')];
  let working = 0;
  for (let number = 0; number < 10_000; number++) {
    // The first four ask for the holidays of their countries, and nobody after them.
    if (number === 4) for (const one of computed) one.mockClear();
    const country = ['CN', 'GB', 'TW', 'HK'][number % 4] ?? 'CN';
    const calendar = branchCalendar({ timezone: 'Asia/Shanghai', country, hours });
    for (let day = 16; day < 23; day++) if (calendar.isWorkingDay(`2026-11-${day}`)) working++;
  }
  expect(working).toBe(50_000);
  for (const one of computed) expect(one).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});
