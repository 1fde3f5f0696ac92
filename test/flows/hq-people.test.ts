import { afterAll, beforeAll, expect, it } from 'vitest';
import { saveHeadOffice } from '../../src/head-office/store/head-office.js';
import { type Bot, channels, people, startBot } from '../bot.js';

let bot: Bot;
beforeAll(async () => {
  // Sunday in Shanghai.
  bot = await startBot({ now: '2026-11-15T04:00:00Z' });
});
afterAll(() => bot.close());

const told = () => {
  const hq = bot.sandbox.as(people.hq);
  return hq.messages(hq.direct()).filter(({ text }) => text.includes('2026-W'));
};

it('while head office has no channel, its members get the roll-up, with a note about that', async () => {
  await bot.until('2026-11-16T01:40:00Z');
  expect(told()).toHaveLength(1);
  // In the words of whoever reads it.
  expect(told()[0]?.text).toContain('總行還沒有自己的頻道');
  await bot.until('2026-11-16T03:00:00Z');
  expect(told()).toHaveLength(1);
});

it('once there is a channel, they get no more messages', async () => {
  const office = { channel: channels.plain, timezone: 'Asia/Shanghai', language: 'en' } as const;
  await saveHeadOffice({ db: bot.db, actor: 'test', key: null, now: bot.clock.now() }, office);
  await bot.until('2026-11-23T02:00:00Z');
  expect(told()).toHaveLength(1);
  const posted = bot.sandbox.messages(channels.plain).filter(({ text }) => text.includes('2026-W47'));
  expect(posted).toHaveLength(1);
});
