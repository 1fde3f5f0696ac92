import { describe, expect, it } from 'vitest';
import { calledMeasures } from '../../src/head-office/messages/measures.js';
import { nearestMeasure, readLook } from '../../src/head-office/rules/asked.js';
import type { BranchFigures } from '../../src/head-office/rules/figures.js';
import { dueBetween, nextDue } from '../../src/head-office/rules/head-office.js';
import { rank } from '../../src/head-office/rules/rank.js';
import { rollUp } from '../../src/head-office/rules/roll-up.js';
import { readRolled, rolledAs } from '../../src/head-office/rules/rolled.js';
import { sideOf, spreadOf } from '../../src/head-office/rules/spread.js';
import { weekly } from '../../src/reports/definitions/weekly.js';
import type { Measure } from '../../src/reports/rules/measure.js';
import {
  complaintClocks,
  complaintsLogged,
  referralsAmount,
  tickets,
} from '../../src/reports/rules/measures.js';

const named = (name: string, figures: BranchFigures['figures'], currency = 'CNY'): BranchFigures => ({
  id: name,
  name,
  currency,
  figures,
  before: {},
  kept: false,
});
const of = (measure: Measure, values: readonly (number | null)[]) =>
  values.map((value, index) => named(`B${index}`, { [measure.name]: value }));
const said = (placed: ReturnType<typeof rank>) =>
  placed.map(({ branch, apart, place }) => `${branch.name} ${place ?? '-'} ${apart ?? ''}`.trim());

describe('the spread', () => {
  it('is median and quartiles as a spreadsheet has them', () => {
    expect(spreadOf([7, 1, 3, 5])).toEqual({ count: 4, low: 2.5, median: 4, high: 5.5 });
    expect(spreadOf([])).toBeNull();
  });

  it('has nothing outside where it is small, even', () => {
    const side = sideOf([0, 0, 0, 0, 0, 0, 0, 0, 0, 2], 'count');
    expect(side(2)).toBe(0);
    expect(sideOf([1, 40], 'count')(40)).toBe(0);
    expect(sideOf([2, 5, 8], 'count')(8)).toBe(0);
    expect(sideOf([0.9, 0.9, 0.93], 'percent')(0.93)).toBe(0);
  });

  it('of many branches ends at the fences, of few at the gap', () => {
    const many = [3, 3, 4, 4, 5, 5, 6, 6, 30];
    expect(sideOf(many, 'count')(30)).toBe(1);
    expect(sideOf(many, 'count')(6)).toBe(0);
    expect(sideOf([0, 1, 12], 'count')(12)).toBe(1);
    expect(sideOf([0.2, 0.9, 0.95], 'percent')(0.2)).toBe(-1);
    expect(sideOf([4, 4, 4], 'count')(4)).toBe(0);
  });
});

describe('a ranking', () => {
  it('has those outside first, then the worst, and what is not known last', () => {
    const values = [4, 3, 5, 4, 30, 5, 4, 3, null];
    expect(said(rank(complaintsLogged, of(complaintsLogged, values)))).toEqual([
      'B4 8 worse',
      'B2 6',
      'B5 6',
      'B0 3',
      'B3 3',
      'B6 3',
      'B1 1',
      'B7 1',
      'B8 -',
    ]);
  });

  it('knows which way is good', () => {
    expect(said(rank(complaintClocks, of(complaintClocks, [0.95, 0.2, 0.9])))).toEqual([
      'B1 3 worse',
      'B2 2',
      'B0 1',
    ]);
    expect(said(rank(complaintsLogged, of(complaintsLogged, [20, 1, 19])))).toEqual([
      'B1 1 better',
      'B0 3',
      'B2 2',
    ]);
    expect(said(rank(tickets, of(tickets, [20, 90, 10])))).toEqual(['B1 1 off', 'B0 2', 'B2 3']);
  });

  it('compares amounts within a currency', () => {
    const branches = [
      named('London', { [referralsAmount.name]: 5 }, 'GBP'),
      named('Leeds', { [referralsAmount.name]: 9 }, 'GBP'),
      named('Taipei', { [referralsAmount.name]: 90_000 }, 'TWD'),
    ];
    expect(said(rank(referralsAmount, branches))).toEqual(['London 2', 'Leeds 1', 'Taipei 1']);
  });
});

describe('the roll-up', () => {
  const none = { overdue: [], gone: [] };

  it('is quiet where all are alike', () => {
    const rolled = rollUp(weekly, of(complaintsLogged, [3, 3, 3]), none);
    expect(rolled).toMatchObject({ apart: [], overdue: [], missed: [], calls: [], ends: [] });
  });

  it('asks for three calls at most, the gravest first', () => {
    const branches = ['A', 'B', 'C', 'D', 'E'].map((name, index) =>
      named(name, { complaints: index === 4 ? 40 : 2, lists_missed: index === 0 ? 3 : index === 1 ? 1 : 0 }),
    );
    const { calls, missed } = rollUp(weekly, branches, {
      overdue: [{ id: 'C', name: 'C', count: 2 }],
      gone: [{ id: 'D', name: 'D' }],
    });
    expect(calls.map(({ name, reasons }) => [name, ...reasons.map(({ what }) => what)])).toEqual([
      ['D', 'gone'],
      ['C', 'overdue'],
      ['E', 'figure'],
    ]);
    expect(missed.map(({ name, count }) => [name, count])).toEqual([
      ['A', 3],
      ['B', 1],
    ]);
  });
});

describe('what is asked', () => {
  const place = { today: '2026-11-18', timezone: 'Asia/Shanghai', country: 'CN' };
  const read = (text: string) => {
    const { measure, report, period, rest } = readLook(text, place, calledMeasures());
    return [measure?.name ?? null, rolledAs(report, period), rest.join(' ')];
  };

  it.each([
    ['', null, 'week/2026-W46', ''],
    ['complaints', 'complaints', 'week/2026-W46', ''],
    ['complaints this week', 'complaints', 'week/2026-W47', ''],
    ['last month complaint limits kept', 'complaint_clocks', 'month/2026-10', ''],
    ['on time quarter', 'lists_on_time', 'quarter/2026-Q3', ''],
    ['Incidents 2026-W40 Hill Side', 'incidents', 'week/2026-W40', 'Hill Side'],
    ['投诉 上月 河滨', 'complaints', 'month/2026-10', '河滨'],
    ['滿意度 本月', 'satisfied', 'month/2026-11', ''],
    ['客訴 上週', 'complaints', 'week/2026-W46', ''],
    ['month October faults', 'faults', 'month/2026-10', ''],
    ['月报 上月', null, 'month/2026-10', ''],
    ['2026-11-03', null, 'week/2026-W45', ''],
    ['complaints third quarter', 'complaints', 'quarter/2026-Q3', ''],
    ['投诉 第三季度 河滨', 'complaints', 'quarter/2026-Q3', '河滨'],
    ['Sun Plaza faults', 'faults', 'week/2026-W46', 'Sun Plaza'],
    ['weekend', null, 'week/2026-W46', 'weekend'],
    ['42 Street', null, 'week/2026-W46', '42 Street'],
  ])('%s', (text, ...expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('may be of a period to come, which is said', () => {
    const { period, future } = readLook('2027-03', place, calledMeasures());
    expect([period.name, future?.name]).toEqual(['2026-W46', '2027-03']);
  });

  it.each([
    ['complants', 'complaints'],
    ['refferals', 'referrals'],
    ['complaint', 'complaints'],
    ['突发事情', 'incidents'],
    ['xyzzy', undefined],
    ['a', undefined],
  ])('%s is guessed', (typed, measure) => {
    expect(nearestMeasure(typed, calledMeasures())?.name).toBe(measure);
  });

  it('is known by its name', () => {
    expect(readRolled('week/2026-W46', 'UTC')?.period.start).toBe('2026-11-09');
    for (const strange of ['', 'week', 'week/', 'day/2026-11-17', 'decade/2020', 'week/someday'])
      expect(readRolled(strange, 'UTC')).toBeNull();
  });
});

describe('head office', () => {
  const due = (timezone: string, country: string, from: string, to: string) =>
    dueBetween({ timezone }, country, new Date(from), new Date(to)).map(
      ({ report, period, at }) => `${report.name} ${period.name} ${at.toISOString().slice(0, 16)}`,
    );

  it('hears the week on Monday and the month on its first working day', () => {
    expect(due('Asia/Shanghai', 'CN', '2026-10-01T00:00:00Z', '2026-11-03T00:00:00Z')).toEqual([
      'week 2026-W40 2026-10-05T01:30',
      // The first days of October are a holiday.
      'month 2026-09 2026-10-08T02:00',
      'week 2026-W41 2026-10-12T01:30',
      'week 2026-W42 2026-10-19T01:30',
      'week 2026-W43 2026-10-26T01:30',
      'week 2026-W44 2026-11-02T01:30',
      'month 2026-10 2026-11-02T02:00',
    ]);
    expect(due('Europe/London', '', '2026-10-31T00:00:00Z', '2026-11-02T23:00:00Z')).toEqual([
      'week 2026-W44 2026-11-02T09:30',
      'month 2026-10 2026-11-02T10:00',
    ]);
  });

  it('hears nothing twice at the edge', () => {
    const at = new Date('2026-11-16T01:30:00Z');
    expect(nextDue({ timezone: 'Asia/Shanghai' }, 'CN', at).period.name).toBe('2026-W47');
    expect(nextDue({ timezone: 'Asia/Shanghai' }, 'CN', new Date(at.getTime() - 1)).at).toEqual(at);
  });
});

describe('branches of several sizes', () => {
  const sized = (rows: readonly [complaints: number, tickets: number][]) =>
    rows.map(([complaints, count], index) => named(`B${index}`, { complaints, [tickets.name]: count }));

  it('are compared by a hundred tickets: a big one is no outlier for being big', () => {
    const placed = rank(
      complaintsLogged,
      sized([
        [2, 400],
        [20, 4000],
        [3, 500],
        [10, 2100],
      ]),
    );
    expect(placed.every(({ perHundred }) => perHundred)).toBe(true);
    expect(placed.map(({ apart }) => apart)).toEqual([null, null, null, null]);
    expect(placed.find(({ branch }) => branch.name === 'B1')?.value).toBe(0.5);
  });

  it('have few outliers, and those by more than chance has it', () => {
    const many = Array.from({ length: 60 }, (_, index): [number, number] => [4 + (index % 3), 1000]);
    const out: [number, number][] = [
      [60, 1000],
      [55, 1000],
      [50, 1000],
      [45, 1000],
      [40, 1000],
      // Twice as many of few tickets is chance.
      [1, 100],
    ];
    const apart = rank(complaintsLogged, sized([...many, ...out])).filter((one) => one.apart);
    expect(apart.map(({ branch }) => branch.name)).toEqual(['B60', 'B61', 'B62', 'B63']);
  });

  it('are compared as they are where few count their tickets', () => {
    const placed = rank(
      complaintsLogged,
      sized([
        [2, 0],
        [3, 0],
        [2, 400],
      ]),
    );
    expect(placed.some(({ perHundred }) => perHundred)).toBe(false);
  });
});
