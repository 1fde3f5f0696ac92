import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bot, channels, people, startBot } from '../bot.js';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

describe('an incident', () => {
  it('is logged by one line and becomes a card', async () => {
    const outcome = await bot.sandbox.as(people.amy).command('/lobby incident sev2 #medical customer fainted at counter 3', channels.lobby);
    expect(outcome).toMatchObject({ ok: true });
    const messages = bot.sandbox.messages(channels.lobby, { as: people.amy });
    console.log(JSON.stringify(messages, null, 1).slice(0, 6000));
    expect(messages.some(({ text }) => text.startsWith('INC-0001'))).toBe(true);
  });
});
