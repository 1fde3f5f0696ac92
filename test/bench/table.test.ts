import { expect, test } from 'vitest';
import type { Figure } from './figure.js';
import { json, table } from './table.js';

const figure: Figure = {
  name: 'command.throughput_vs_bare',
  value: 0.456789,
  unit: 'ratio',
  bar: 0.5,
  direction: 'more',
  database: 'embedded',
  beside: '456 against 1000 a second',
};

test('the file holds what programs read, and nothing else', () => {
  const { beside, ...read } = figure;
  expect(JSON.parse(json([figure]))).toEqual([read]);
});

test('a missed bar is said plainly, one that is met too, and one that is not there not at all', () => {
  expect(table([figure])).toContain('0.457  ≥ 0.5  MISSED  456 against 1000 a second');
  expect(table([{ ...figure, value: 0.5 }])).toContain('met');
  expect(table([{ ...figure, bar: null }])).not.toMatch(/met|MISSED/);
});
