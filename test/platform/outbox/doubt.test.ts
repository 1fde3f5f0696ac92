import { afterEach, describe, expect, it } from 'vitest';
import type { Ask } from '../../../src/platform/database/db.js';
import { queueNow } from '../../../src/platform/outbox/store/queue.js';
import { type Bot, type BotOptions, channels, people, startBot } from '../../bot.js';

let bot: Bot;
const begin = async (options: BotOptions = {}) => {
  bot = await startBot(options);
};
afterEach(() => bot.close());

const reading = ['chat:write', 'commands', 'users:read', 'im:write', 'channels:history', 'groups:history'];
const cards = () => bot.sandbox.messages(channels.lobby).filter(({ text }) => text.startsWith('INC-0001'));
const amy = () => bot.sandbox.as(people.amy);
const log = () => amy().command('/lobby incident one', channels.lobby);
const told = () =>
  amy()
    .messages(channels.lobby)
    .filter(({ ephemeralFor }) => ephemeralFor)
    .at(-1)?.text;
const later = async (minutes: number) => {
  bot.clock.forward(minutes);
  await bot.sandbox.settle();
};

/** The connection breaks at statements like this, so many times: after they were carried out, or before. */
function breakAt(pattern: RegExp, times: number, when: 'after' | 'before'): void {
  const { ask } = bot.db;
  let left = times;
  bot.db.ask = (async (query) => {
    if (!pattern.test(query.text) || left-- <= 0) return ask(query);
    if (when === 'after') await ask(query);
    throw new Error('Connection terminated unexpectedly');
  }) as Ask;
}

describe('what became of a post', () => {
  it('is recorded although the database was away meanwhile, and it is not posted again', async () => {
    await begin();
    breakAt(/INSERT INTO "Posted"/, 2, 'before');
    await log();
    await later(5);
    expect(cards()).toHaveLength(1);
    expect(bot.ended).toContainEqual(['record', 'sent']);
  });

  it('is uncertain where a proxy’s page came instead of an answer; the card is posted', async () => {
    await begin();
    bot.sandbox.faults([{ method: 'chat.postMessage', kind: 'garbage', times: 1 }]);
    await log();
    await later(1);
    expect(cards()).toHaveLength(1);
    expect(bot.ended).not.toContainEqual(['record', 'rejected']);
  });

  it('is looked up before anything else is sent about the same subject', async () => {
    await begin({ scopes: reading });
    bot.sandbox.faults([{ method: 'chat.postMessage', kind: 'accept-then-reset', times: 1 }]);
    await log();
    const record = await bot.db.prisma.record.findFirstOrThrow();
    const card = { view: 'record', subject: record.id, target: channels.lobby };
    await queueNow(bot.db, [card], record.branchId, bot.clock.now());
    await bot.sandbox.settle();
    await bot.lapse();
    await later(1);
    expect(cards()).toHaveLength(1);
  });

  it('is decided by the rule where it cannot be looked up: a reminder about a list is not sent twice', async () => {
    await begin({ now: '2026-11-15T23:30:00Z', scopes: reading });
    await bot.until('2026-11-16T00:31:00Z');
    const li = bot.sandbox.as(people.li);
    const before = li.messages(li.direct()).length;
    bot.sandbox.faults([{ method: 'chat.postMessage', kind: 'accept-then-reset', times: 1 }]);
    await bot.until('2026-11-16T00:42:00Z');
    await bot.lapse();
    await later(1);
    expect(bot.ended).toContainEqual(['run_nudge', 'unknown']);
    expect(li.messages(li.direct()).length).toBe(before + 1);
  });
});

describe('what a person is told when the connection breaks', () => {
  it('after the change was saved: that it is done', async () => {
    await begin();
    breakAt(/INSERT INTO "Record"/, 1, 'after');
    await log();
    expect(told()).toContain('Done');
    expect(cards()).toHaveLength(1);
  });

  it('before the change was saved: that nothing was saved, with the text that was typed', async () => {
    await begin();
    breakAt(/INSERT INTO "Record"/, 1, 'before');
    await log();
    expect(told()).toContain('nothing was saved');
    expect(told()).toContain('incident one');
    expect(await bot.db.prisma.record.count()).toBe(0);
  });

  it('where it is unknown whether it was saved: to look before trying again', async () => {
    await begin();
    breakAt(/INSERT INTO "Record"/, 1, 'after');
    const { prisma } = bot.database;
    const { ask } = bot.db;
    bot.db.ask = (async (query) => {
      try {
        return await ask(query);
      } catch (error) {
        await prisma.$executeRawUnsafe('ALTER TABLE "Inbound" RENAME TO "Away"');
        throw error;
      }
    }) as Ask;
    await log();
    expect(told()).toContain('look in the channel');
    await prisma.$executeRawUnsafe('ALTER TABLE "Away" RENAME TO "Inbound"');
  });
});
