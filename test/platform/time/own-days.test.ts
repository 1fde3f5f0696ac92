import { describe, expect, it } from 'vitest';
import type { Branch } from '../../../src/platform/directory/branch.js';
import { languages } from '../../../src/platform/directory/branch.js';
import { speak } from '../../../src/platform/language/speak.js';
import { days } from '../../../src/settings/pages/days.js';
import { manyDaysFields, readManyDays } from '../../../src/settings/rules/many-days.js';
import { daysOf, readSpan, spansOf, withDays, writeSpan } from '../../../src/settings/rules/own-days.js';
import { Unfit } from '../../../src/settings/rules/page.js';

const place = (settings: Branch['settings'], today = '2026-11-16') => ({
  branch: { settings } as Branch,
  of: '',
  steps: () => [],
  closed: 'closed',
  today,
});
const faultsOf = (typed: string) => {
  try {
    days.form.write({ days: typed }, place({}));
  } catch (error) {
    if (error instanceof Unfit) return error.faults.days?.why;
    throw error;
  }
  return null;
};

describe('a line', () => {
  it.each([
    ['2026-12-24 09:00-12:00', { first: '2026-12-24', last: '2026-12-24', hours: '09:00-12:00' }],
    ['2026/12/24 9:00 – 12:00 Christmas Eve', { hours: '09:00-12:00', reason: 'Christmas Eve' }],
    ['2026-12-31 closed: stocktaking', { hours: 'closed', reason: 'stocktaking' }],
    ['2026年12月31日休息 盘点', { first: '2026-12-31', hours: 'closed', reason: '盘点' }],
    ['2026-12-31，闭行', { first: '2026-12-31', hours: 'closed' }],
    ['2026-12-31 不營業，颱風', { hours: 'closed', reason: '颱風' }],
    ['2027-02-05 – 2027-02-12 closed', { first: '2027-02-05', last: '2027-02-12', hours: 'closed' }],
    ['2027年2月5日至2027年2月12日休息 春节', { first: '2027-02-05', last: '2027-02-12', reason: '春节' }],
    ['２０２６－１２－２４ ０９：００～１２：００', { first: '2026-12-24', hours: '09:00-12:00' }],
    ['2026-12-24 9-12, 13-15 Christmas Eve', { hours: '09:00-12:00, 13:00-15:00', reason: 'Christmas Eve' }],
    ['2026-12-24 上午9点到12点，下午1点到3点 盘点', { hours: '09:00-12:00, 13:00-15:00', reason: '盘点' }],
    ['2026-12-31 closed ring 13800138000', { reason: 'ring •••• 8000' }],
  ])('%s', (line, expected) => expect(readSpan(line)).toMatchObject(expected));

  it.each([
    ['tomorrow closed', 'bad_day'],
    ['2026-02-30 closed', 'bad_day'],
    ['2026-12-31', 'bad_day'],
    ['2026-12-31 closing early', 'bad_day'],
    ['2026-12-31 closedown', 'bad_day'],
    ['2026-12-31 12:00-09:00', 'bad_day_hours'],
    ['2026-12-31 9', 'bad_day_hours'],
    ['2026-12-31 09:00-12:00, 13:00', 'bad_day_hours'],
    ['2026-12-31 09:00-12:00, 13:00-', 'bad_day_hours'],
    ['2026-12-31 13:00-17:00, 09:00-12:00', 'bad_day_hours'],
    ['2026-12-31 09:00-13:00, 12:00-17:00', 'bad_day_hours'],
    ['2026-12-31 09:00', 'bad_day_hours'],
    ['2027-02-12 – 2027-02-05 closed', 'span_order'],
    ['2027-01-01 – 2027-12-31 closed', 'long_span'],
  ])('is refused: %s', (line, error) => expect(readSpan(line)).toMatchObject({ error }));

  it('says what hours would be right', () => {
    expect(readSpan('2026-12-31 13:00-17:00, 09:00-12:00')).toEqual({
      error: 'bad_day_hours',
      hours: 'order',
      right: '09:00-12:00, 13:00-17:00',
    });
  });

  it.each(languages)('is read again as it was written in %s', (language) => {
    const span = { first: '2027-02-05', last: '2027-02-12', hours: 'closed', reason: '2 flats' };
    expect(readSpan(writeSpan(span, speak(language).t('days.closed_word')))).toEqual(span);
  });
});

describe('the page', () => {
  it('puts alike days in a row together, and takes them apart again', () => {
    const span = readSpan('2027-02-05 – 2027-02-12 closed New Year');
    if ('error' in span) throw new Error(span.error);
    const settings = withDays(
      {},
      [...daysOf(span), { date: '2026-12-24', hours: '09:00-12:00' }],
      '2026-11-16',
    );
    expect(Object.keys(settings.exceptions ?? {})).toHaveLength(9);
    expect(settings.exceptions?.['2027-02-12']).toBe('closed');
    expect(days.form.read(place(settings)).days).toBe(
      '2026-12-24 09:00-12:00\n2027-02-05 – 2027-02-12 closed New Year',
    );
  });

  it('forgets days two months after they were', () => {
    const settings = {
      exceptions: { '2026-09-16': 'closed', '2026-09-17': 'closed' },
      dayReasons: { '2026-09-16': 'x' },
    };
    expect(days.form.write(days.form.read(place(settings)), place(settings))).toEqual({
      exceptions: { '2026-09-17': 'closed' },
      dayReasons: {},
    });
  });

  it('keeps what the form has no room for', () => {
    const many = Array.from({ length: 300 }, (_, index) => ({
      date: new Date(Date.UTC(2027, 0, 1 + 2 * index)).toISOString().slice(0, 10),
      hours: 'closed',
      reason: `the reason of day ${index}`,
    }));
    const settings = withDays({}, many, '2026-11-16');
    const shown = days.form.read(place(settings));
    expect(shown.days.length).toBeLessThan(3000);
    expect(spansOf(days.form.write(shown, place(settings)))).toEqual(spansOf(settings));
    expect(spansOf(days.form.write({}, place(settings))).length).toBeGreaterThan(200);
  });

  it('says what is wrong', () => {
    expect(faultsOf('2026-12-24 closed\n2026-12-20 – 2026-12-26 closed')).toBe('day_twice');
    expect(faultsOf('2026-12-24 half day')).toBe('bad_day');
    expect(faultsOf('2026-12-24 noon')).toBe('bad_day_hours');
    expect(faultsOf('')).toBeNull();
  });
});

describe('days for many branches', () => {
  const fields = manyDaysFields({ countries: ['CN', 'GB'], timezones: ['Asia/Shanghai'] });
  const read = (given: Record<string, unknown>) => readManyDays(fields, given, '2026-11-16');
  const faults = (given: Record<string, unknown>) => {
    try {
      read(given);
    } catch (error) {
      if (error instanceof Unfit) return error.faults;
      throw error;
    }
    return {};
  };

  it('are read with what they are to be and where', () => {
    expect(
      read({ first: '2026-12-24', as: 'hours', hours: '9:00-12:00', names: 'Hill\n\nRiver', country: 'GB' }),
    ).toEqual({
      first: '2026-12-24',
      last: '2026-12-24',
      as: { hours: '09:00-12:00' },
      branches: { country: 'GB', names: ['Hill', 'River'] },
    });
    expect(read({ first: '2026-12-24', as: 'rule', reason: 'x' }).as).toBeNull();
  });
  it('are refused under the input that is wrong', () => {
    expect(faults({ first: '2026-11-15', as: 'closed' })).toMatchObject({ first: { why: 'past' } });
    expect(faults({ first: '2026-12-15', last: '2026-12-14', as: 'closed' })).toMatchObject({
      last: { why: 'span_order' },
    });
    expect(faults({ first: '2026-12-15', last: '2027-12-14', as: 'closed' })).toMatchObject({
      last: { why: 'long_span' },
    });
    expect(faults({ first: '2026-12-15', as: 'hours' })).toMatchObject({ hours: { why: 'bad_hours' } });
    expect(faults({ as: 'closed' })).toMatchObject({ first: { why: 'missing' } });
    expect(faults({ first: '2026-12-15', as: 'closed', country: 'FR' })).toMatchObject({
      country: { why: 'invalid' },
    });
  });
});
