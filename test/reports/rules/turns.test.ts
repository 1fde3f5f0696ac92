import { describe, expect, it } from 'vitest';
import { weekly } from '../../../src/reports/definitions/weekly.js';
import type { Measure } from '../../../src/reports/rules/measure.js';
import {
  actionsClosed,
  complaintsLogged,
  downtime,
  findings,
  listsOnTime,
  referralsAmount,
  referralsLogged,
  satisfied,
  waiting,
} from '../../../src/reports/rules/measures.js';
import { notableChanges, verdictOf } from '../../../src/reports/rules/notable-changes.js';
import type { Figures } from '../../../src/reports/rules/report-figures.js';

const periods = (...each: Figures[]) => each.map((figures, index) => ({ period: `${index}`, figures }));
/** Two periods before: nothing usual is known yet. */
const young = periods({ complaints: 1 }, { complaints: 1 });

/** In which way one measure turned. */
function turned(measure: Measure, now: number | null, before: number | null, usual: number[] = []) {
  const past = usual.length > 0 ? periods(...usual.map((value) => ({ [measure.name]: value }))) : young;
  const { better, worse } = notableChanges(
    { measures: [measure] },
    { figures: { [measure.name]: now }, before: { [measure.name]: before }, past },
  );
  return better.length > 0 ? 'better' : worse.length > 0 ? 'worse' : null;
}

describe('a turn', () => {
  it.each<[string, Measure, number | null, number | null, 'better' | 'worse' | null]>([
    ['many more complaints', complaintsLogged, 24, 9, 'worse'],
    ['many fewer', complaintsLogged, 9, 24, 'better'],
    ['a few more, which is chance', complaintsLogged, 12, 9, null],
    ['two where there was none', complaintsLogged, 2, 0, null],
    ['three where there was none', complaintsLogged, 3, 0, 'worse'],
    ['more referrals', referralsLogged, 24, 9, 'better'],
    ['a share that fell by five points', listsOnTime, 0.9, 0.95, 'worse'],
    ['a share that fell by four', listsOnTime, 0.91, 0.95, null],
    ['nothing to take a share of', satisfied, null, 0.9, null],
    ['an amount that rose by a fifth', referralsAmount, 125_000, 100_000, 'better'],
    ['by less', referralsAmount, 115_000, 100_000, null],
    ['from nothing', referralsAmount, 100, 0, 'better'],
    ['minutes that doubled', downtime, 240, 120, 'worse'],
    ['few minutes', downtime, 9, 0, null],
    ['a mean that rose by five', waiting, 17, 12, 'worse'],
    ['what is neither good nor bad', findings, 50, 5, null],
    ['what follows from how much came', actionsClosed, 2, 30, null],
  ])('%s', (_, measure, now, before, expected) => expect(turned(measure, now, before)).toBe(expected));

  it.each<[string, number, number, number[], 'better' | 'worse' | null]>([
    ['stays within what is usual', 24, 9, [8, 9, 24, 26], null],
    ['leaves it', 24, 9, [8, 9, 10, 11], 'worse'],
    ['leaves it by less than would count alone', 17, 10, [8, 9, 10, 11], 'worse'],
    ['comes back into it', 10, 30, [8, 9, 10, 11], null],
    ['is outside of it on the other side than it moved', 20, 40, [8, 9, 10, 11], null],
  ])('that %s', (_, now, before, usual, expected) =>
    expect(turned(complaintsLogged, now, before, usual)).toBe(expected),
  );

  it.each([[periods()], [periods({ complaints: 0 })]])('is none before a whole period was counted', (past) =>
    expect(notableChanges(weekly, { figures: { complaints: 50 }, before: { complaints: 0 }, past })).toEqual({
      better: [],
      worse: [],
    }),
  );

  it('is told with the greatest first, three each at most', () => {
    const figures = { complaints: 9, incidents: 30, faults: 12, lists_on_time: 0.5, referrals: 40 };
    const before = { complaints: 0, incidents: 0, faults: 0, lists_on_time: 1, referrals: 0 };
    const { better, worse } = notableChanges(weekly, { figures, before, past: young });
    expect(worse.map(({ measure }) => measure.name)).toEqual(['lists_on_time', 'incidents', 'faults']);
    expect(better.map(({ measure }) => measure.name)).toEqual(['referrals']);
  });
});

describe('a value beside what is usual', () => {
  const usual = { low: 8, median: 10, high: 14 };
  it.each([
    [complaintsLogged, 14, null],
    [complaintsLogged, 15, null],
    [complaintsLogged, 22, 'worse'],
    [complaintsLogged, 2, 'better'],
    [referralsLogged, 2, 'worse'],
    [findings, 40, null],
  ] as const)('%s', (measure, value, expected) => expect(verdictOf(measure, value, usual)).toBe(expected));

  it('is nothing where nothing is usual yet', () =>
    expect(verdictOf(complaintsLogged, 100, null)).toBeNull());

  it('of shares is compared as they are shown', () =>
    expect(verdictOf(listsOnTime, 0.85, { low: 0.9, median: 0.95, high: 1 })).toBe('worse'));
});
