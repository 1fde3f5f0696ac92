import { afterAll, beforeAll, expect } from 'vitest';
import { kinds } from '../../src/records/kinds/index.js';
import { narrative } from '../../src/records/kinds/narrative.js';
import type { Kind } from '../../src/records/rules/kind.js';
import type { Bot } from '../bot.js';
import {
  wrongCards,
  wrongClocks,
  wrongLives,
  wrongLooks,
  wrongNumbers,
  wrongTrail,
} from '../properties/checks.js';
import { step, story } from '../story.js';
import { type Bank, openBank } from './month-bank.js';
import { firstWeek } from './month-first-week.js';
import { fourthWeek } from './month-fourth-week.js';
import { london } from './month-london.js';
import { secondWeek } from './month-second-week.js';
import { thirdWeek } from './month-third-week.js';

let bank: Bank;
beforeAll(async () => {
  bank = await openBank();
});
afterAll(() => bank.bot.close());

story('a month of a bank', async () => {
  await step('the first week', () => firstWeek(() => bank));
  await step('the second week', () => secondWeek(() => bank));
  await step('the third week', () => thirdWeek(() => bank));
  await step('the fourth week', () => fourthWeek(() => bank));
  await step('in London', () => london(() => bank));

  await step('every kind of record has been logged', async () => {
    const found = await bank.bot.db.prisma.record.groupBy({ by: ['kind'] });
    // The words of a day are written in its log, and those of a month are begun by themselves: both have tests of their own.
    const logged = (kinds as readonly Kind[]).filter(
      ({ name, inDayLog }) => inDayLog !== 'instead' && name !== narrative.name,
    );
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(logged.map(({ name }) => name)));
  });
  const checks: [string, (bot: Bot) => Promise<string[]>][] = [
    ['timelines tell all that became of each record', wrongLives],
    ['cards show each record as it is', wrongCards],
    ['the limits that run are those that must', wrongClocks],
    ['private details were seen by nobody who may not', wrongLooks],
    ['numbers have no gap', wrongNumbers],
    ['the audit trail holds', wrongTrail],
  ];
  for (const [what, wrong] of checks) await step(what, async () => expect(await wrong(bank.bot)).toEqual([]));
  await step('every message came', () => {
    expect(bank.bot.ended.filter(([, as]) => !['sent', 'moot', 'absorbed'].includes(as))).toEqual([]);
  });
});
