import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/platform/time/day.js';
import { periodOf } from '../../../src/platform/time/period.js';
import { reports } from '../../../src/reports/definitions/index.js';
import { monthly } from '../../../src/reports/definitions/monthly.js';
import { weekly } from '../../../src/reports/definitions/weekly.js';
import { countedBy, datesTelling, periodTold } from '../../../src/reports/rules/report.js';
import { readSubject, reportSubject, subjectOf } from '../../../src/reports/rules/subject.js';

const zone = 'Europe/London';

describe('the period that a report tells of', () => {
  it.each([
    ['on Friday, that week', weekly, '2026-11-20', '2026-W47'],
    ['on Monday, the week before', weekly, '2026-11-23', '2026-W47'],
    ['over the turn of the year', weekly, '2027-01-01', '2026-W53'],
    ['on the first, the month before', monthly, '2027-01-01', '2026-12'],
    ['a few days into the month', monthly, '2026-03-04', '2026-02'],
    ['on the last days, that month', monthly, '2026-02-27', '2026-02'],
  ])('%s', (_, report, date, expected) => expect(periodTold(report, date, zone).name).toBe(expected));

  it('is told on no other dates than those of the schedule', () => {
    for (const report of reports)
      for (let date = '2026-01-01'; date < '2027-02-01'; date = addDays(date, 1)) {
        const { first, last } = datesTelling(report, periodTold(report, date, zone));
        expect(date >= first && date <= last, `${report.name} on ${date}`).toBe(true);
      }
  });
});

describe('the subject of a report', () => {
  const period = periodOf('week', '2026-11-20', zone);

  it('reads back', () => {
    const branchId = crypto.randomUUID();
    const subject = subjectOf(branchId, weekly, period);
    expect(reportSubject.format(subject)).toBe(`${branchId}/week/2026-W47`);
    expect(readSubject(reportSubject.format(subject))).toEqual({
      branchId,
      report: weekly,
      period: '2026-W47',
      aside: false,
    });
    const aside = reportSubject.format({ ...subject, aside: true });
    expect(aside).toBe(`${branchId}/week/2026-W47/asked`);
    expect(readSubject(aside)?.aside).toBe(true);
  });

  it('of a report that this version does not know is nothing', () =>
    expect(readSubject(`${crypto.randomUUID()}/decade/2020`)).toBeNull());
});

it('no two things that a report counts have the same name', () => {
  for (const report of reports) {
    const names = countedBy(report).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  }
});
