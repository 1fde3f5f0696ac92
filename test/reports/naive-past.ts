import { naiveFigures, type Rows } from './naive.js';
import { type Days, daysLater, firstBefore, type PeriodKind } from './naive-days.js';

type Counted = Record<string, number | null>;

/** Some figures of the twelve periods before, the oldest first, from the first on in which there was anything. */
export function naivePast(rows: Rows, kind: PeriodKind, days: Days, names: readonly string[]): Counted[] {
  const past: Counted[] = [];
  let next = days.first;
  for (let left = 12; left > 0; left--) {
    const first = firstBefore(kind, next);
    const figures = naiveFigures(rows, { ...days, first, last: daysLater(next, -1) });
    past.unshift(Object.fromEntries(Object.entries(figures).filter(([name]) => names.includes(name))));
    next = first;
  }
  while (past[0] && !Object.values(past[0]).some((value) => value !== null && value !== 0)) past.shift();
  return past;
}

/** Quartiles as spreadsheets take them, in quarters of the way from one value to the next; null of fewer than four. */
export function naiveUsual(past: readonly Counted[], name: string) {
  const values: number[] = [];
  for (const figures of past) {
    const value = figures[name];
    if (value !== null && value !== undefined) values.push(value);
  }
  if (values.length < 4) return null;
  values.sort((one, other) => one - other);
  const quartile = (nth: number) => {
    let place = 0;
    let quarters = (values.length - 1) * nth;
    while (quarters >= 4) {
      place++;
      quarters -= 4;
    }
    const value = values[place] ?? Number.NaN;
    if (quarters === 0) return value;
    return (value * (4 - quarters) + (values[place + 1] ?? Number.NaN) * quarters) / 4;
  };
  return { low: quartile(1), median: quartile(2), high: quartile(3) };
}

/** Figures that are others in the rows as they are now than in the rows as they were. */
export function naiveCorrected(was: Rows, is: Rows, days: Days): Counted {
  const then = naiveFigures(was, days);
  const changed: Counted = {};
  for (const [name, value] of Object.entries(naiveFigures(is, days)))
    if (value !== then[name]) changed[name] = value;
  return changed;
}
