import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Figures } from '../../../src/reports/rules/report-figures.js';
import { usualOf } from '../../../src/reports/rules/usual.js';
import { naiveUsual } from '../naive-past.js';

const past = (values: readonly (number | null | undefined)[]) =>
  values.map((value, index) => {
    const figures: Figures = value === undefined ? {} : { complaints: value };
    return { period: `2026-W${index + 10}`, figures };
  });
const usual = (...values: (number | null | undefined)[]) =>
  usualOf({ name: 'complaints' }, { past: past(values) });

describe('what is usual', () => {
  it('is not known from fewer than four periods, nor from those that had nothing to take a share of', () => {
    expect(usual()).toBeNull();
    expect(usual(3, 3, 3)).toBeNull();
    expect(usual(3, null, 3, undefined, 3, null)).toBeNull();
    expect(usual(3, null, 3, undefined, 3, 3)).toEqual({ low: 3, median: 3, high: 3 });
  });

  it('is the middle half, between the values where it falls between them, in whatever order they came', () => {
    expect(usual(4, 1, 3, 2)).toEqual({ low: 1.75, median: 2.5, high: 3.25 });
    expect(usual(1, 2, 3, 4, 5)).toEqual({ low: 2, median: 3, high: 4 });
    expect(usual(0, 0, 0, 0, 100)).toEqual({ low: 0, median: 0, high: 0 });
    // By size, not as words: 10 comes after 9.
    expect(usual(10, 9, 9, 10)).toEqual({ low: 9, median: 9.5, high: 10 });
  });

  it('is what spreadsheets call quartiles', () => {
    const value = fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.constant(null));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 12 }), (values) => {
        const expected = naiveUsual(
          past(values).map(({ figures }) => figures),
          'complaints',
        );
        expect(usual(...values)).toEqual(
          expected && {
            low: expect.closeTo(expected.low, 9),
            median: expect.closeTo(expected.median, 9),
            high: expect.closeTo(expected.high, 9),
          },
        );
      }),
    );
  });
});
