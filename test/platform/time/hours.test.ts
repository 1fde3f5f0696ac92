import { expect, it } from 'vitest';
import { parseHours, writeHours } from '../../../src/platform/time/hours.js';

it.each([
  ['09:00-17:00', '09:00-17:00'],
  ['09:00-12:00, 13:00-17:00', '09:00-12:00, 13:00-17:00'],
  // As earlier versions kept them.
  [' 9:00 – 17:30 ', '09:00-17:30'],
  ['０９：００－１７：００', '09:00-17:00'],
  ['9:00至17:00', '09:00-17:00'],
  ['', 'empty'],
  ['   ', 'empty'],
  ['nine to five', 'format'],
  ['09:00', 'format'],
  ['09:00-17:00-18:00', 'format'],
  ['09:00-12:00,', 'format'],
  ['0900-1700', 'format'],
  ['25:00-26:00', 'time'],
  ['09:60-17:00', 'time'],
  ['09:00-24:00', 'time'],
  ['09:00-09:00', 'same'],
  ['22:00-06:00', 'overnight'],
  ['13:00-17:00, 09:00-12:00', 'order'],
  ['09:00-13:00, 12:00-17:00', 'overlap'],
  ['09:00-12:00, 12:00-17:00', 'touch'],
  ['09:00-10:00, 11:00-12:00, 13:00-14:00, 15:00-16:00, 17:00-18:00', 'many'],
])('takes kept hours %j for %j', (text, expected) => {
  const hours = parseHours(text);
  expect('error' in hours ? hours.error : writeHours(hours)).toBe(expected);
});
