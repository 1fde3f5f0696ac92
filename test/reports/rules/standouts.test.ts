import { describe, expect, it } from 'vitest';
import {
  complaintsLogged,
  findings,
  listsOnTime,
  referralsWon,
} from '../../../src/reports/rules/measures.js';
import type { ReportFigures } from '../../../src/reports/rules/report-figures.js';
import { differenceOf, standouts } from '../../../src/reports/rules/standouts.js';
import { incidentTypes, referralFunnel, spread } from '../../../src/reports/rules/tally.js';

const none = { count: 0, first: [] };
const calm: ReportFigures = {
  figures: {},
  before: {},
  pointers: {
    open: none,
    overdue: none,
    grave: none,
    broken: none,
    missed: none,
    away: none,
    rankings: {},
    heat: [],
  },
  past: [],
  closed: true,
  corrected: {},
};

describe('what stands out', () => {
  it('is nothing in a calm week', () => expect(standouts(calm)).toEqual([]));

  it('has the gravest first', () => {
    const found = standouts({
      pointers: { ...calm.pointers, missed: { count: 2, first: [] }, grave: { count: 1, first: [] } },
    });
    expect(found.map(({ what, count }) => [what, count])).toEqual([
      ['grave', 1],
      ['missed', 2],
    ]);
  });
});

describe('a difference', () => {
  it.each([
    ['more complaints are worse', complaintsLogged, 12, 9, { by: 3, verdict: 'worse' }],
    ['fewer complaints are better', complaintsLogged, 9, 12, { by: -3, verdict: 'better' }],
    ['more won is better', referralsWon, 2, 1, { by: 1, verdict: 'better' }],
    ['a share differs by points', listsOnTime, 0.934, 0.98, { by: -5, verdict: 'worse' }],
    ['findings are neither', findings, 5, 4, { by: 1, verdict: null }],
    ['none that would show', listsOnTime, 0.981, 0.979, null],
    ['nothing to compare with', listsOnTime, 0.981, null, null],
  ] as const)('%s', (_, measure, now, before, expected) =>
    expect(differenceOf(measure, { [measure.name]: now }, { [measure.name]: before })).toEqual(expected),
  );
});

describe('a tally', () => {
  it('has the most frequent first', () =>
    expect(
      spread(incidentTypes, {
        'incident_types.queue': 1,
        'incident_types.device': 4,
        'incident_types.fraud': 0,
      }),
    ).toEqual([
      { option: 'device', count: 4 },
      { option: 'queue', count: 1 },
    ]));

  it('of steps keeps their order', () =>
    expect(
      spread(referralFunnel, { 'referral_funnel.won': 9, 'referral_funnel.new': 1 }).map(
        ({ option }) => option,
      ),
    ).toEqual(['new', 'won']));
});
