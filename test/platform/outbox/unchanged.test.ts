import { afterAll, beforeAll, expect, it } from 'vitest';
import { queueNow } from '../../../src/platform/outbox/store/queue.js';
import { type Bot, channels, people, startBot } from '../../bot.js';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

const edits = (ts: string) =>
  bot.sandbox.ledger.filter(({ method, args }) => method === 'chat.update' && args.ts === ts).length;

it('a card whose content has not changed is not edited', async () => {
  const amy = bot.sandbox.as(people.amy);
  await amy.command('/lobby incident somebody slipped', channels.lobby);
  const card = bot.sandbox.messages(channels.lobby).find(({ text }) => text.startsWith('INC-0001'))!;
  const { id, branchId } = await bot.db.prisma.record.findFirstOrThrow();
  const draw = async () => {
    await queueNow(
      bot.db,
      [{ view: 'record', subject: id, target: channels.lobby }],
      branchId,
      bot.clock.now(),
    );
    bot.clock.forward(1);
    await bot.sandbox.settle();
    return bot.ended.findLast(([view]) => view === 'record');
  };
  expect(await draw()).toEqual(['record', 'moot']);
  expect(edits(card.ts)).toBe(0);

  await amy.press(card, 'record.move:take');
  expect(edits(card.ts)).toBe(1);
  expect(await draw()).toEqual(['record', 'moot']);
  expect(edits(card.ts)).toBe(1);
});

it('a card that Slack may have edited is edited again, also where it says again what it said before', async () => {
  await bot.sandbox.as(people.amy).command('/lobby incident the lift stands still', channels.lobby);
  const card = bot.sandbox.messages(channels.lobby).find(({ text }) => text.startsWith('INC-0002'))!;
  const { id, branchId, summary } = await bot.db.prisma.record.findFirstOrThrow({
    orderBy: { number: 'desc' },
  });
  const say = async (words: string) => {
    await bot.db.prisma.record.update({ where: { id }, data: { summary: words } });
    await queueNow(
      bot.db,
      [{ view: 'record', subject: id, target: channels.lobby }],
      branchId,
      bot.clock.now(),
    );
    await bot.sandbox.settle();
  };
  const seen = () => bot.sandbox.messages(channels.lobby).find(({ ts }) => ts === card.ts)?.text;
  bot.sandbox.faults([{ method: 'chat.update', kind: 'accept-then-reset', times: 1 }]);
  await say('the escalator stands still');
  expect(seen()).toContain('the escalator stands still');
  await say(summary);
  bot.clock.forward(1);
  await bot.sandbox.settle();
  expect(seen()).toBe(card.text);
});
