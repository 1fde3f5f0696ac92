import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOfDay, instantOf, isTimezone, startOfDay, wallClock } from '../../../src/platform/time/zone.js';

const utc = (date: string, time: string, timezone: string) => instantOf(date, time, timezone).toISOString();

describe('instantOf', () => {
  it('takes the next valid minute for a time that spring skips', () => {
    expect(utc('2026-03-08', '02:30', 'America/New_York')).toBe('2026-03-08T07:00:00.000Z');
    expect(utc('2026-03-08', '02:00', 'America/New_York')).toBe('2026-03-08T07:00:00.000Z');
    expect(utc('2026-03-29', '01:15', 'Europe/London')).toBe('2026-03-29T01:00:00.000Z');
    expect(utc('2026-10-04', '02:15', 'Australia/Lord_Howe')).toBe('2026-10-03T15:30:00.000Z');
  });

  it('takes the first of the two instants of a time that autumn repeats', () => {
    expect(utc('2026-11-01', '01:30', 'America/New_York')).toBe('2026-11-01T05:30:00.000Z');
    expect(utc('2026-10-25', '01:30', 'Europe/London')).toBe('2026-10-25T00:30:00.000Z');
  });

  it('knows days that begin late and days that never were', () => {
    expect(startOfDay('2026-09-06', 'America/Santiago').toISOString()).toBe('2026-09-06T04:00:00.000Z');
    expect(endOfDay('2026-09-05', 'America/Santiago').toISOString()).toBe('2026-09-06T03:59:59.000Z');
    expect(utc('2011-12-30', '10:00', 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z');
  });

  it('refuses what is no date, time or zone', () => {
    expect(() => instantOf('2026-02-29', '09:00', 'UTC')).toThrow('no such date');
    expect(() => instantOf('2026-02-28', '9:00', 'UTC')).toThrow('no such time');
    expect(() => instantOf('2026-02-28', '09:00', 'Nowhere')).toThrow('no such time zone');
    expect(isTimezone('+08:00')).toBe(false);
  });

  it('gives back what the wall clock shows, or a minute after a gap', () => {
    const zones = [
      'Asia/Shanghai',
      'Europe/London',
      'America/New_York',
      'America/Santiago',
      'Australia/Lord_Howe',
    ];
    const seconds = fc.integer({ min: Date.UTC(2024, 0, 1) / 1000, max: Date.UTC(2028, 0, 1) / 1000 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), seconds, (timezone, second) => {
        const instant = new Date(second * 1000);
        const { date, time } = wallClock(instant, timezone);
        const again = instantOf(date, time, timezone);
        expect(wallClock(again, timezone)).toEqual({ date, time });
        expect(again.getTime()).toBeLessThanOrEqual(instant.getTime());
      }),
      { numRuns: 300 },
    );
  });
});
