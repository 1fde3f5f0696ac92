import { expect, it } from 'vitest';
import { parseHours } from '../../../src/platform/time/hours.js';

it.each([
  ['09:00-17:00', { opens: '09:00', closes: '17:00' }],
  [' 9:00 – 17:30 ', { opens: '09:00', closes: '17:30' }],
  ['０９：００－１７：００', { opens: '09:00', closes: '17:00' }],
  ['9:00至17:00', { opens: '09:00', closes: '17:00' }],
  ['', { error: 'empty' }],
  ['   ', { error: 'empty' }],
  ['nine to five', { error: 'format' }],
  ['09:00', { error: 'format' }],
  ['09:00-17:00-18:00', { error: 'format' }],
  ['0900-1700', { error: 'format' }],
  ['25:00-26:00', { error: 'time' }],
  ['09:60-17:00', { error: 'time' }],
  ['09:00-24:00', { error: 'time' }],
  ['09:00-09:00', { error: 'same' }],
  ['22:00-06:00', { error: 'overnight' }],
])('reads hours %j', (text, expected) => {
  expect(parseHours(text)).toEqual(expected);
});
