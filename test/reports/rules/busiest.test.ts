import { expect, it } from 'vitest';
import { busiest } from '../../../src/reports/rules/busiest.js';
import type { Warm } from '../../../src/reports/rules/report-figures.js';

const slot = (hour: number, waiting: number | null, longest: number | null = null, complaints = 0): Warm => ({
  weekday: 1,
  hour,
  waiting,
  longest,
  counts: waiting === null ? 0 : 1,
  complaints,
});
const hours = (...slots: Warm[]) => busiest(slots).map(({ hour }) => hour);

it('has the longest queues first, three at most', () =>
  expect(hours(slot(9, 3), slot(10, 18), slot(11, 7), slot(12, 12))).toEqual([10, 12, 11]));

it('tells equal ones apart by the longest wait, then by the complaints about it', () =>
  expect(hours(slot(9, 5, 10), slot(10, 5, 20), slot(11, 5, 20, 2))).toEqual([11, 10, 9]));

it('leaves out what was counted and found empty, but not a complaint where nobody counted', () =>
  expect(hours(slot(9, 0, 0), slot(10, null, null, 1))).toEqual([10]));
