import { afterAll, beforeAll, expect, it } from 'vitest';
import { saveBranches } from '../../src/branches/store/save.js';
import { verifyAudit } from '../../src/platform/database/audit.js';
import { type Bot, channels, people, riverside, startBot } from '../bot.js';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

const directs = (who: string) => {
  const person = bot.sandbox.as(who);
  return person.messages(person.direct()).map(({ text }) => text);
};
const card = () => bot.sandbox.messages(channels.lobby).find(({ text }) => text.startsWith('INC-0001'));

it('whoever leaves the branch is replaced: their open records are free, and the leaders hear of it', async () => {
  await bot.sandbox.as(people.amy).command('/lobby incident the clock fell down', channels.lobby);
  await bot.sandbox.as(people.ben).press(card()!, 'record.move:take');
  expect(card()?.text).toContain('Ben Wu');
  const { [people.ben]: _, ...others } = riverside.people;
  await saveBranches(bot.db, [{ ...riverside, people: others }], 'test', bot.clock.now());
  await bot.sandbox.settle();
  expect(card()?.text).toContain('nobody has taken it yet');
  const { ts } = card()!;
  const thread = bot.sandbox.messages(channels.lobby, { thread: ts });
  expect(thread.at(-1)?.text).toContain('Ben Wu is not on the list of the branch any more');
  for (const leader of [people.li, people.fang])
    expect(directs(leader).filter((text) => text.includes('INC-0001')).length, leader).toBeGreaterThan(0);
  await bot.sandbox.as(people.amy).press(card()!, 'record.move:take');
  expect(card()?.text).toContain('Amy Chen');
  expect((await verifyAudit(bot.db.prisma)).broken).toEqual([]);
});
