import { afterEach, describe, expect, it } from 'vitest';
import { saveHeadOffice } from '../../src/head-office/store/head-office.js';
import { lookForTrouble } from '../../src/outages/beat.js';
import { notifyOutage } from '../../src/outages/store/trouble.js';
import { openLog } from '../../src/platform/log.js';
import { type Bot, type BotOptions, channels, people, riverside, startBot } from '../bot.js';

let bot: Bot;
const begin = async (options: BotOptions = {}) => {
  bot = await startBot(options);
};
afterEach(() => bot.close());

const log = (text: string) => bot.sandbox.as(people.amy).command(`/lobby complaint ${text}`, channels.lobby);
/** A few times over some minutes, as the heartbeat comes again and again. */
const pass = async (minutes: number) => {
  for (let minute = 0; minute < minutes; minute++) {
    bot.clock.forward(1);
    await bot.sandbox.settle();
  }
};
const toldTo = (slackId: string, words: RegExp) => {
  const person = bot.sandbox.as(slackId);
  return person
    .messages(person.direct())
    .map(({ text }) => text)
    .filter((text) => words.test(text));
};
const gone = /cannot post in the channel of Riverside|無法在Riverside的頻道/;
const back = /can post in the channel of Riverside again|已能在Riverside的頻道/;

describe('a channel that takes no messages', () => {
  it('is told to its head and to head office, once, with the cure, and once more when it works again', async () => {
    await begin();
    await bot.sandbox.kickBot(channels.lobby);
    await log('one');
    await log('two');
    await pass(1);
    // Somebody may be about to invite it.
    expect(toldTo(people.hua, gone)).toEqual([]);
    await pass(5);
    const [hua] = toldTo(people.hua, gone);
    expect(hua).toContain('Lobby is not in the channel any more.');
    expect(hua).toContain('Since Mon 16 Nov 10:00.');
    expect(hua).toMatch(/2 messages wait\./);
    expect(hua).toContain(`Open <#${channels.lobby}> and type /invite @Lobby there.`);
    expect(toldTo(people.hq, gone)[0]).toContain('請開啟');
    expect(toldTo(people.amy, gone)).toEqual([]);

    await log('three');
    await pass(10);
    expect(toldTo(people.hua, gone)).toHaveLength(1);
    expect(toldTo(people.hq, gone)).toHaveLength(1);
    expect(toldTo(people.hua, back)).toEqual([]);

    await bot.sandbox.inviteBot(channels.lobby);
    await pass(20);
    const [over] = toldTo(people.hua, back);
    expect(over).toContain('It could not from Mon 16 Nov 10:00 to Mon 16 Nov 10:');
    expect(over).toContain('3 messages came late.');
    expect(toldTo(people.hq, back)).toHaveLength(1);

    // The next time is another trouble.
    await bot.sandbox.archive(channels.lobby);
    await bot.sandbox.as(people.amy).command('/lobby complaint four', channels.plain);
    await pass(5);
    expect(toldTo(people.hua, gone)[1]).toContain('The channel is archived.');
    expect(toldTo(people.hua, gone)).toHaveLength(2);
  });

  it('is told by one of several processes', async () => {
    await begin();
    await bot.sandbox.kickBot(channels.lobby);
    await log('one');
    bot.clock.forward(5);
    const look = () => lookForTrouble({ db: bot.db, clock: bot.clock, log: openLog('silent') });
    await Promise.all([look(), look(), look()]);
    bot.clock.forward(5);
    await Promise.all([look(), look(), look()]);
    const troubles = await bot.db.prisma.trouble.findMany();
    expect(troubles).toHaveLength(1);
    await pass(2);
    expect(toldTo(people.hua, gone)).toHaveLength(1);
    // One that looked before the other told, and comes to it only now.
    for (const trouble of troubles)
      await notifyOutage(bot.db, { ...trouble, toldAt: null }, bot.clock.now(), bot.clock.now());
    await pass(2);
    expect(toldTo(people.hua, gone)).toHaveLength(1);
    expect(await bot.db.prisma.auditEntry.count({ where: { action: 'trouble.began' } })).toBe(1);
  });

  it('does not count as mended because nothing waits any more', async () => {
    await begin();
    await bot.sandbox.kickBot(channels.lobby);
    await log('one');
    await pass(5);
    expect(toldTo(people.hua, gone)).toHaveLength(1);
    // What waited became too old.
    await bot.db.prisma.outbox.updateMany({
      where: { target: channels.lobby, settledAt: null },
      data: { state: 'expired', settledAt: new Date() },
    });
    await pass(5);
    expect(toldTo(people.hua, back)).toEqual([]);
    expect(await bot.db.prisma.trouble.findMany()).toMatchObject([{ endedAt: null }]);
  });

  it('is told to nobody at night, unless something urgent waits', async () => {
    await begin({ now: '2026-11-16T14:00:00Z' });
    await bot.sandbox.kickBot(channels.lobby);
    await log('one');
    await pass(6);
    expect(toldTo(people.hua, gone)).toEqual([]);
    expect(await bot.db.prisma.trouble.count({ where: { toldAt: { not: null } } })).toBe(1);
    await bot.sandbox.as(people.amy).command('/lobby incident sev1 fire in the vault', channels.lobby);
    await pass(2);
    expect(toldTo(people.hua, gone)).toHaveLength(1);
    bot.clock.set('2026-11-17T01:30:00Z');
    await pass(2);
    expect(toldTo(people.hua, gone)).toHaveLength(1);
  });

  it('that is mended overnight is not told in the morning', async () => {
    await begin({ now: '2026-11-16T14:00:00Z' });
    await bot.sandbox.kickBot(channels.lobby);
    await log('one');
    await pass(6);
    await bot.sandbox.inviteBot(channels.lobby);
    await pass(20);
    bot.clock.set('2026-11-17T01:30:00Z');
    await pass(2);
    expect(toldTo(people.hua, gone)).toEqual([]);
    expect(toldTo(people.hua, back)).toEqual([]);
  });

  it('and nobody hears of one that is mended within two minutes', async () => {
    await begin();
    await bot.sandbox.kickBot(channels.lobby);
    await log('one');
    await bot.sandbox.inviteBot(channels.lobby);
    await pass(20);
    expect(toldTo(people.hua, /channel of Riverside/)).toEqual([]);
    expect(await bot.db.prisma.trouble.findMany()).toMatchObject([{ endedAt: expect.any(Date) }]);
  });

  it('that is head office’s is told to head office', async () => {
    await begin();
    await saveHeadOffice(
      { db: bot.db, actor: 'test', key: null, now: bot.clock.now() },
      { channel: channels.second, timezone: 'Asia/Shanghai', language: 'en' },
    );
    await bot.sandbox.archive(channels.second);
    // The first beat finds out when that is.
    await bot.sandbox.settle();
    const { nextAt } = await bot.db.prisma.headOffice.findFirstOrThrow();
    bot.clock.set(nextAt);
    await pass(3);
    // Told when people are at work again.
    bot.clock.set('2026-11-23T02:00:00Z');
    await pass(2);
    expect(toldTo(people.hq, /無法在管理部門的頻道/)).toHaveLength(1);
    expect(toldTo(people.hua, /head office/)).toEqual([]);
  });

  it('where nobody leads the branch, those who lead its lobby hear of it', async () => {
    const { [people.hua]: _head, [people.hq]: _hq, ...rest } = riverside.people;
    await begin({ branches: [{ ...riverside, people: rest }] });
    await bot.sandbox.kickBot(channels.lobby);
    await log('one');
    await pass(5);
    expect(toldTo(people.fang, gone)).toHaveLength(1);
    expect(toldTo(people.li, /无法在Riverside的频道/)).toHaveLength(1);
  });
});

describe('a token that Slack refuses', () => {
  it('is told to head office once it is good again: from when to when, and what came late', async () => {
    await begin();
    bot.sandbox.faults([{ method: '*', kind: 'error', code: 'token_revoked' }]);
    await log('one');
    await log('two');
    await pass(10);
    expect(await bot.db.prisma.trouble.findMany()).toMatchObject([{ what: 'token', code: 'token_revoked' }]);
    bot.sandbox.faults([]);
    await pass(20);
    const told = toldTo(people.hq, /已恢復在 Slack 發訊息/);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('11月16日');
    expect(told[0]).toMatch(/有 \d+ 則訊息補發/);
    expect(toldTo(people.hua, /token/)).toEqual([]);
    expect(await bot.db.prisma.trouble.findMany()).toMatchObject([{ endedAt: expect.any(Date) }]);
  });
});
