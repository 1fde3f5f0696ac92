import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Bot, type BotOptions, channels, people, startBot } from '../bot.js';

let bot: Bot;
const begin = async (options: BotOptions = {}) => {
  bot = await startBot(options);
};
afterEach(() => bot.close());

const cards = (code: string) =>
  bot.sandbox.messages(channels.lobby).filter(({ text }) => text.startsWith(code));
const log = (text: string) => bot.sandbox.as(people.amy).command(`/lobby incident ${text}`, channels.lobby);
const later = async (minutes: number) => {
  bot.clock.forward(minutes);
  await bot.sandbox.settle();
};

describe('Slack in trouble', () => {
  it('refuses for now: the record is saved, the card comes later', async () => {
    let laterMs = 0;
    const real = Date.now;
    const wall = vi.spyOn(Date, 'now').mockImplementation(() => real() + laterMs);
    await begin();
    bot.sandbox.faults([{ method: 'chat.postMessage', kind: 'rate-limit', amount: 600, times: 1 }]);
    expect(await log('one')).toMatchObject({ ok: true });
    expect(cards('INC-0001')).toHaveLength(0);
    expect(await bot.db.prisma.record.count()).toBe(1);
    await later(9);
    expect(cards('INC-0001')).toHaveLength(0);
    // The pause is over by the clock of the machine, too.
    laterMs = 601_000;
    await later(2);
    expect(cards('INC-0001')).toHaveLength(1);
    wall.mockRestore();
  });

  it.each(['accept-then-reset', 'accept-then-503'] as const)(
    '%s: with the history scope found again, posted once',
    async (kind) => {
      await begin({
        scopes: ['chat:write', 'commands', 'users:read', 'im:write', 'channels:history', 'groups:history'],
      });
      bot.sandbox.faults([{ method: 'chat.postMessage', kind, times: 1 }]);
      await log('one');
      await bot.lapse();
      await later(1);
      expect(cards('INC-0001')).toHaveLength(1);
      // The card that was found is the one that is edited from now on.
      await bot.sandbox.as(people.hua).press(cards('INC-0001')[0]!, 'record.move:take');
      expect(cards('INC-0001')[0]?.text).toContain('Hua Sun');
    },
  );

  it('accept-then-reset: without the scope at most twice, and the doubt is counted', async () => {
    await begin();
    bot.sandbox.faults([{ method: 'chat.postMessage', kind: 'accept-then-reset', times: 1 }]);
    await log('one');
    await later(1);
    expect(cards('INC-0001')).toHaveLength(2);
    const ambiguous = bot.ended.filter(([view, as]) => view === 'record' && as === 'unknown');
    expect(ambiguous).toHaveLength(1);
  });

  it('the bot is not in the channel: nothing is lost, and it comes when it is invited', async () => {
    await begin();
    bot.sandbox.kickBot(channels.lobby);
    await log('one');
    await later(5);
    bot.sandbox.inviteBot(channels.lobby);
    await later(20);
    expect(cards('INC-0001')).toHaveLength(1);
  });

  it('somebody deleted the card: it is posted anew at the next change', async () => {
    await begin();
    await log('one');
    await bot.db.prisma.posted.updateMany({ data: { ts: '1600000000.000100' } });
    const first = cards('INC-0001')[0]!;
    await bot.sandbox.as(people.hua).press(first, 'record.move:take');
    await later(1);
    expect(cards('INC-0001').at(-1)?.text).toContain('Hua Sun');
  });

  it('a form cannot be opened: the person is told to try again', async () => {
    await begin();
    bot.sandbox.faults([{ method: 'views.open', kind: 'error', code: 'expired_trigger_id' }]);
    const amy = bot.sandbox.as(people.amy);
    await amy.command('/lobby incident', channels.lobby);
    expect(amy.messages(channels.lobby).find(({ ephemeralFor }) => ephemeralFor)?.text).toContain('again');
  });
});

describe('the database in trouble', () => {
  it('a command is answered with a sentence and the words', async () => {
    await begin();
    await bot.database.prisma.$executeRawUnsafe('ALTER TABLE "Record" RENAME TO "Away"');
    await log('the roof leaks');
    const told = bot.sandbox
      .as(people.amy)
      .messages(channels.lobby)
      .find(({ ephemeralFor }) => ephemeralFor);
    expect(told?.text).toContain('the roof leaks');
    expect(told?.text).toMatch(/reference: [0-9A-F]{6}|in a minute/);
    await bot.database.prisma.$executeRawUnsafe('ALTER TABLE "Away" RENAME TO "Record"');
    await log('the roof leaks');
    expect(cards('INC-0001')).toHaveLength(1);
  });

  it('a form stays open with the sentence under its first field', async () => {
    await begin();
    const amy = bot.sandbox.as(people.amy);
    await amy.command('/lobby incident', channels.lobby);
    await bot.database.prisma.$executeRawUnsafe('ALTER TABLE "Record" RENAME TO "Away"');
    const outcome = await amy.answer({ 'What happened?': 'the roof leaks' });
    expect(Object.keys(outcome.errors ?? {})).toEqual(['summary']);
    expect(outcome.view).not.toBeNull();
    await bot.database.prisma.$executeRawUnsafe('ALTER TABLE "Away" RENAME TO "Record"');
    await amy.answer({ 'What happened?': 'the roof leaks' });
    expect(cards('INC-0001')).toHaveLength(1);
  });
});

describe('the bot was away', () => {
  it('an hour: what was due is posted and marked late', async () => {
    await begin({ now: '2026-11-15T23:30:00Z' });
    bot.clock.set('2026-11-16T01:20:00Z');
    await bot.sandbox.settle();
    const messages = bot.sandbox.messages(channels.lobby);
    expect(messages.find(({ text }) => text.startsWith('Good morning'))?.text).toContain('Late');
    expect(messages.find(({ text }) => text.startsWith('Opening'))?.text).toContain('Posted late');
  });

  it('days: what is too late is settled with a reason, and the next briefing says so', async () => {
    await begin({ now: '2026-11-15T23:30:00Z' });
    bot.clock.set('2026-11-18T23:00:00Z');
    await bot.sandbox.settle();
    const left = await bot.db.prisma.occurrence.findMany({
      // What is told all the same waits until somebody is there.
      where: { dueAt: { lt: bot.clock.now() }, state: 'planned', heldTo: null },
    });
    expect(left).toHaveLength(0);
    const expired = await bot.db.prisma.occurrence.findMany({ where: { state: 'expired' } });
    // Three days of the briefing and of every list that was shipped switched on and comes once a day.
    for (const name of ['briefing', 'opening', 'morning_patrol', 'afternoon_patrol', 'closing'])
      expect(expired.filter((one) => one.name === name).length, name).toBe(3);
    for (const { reason } of expired) expect(reason).toBe('expired');
    await bot.until('2026-11-19T00:35:00Z');
    const briefing = bot.sandbox.messages(channels.lobby).find(({ text }) => text.startsWith('Good morning'));
    expect(briefing?.text).toContain('too late to post, Lobby was away');
  });

  it('and comes back: nothing is posted twice', async () => {
    await begin({ now: '2026-11-15T23:30:00Z' });
    await log('one');
    await bot.until('2026-11-16T02:30:00Z');
    const before = bot.sandbox.messages(channels.lobby).length;
    await bot.restart();
    await bot.until('2026-11-16T02:40:00Z');
    expect(bot.sandbox.messages(channels.lobby)).toHaveLength(before);
    await log('two');
    expect(cards('INC-0002')).toHaveLength(1);
  });
});
