import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../../src/platform/time/calendar.js';
import {
  describeNext,
  type Holidays,
  localTimes,
  occurrences,
  parseCron,
} from '../../../src/platform/time/cron.js';
import { addDays } from '../../../src/platform/time/day.js';
import { instant, london, newYork, shanghai } from './branches.js';

describe('parseCron', () => {
  it.each([
    ['', 'empty'],
    ['30 8 * *', 'fields'],
    ['0 30 8 * * *', 'fields'],
    ['@daily', 'unsupported'],
    ['0 9 L * *', 'unsupported'],
    ['0 9 * * 5L', 'unsupported'],
    ['0 9 15W * *', 'unsupported'],
    ['0 9 * * MON#2', 'unsupported'],
    ['0 9 ? * *', 'unsupported'],
    ['H 9 * * *', 'unsupported'],
    ['a b c d e', 'unsupported'],
    ['60 9 * * *', 'invalid'],
    ['0 24 * * *', 'invalid'],
    ['*/0 9 * * *', 'invalid'],
    ['0 9 * * 5-1', 'invalid'],
    ['0 9 * 13 *', 'invalid'],
    ['-1 9 * * *', 'invalid'],
    ['0 9 32 * *', 'invalid'],
  ])('refuses %j as %s', (text, error) => {
    expect(parseCron(text)).toMatchObject({ error });
  });

  it('refuses a day that never comes, but not one that comes every four years', () => {
    expect(parseCron('0 9 30 2 *')).toHaveProperty('error');
    expect(parseCron('0 9 31 4,6 *')).toHaveProperty('error');
    expect(parseCron('0 9 29 2 *')).toMatchObject({ times: ['09:00'] });
  });

  it('takes names, lists, steps, ranges, odd spaces and full-width digits', () => {
    expect(parseCron('  30  8 * jan-mar MON,wed ')).toMatchObject({
      text: '30 8 * jan-mar MON,wed',
      times: ['08:30'],
    });
    expect(parseCron('*/30 9-10 * * *')).toMatchObject({ times: ['09:00', '09:30', '10:00', '10:30'] });
    expect(parseCron('３０ ８ ＊ ＊ ＊')).toMatchObject({ times: ['08:30'] });
  });
});

describe('localTimes', () => {
  it('gives the day’s minutes in order, or none', () => {
    expect(localTimes('0,30 9,14 * * 1-5', '2026-11-20')).toEqual(['09:00', '09:30', '14:00', '14:30']);
    expect(localTimes('0,30 9,14 * * 1-5', '2026-11-21')).toEqual([]);
    expect(localTimes('0 9 * * 0', '2026-11-22')).toEqual(['09:00']);
    expect(localTimes('0 9 * * 7', '2026-11-22')).toEqual(['09:00']);
    expect(localTimes('* * * * *', '2026-11-22')).toHaveLength(1440);
  });

  it('takes either of day of month and day of week where both are given', () => {
    expect(localTimes('0 9 1 * mon', '2026-11-01')).toHaveLength(1);
    expect(localTimes('0 9 1 * mon', '2026-11-02')).toHaveLength(1);
    expect(localTimes('0 9 1 * mon', '2026-11-03')).toHaveLength(0);
    expect(localTimes('0 9 */2 * mon', '2026-11-03')).toHaveLength(0);
    expect(localTimes('0 9 */2 * mon', '2026-11-09')).toHaveLength(1);
  });

  it('throws on what parseCron refuses', () => {
    expect(() => localTimes('@daily', '2026-11-20')).toThrow('unsupported');
    expect(() => localTimes('0 9 * * *', 'tomorrow')).toThrow('no such date');
  });
});

const days = (expression: string, from: string, to: string, holidays: Holidays, calendar = shanghai()) =>
  occurrences(
    expression,
    calendar,
    { from: instant(`${from}T00:00:00+08:00`), to: instant(`${to}T00:00:00+08:00`) },
    holidays,
  ).map(({ nominal, date, skipped }) => [nominal, date, skipped].filter(Boolean).join(' '));

describe('occurrences', () => {
  it('reports those of days off as skipped, with the reason', () => {
    expect(days('30 8 * * *', '2026-09-30', '2026-10-02', 'skip')).toEqual([
      '2026-09-30 2026-09-30',
      '2026-10-01 2026-10-01 holiday',
    ]);
    expect(days('30 8 * * *', '2026-11-21', '2026-11-22', 'skip')).toEqual(['2026-11-21 2026-11-21 weekend']);
    expect(days('30 8 * * *', '2026-10-10', '2026-10-11', 'skip')).toEqual(['2026-10-10 2026-10-10']);
  });

  it('moves them to the working day before or after, two onto one staying two', () => {
    expect(days('0 17 1,3 * *', '2026-09-30', '2026-10-01', 'before')).toEqual([
      '2026-10-01 2026-09-30',
      '2026-10-03 2026-09-30',
    ]);
    expect(days('0 9 1,3 * *', '2026-10-01', '2026-10-09', 'after')).toEqual([
      '2026-10-01 2026-10-08',
      '2026-10-03 2026-10-08',
    ]);
    expect(days('0 9 1,3 * *', '2026-10-08', '2026-10-09', 'after')).toHaveLength(2);
    expect(days('0 9 * * 6', '2026-11-16', '2026-11-23', 'ignore')).toEqual(['2026-11-21 2026-11-21']);
  });

  it('skips where there is no working day to move to', () => {
    expect(days('0 9 * * *', '2026-11-16', '2026-11-17', 'after', shanghai({ hours: {} }))).toEqual([
      '2026-11-16 2026-11-16 weekend',
    ]);
  });

  it('comes once in a spring gap and once in an autumn overlap', () => {
    const sunday = (from: string, to: string, expression: string) =>
      occurrences(expression, newYork(), { from: instant(from), to: instant(to) }, 'ignore').map(
        ({ time, at }) => [time, at.toISOString()],
      );
    const gap = ['2026-03-08T00:00:00-05:00', '2026-03-09T00:00:00-04:00'] as const;
    expect(sunday(...gap, '30 2 * * *')).toEqual([['02:30', '2026-03-08T07:00:00.000Z']]);
    expect(sunday(...gap, '*/20 2-3 * * *')).toEqual([
      ['03:00', '2026-03-08T07:00:00.000Z'],
      ['03:20', '2026-03-08T07:20:00.000Z'],
      ['03:40', '2026-03-08T07:40:00.000Z'],
    ]);
    const overlap = ['2026-11-01T00:00:00-04:00', '2026-11-02T00:00:00-05:00'] as const;
    expect(sunday(...overlap, '30 1 * * *')).toEqual([['01:30', '2026-11-01T05:30:00.000Z']]);
  });

  it('loses and repeats nothing however the time is cut into pieces', () => {
    const policies = fc.constantFrom<Holidays>('skip', 'before', 'after', 'ignore');
    const expressions = fc.constantFrom(
      '30 8 * * *',
      '0 9 1,15 * *',
      '0 */6 * * 1-5',
      '45 1 * * 0',
      '0 0 * * *',
    );
    const calendars = fc.constantFrom(shanghai(), london(), newYork());
    const start = fc.integer({ min: 0, max: 365 });
    const hours = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        calendars,
        expressions,
        policies,
        start,
        hours,
        (calendar, expression, policy, offset, pieces) => {
          const from = new Date(Date.UTC(2026, 0, 1 + offset));
          let at = from;
          const inPieces = pieces.flatMap((length) => {
            const to = new Date(at.getTime() + length * 3_600_000);
            const part = occurrences(expression, calendar, { from: at, to }, policy);
            at = to;
            return part;
          });
          expect(inPieces).toEqual(occurrences(expression, calendar, { from, to: at }, policy));
          for (const each of inPieces) {
            if (policy === 'ignore' || each.skipped) continue;
            expect(calendar.isWorkingDay(each.date)).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('describeNext', () => {
  it('gives the next that take place', () => {
    const next = describeNext(
      '30 8 * * *',
      shanghai(),
      { from: instant('2026-09-30T08:30:00+08:00'), n: 3 },
      'skip',
    );
    expect(next.map(({ date, time }) => `${date} ${time}`)).toEqual([
      '2026-09-30 08:30',
      '2026-10-08 08:30',
      '2026-10-09 08:30',
    ]);
  });

  it('finds rare days and gives up on those that never come', () => {
    const from = instant('2026-11-20T00:00:00Z');
    expect(describeNext('0 9 29 2 *', london(), { from, n: 2 }, 'ignore').map(({ date }) => date)).toEqual([
      '2028-02-29',
      '2032-02-29',
    ]);
    expect(describeNext('0 9 * * 0', london(), { from, n: 2 }, 'skip')).toEqual([]);
  });
});

it('looks at a day a few times to plan ten routines of it, for whatever many branches', () => {
  let looks = 0;
  const counted = (calendar: Calendar) =>
    new Proxy(calendar, {
      get(target, name) {
        looks++;
        return Reflect.get(target, name);
      },
    });
  const calendars = Array.from({ length: 1000 }, () => counted(shanghai()));
  const from = instant('2026-11-20T00:00:00Z');
  const to = instant(`${addDays('2026-11-20', 2)}T00:00:00Z`);
  let planned = 0;
  for (const calendar of calendars) {
    for (let minute = 0; minute < 10; minute++) {
      planned += occurrences(`${minute} 8 * * *`, calendar, { from, to }, 'skip').length;
    }
  }
  expect(planned).toBe(20_000);
  expect(looks).toBeLessThanOrEqual(6 * planned);
});
