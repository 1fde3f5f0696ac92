import { afterAll, beforeAll, describe } from 'vitest';
import { type Bank, openBank } from './month-bank.js';
import { firstWeek } from './month-first-week.js';
import { secondWeek } from './month-second-week.js';
import { thirdWeek } from './month-third-week.js';

let bank: Bank;
beforeAll(async () => {
  bank = await openBank();
});
afterAll(() => bank.bot.close());

describe('a month of a bank', () => {
  describe('the first week', () => firstWeek(() => bank));
  describe('the second week', () => secondWeek(() => bank));
  describe('the third week', () => thirdWeek(() => bank));
});
