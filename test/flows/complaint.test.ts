import { afterAll, beforeAll, expect } from 'vitest';
import { type Bot, channels, people, riverside, startBot } from '../bot.js';
import { step, story } from '../story.js';

let bot: Bot;
beforeAll(async () => {
  // Friday afternoon in Shanghai.
  bot = await startBot({ now: '2026-11-20T07:00:00Z', branches: [{ ...riverside, language: 'zh-CN' }] });
});
afterAll(() => bot.close());

const card = (code: string) => bot.sandbox.messages(channels.lobby).find(({ text }) => text.startsWith(code));
const directs = (who: string) => {
  const person = bot.sandbox.as(who);
  return person.messages(person.direct()).map(({ text }) => text);
};

story('a complaint', async () => {
  await step(
    'is logged in Chinese without a space, masked, and its clocks count the right days',
    async () => {
      const amy = bot.sandbox.as(people.amy);
      await amy.command('/lobby 投诉排队40分钟没人管，电话13800138000', channels.lobby);
      const text = card('CMP-0001')?.text ?? '';
      expect(text).toContain('排队40分钟没人管');
      expect(text).not.toContain('13800138000');
      expect(amy.messages(channels.lobby).find(({ ephemeralFor }) => ephemeralFor)?.text).toContain('masked');
      const clocks = await bot.db.prisma.clock.findMany({ orderBy: { dueAt: 'asc' } });
      expect(clocks.map(({ name, dueAt }) => [name, dueAt.toISOString()])).toEqual([
        ['solve', '2026-11-21T07:00:00.000Z'],
        // One working day over the weekend: Monday at closing time.
        ['answer', '2026-11-23T09:00:00.000Z'],
        // Fifteen calendar days, to the end of the day.
        ['decide_cn', '2026-12-05T15:59:59.000Z'],
      ]);
      const secret = await bot.db.prisma.secret.findMany();
      expect(secret).toHaveLength(1);
      expect(JSON.stringify(secret)).not.toContain('13800138000');
    },
  );

  await step('tells the lobby manager, and reminds nobody at the weekend', async () => {
    expect(directs(people.li).filter((text) => text.includes('CMP-0001'))).toHaveLength(1);
    await bot.until('2026-11-22T15:00:00Z');
    expect(directs(people.li).filter((text) => text.includes('CMP-0001'))).toHaveLength(1);
    expect(directs(people.hua).filter((text) => text.includes('CMP-0001'))).toHaveLength(0);
    expect(card('CMP-0001')?.text).toMatch(/🔴/);
    // What fell due on Saturday is told when Monday's work begins.
    await bot.until('2026-11-23T00:05:00Z');
    expect(directs(people.li).filter((text) => text.includes('CMP-0001')).length).toBeGreaterThan(1);
  });

  const press = async (name: string) => {
    const li = bot.sandbox.as(people.li);
    const place = { channel: channels.lobby, ts: card('CMP-0001')?.ts ?? '' };
    const found = li.find(place, `record.move:${name}`);
    await li.press(place, { blockId: found?.blockId ?? '', actionId: `record.move:${name}` });
  };

  await step('is taken, answered, passed up and resolved; the answer stops its clock', async () => {
    const li = bot.sandbox.as(people.li);
    await press('take');
    expect((await bot.db.prisma.record.findFirst())?.status).toBe('handling');
    await press('answer');
    expect(li.view()).not.toBeNull();
    await li.answer({ answer: '已致歉并说明原因' });
    expect(await bot.db.prisma.clock.findFirst({ where: { name: 'answer' } })).toMatchObject({
      stoppedAt: new Date('2026-11-23T00:05:00Z'),
      wakeAt: null,
    });
    await press('pass_up');
    await li.answer({ passed_why: '需要分行决定补偿' });
    await press('resolve');
    await li.answer({ result: '已补偿，客户满意' });
    const record = await bot.db.prisma.record.findFirst();
    expect(record).toMatchObject({ status: 'resolved', details: { result: '已补偿，客户满意' } });
    // Nothing is owed any more but the call afterwards.
    const owed = await bot.db.prisma.clock.findMany({ where: { stoppedAt: null } });
    expect(owed.map(({ name }) => name)).toEqual(['follow_up']);
    // Whoever logged it hears how it went, within the hour.
    await bot.until('2026-11-23T01:30:00Z');
    expect(directs(people.amy).filter((text) => text.includes('CMP-0001')).length).toBeGreaterThan(0);
  });

  await step('can be found by number and by words, in the language of whoever asks', async () => {
    const li = bot.sandbox.as(people.li);
    const last = () =>
      li
        .messages(channels.lobby)
        .filter(({ ephemeralFor }) => ephemeralFor)
        .at(-1)?.text ?? '';
    await li.command('/lobby find cmp 1', channels.lobby);
    expect(last()).toContain('CMP-0001');
    await li.command('/lobby 查找 没人管', channels.lobby);
    expect(last()).toContain('CMP-0001');
    await li.command('/lobby find 这里没有', channels.lobby);
    expect(last()).not.toContain('CMP-0001');
    // Closed, but the call afterwards is owed.
    await li.command('/lobby list', channels.lobby);
    expect(last()).toContain('CMP-0001');
    await press('follow_up');
    await li.answer({ satisfied: 'yes' });
    await li.command('/lobby list', channels.lobby);
    expect(last()).not.toContain('CMP-0001');
  });

  await step('about the same five times in a day is told to the head, once', async () => {
    const amy = bot.sandbox.as(people.amy);
    for (let index = 0; index < 6; index++) {
      await amy.command('/lobby complaint', channels.lobby);
      await amy.answer({ summary: `排队 ${index}`, about: 'waiting' });
    }
    const told = directs(people.hua).filter((text) => text.includes('about the same'));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('CMP-0006');
  });
});
