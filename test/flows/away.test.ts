import { afterEach, describe, expect, it } from 'vitest';
import { type Bot, channels, people, startBot } from '../bot.js';

let bot: Bot;
afterEach(() => bot.close());

const runs = () => bot.db.prisma.run.findMany({ orderBy: { opensAt: 'asc' } });
const directs = (who: string) => {
  const person = bot.sandbox.as(who);
  return person.messages(person.direct()).map(({ text }) => text);
};

describe('Slack away from half past eight to twenty past ten', () => {
  it('blames nobody for lists that nobody could see, and tells of it', async () => {
    // Monday, half past seven in Shanghai.
    bot = await startBot({ now: '2026-11-15T23:30:00Z' });
    await bot.until('2026-11-15T23:50:00Z');
    bot.sandbox.faults([{ method: 'chat.postMessage', kind: 'http-503' }]);
    await bot.until('2026-11-16T02:20:00Z');
    expect(bot.sandbox.messages(channels.lobby).filter(({ text }) => text.includes('Opening'))).toEqual([]);
    bot.sandbox.faults([]);
    await bot.until('2026-11-16T02:45:00Z');

    const posted = await bot.db.prisma.posted.findMany({ where: { view: 'run' } });
    const seen = new Map(posted.map(({ subject, ts }) => [subject, Number(ts)]));
    const lists = (await runs()).filter(({ opensAt }) => opensAt < new Date('2026-11-16T02:20:00Z'));
    expect(lists.map(({ list }) => list)).toEqual(['opening', 'huddle', 'welcome', 'morning_patrol']);
    // In the order of the day.
    const stamps = lists.map(({ id }) => seen.get(id) ?? 0);
    expect(stamps).toEqual([...stamps].sort((one, other) => one - other));
    // Their limits run from when they could be seen.
    for (const { seenAt, opensAt, dueAt, status } of lists) {
      expect(status).toBe('open');
      expect(seenAt?.getTime()).toBeGreaterThanOrEqual(Date.parse('2026-11-16T02:20:00Z'));
      expect(dueAt.getTime() - (seenAt?.getTime() ?? 0)).toBeGreaterThan(0);
      expect(dueAt > opensAt).toBe(true);
    }
    // Nobody was reminded of them, and nobody told on.
    for (const who of [people.li, people.fang, people.hua])
      expect(directs(who).filter((text) => /Opening|huddle|welcome|patrol/i.test(text))).toEqual([]);

    await bot.until('2026-11-16T09:20:00Z');
    const log = bot.sandbox.messages(channels.lobby).find(({ text }) => text.startsWith('Day log'));
    expect(log?.text).toMatch(/Opening: could be seen from 10:\d\d instead of 08:15/);
    expect(log?.text).toMatch(/Slack was out of reach from .*08:\d\d.* to .*10:\d\d/);
    // One outage, however many messages were refused in it; and the page of the next morning tells of it.
    expect(await bot.db.prisma.outage.count()).toBe(1);
    await bot.until('2026-11-17T00:00:00Z');
    const page = bot.sandbox.messages(channels.lobby).filter(({ text }) => text.startsWith('Good morning'));
    expect(page.at(-1)?.text).toMatch(/Slack was out of reach from/);
  });

  it('gives the time back to a list that could be seen before', async () => {
    bot = await startBot({ now: '2026-11-15T23:30:00Z' });
    // Opening is posted at 08:15, and due at 09:00 or later; nobody can tick it until the outage is over.
    await bot.until('2026-11-16T00:20:00Z');
    const [before] = await runs();
    if (!before) throw new Error('nothing was posted');
    bot.sandbox.faults([{ method: '*', kind: 'http-503' }]);
    await bot.until('2026-11-16T02:20:00Z');
    expect((await runs()).find(({ id }) => id === before.id)?.status).toBe('open');
    bot.sandbox.faults([]);
    await bot.until('2026-11-16T02:45:00Z');
    const [after] = await runs();
    const [outage] = await bot.db.prisma.outage.findMany();
    if (!after || !outage?.until) throw new Error('the outage is not over');
    expect(after.awayTo).toEqual(outage.until);
    expect(after.dueAt.getTime() - before.dueAt.getTime()).toBe(
      outage.until.getTime() - outage.from.getTime(),
    );
    const card = bot.sandbox.messages(channels.lobby).find(({ text }) => text.startsWith('Opening'));
    expect(card?.text).not.toMatch(/overdue/i);
    for (const who of [people.fang, people.hua])
      expect(directs(who).filter((text) => /Opening.*overdue/i.test(text))).toEqual([]);
  });
});

describe('the end of a day', () => {
  it('the head hears of an undone settlement and an undone closing before people leave', async () => {
    // Monday, four in the afternoon.
    bot = await startBot({ now: '2026-11-16T08:00:00Z' });
    await bot.until('2026-11-16T10:00:00Z');
    const heard = directs(people.hua).join('\n');
    expect(heard).toMatch(/settlement/i);
    expect(heard).toMatch(/closing/i);
  });
});

describe('something grave that nobody takes', () => {
  it('is loud to whoever stands in the lobby while the branch is open, and at night to whoever is on call', async () => {
    bot = await startBot({ now: '2026-11-16T02:00:00Z' });
    const branch = await bot.db.prisma.branch.findFirstOrThrow();
    const person = async (slackId: string) =>
      (await bot.db.prisma.person.findUniqueOrThrow({ where: { slackId } })).id;
    const [amy, ben] = [await person(people.amy), await person(people.ben)];
    const duty = { branchId: branch.id, date: '2026-11-16' };
    await bot.db.prisma.shift.createMany({
      data: [
        { ...duty, post: 'lobby', shift: 'full', personId: amy },
        { ...duty, post: 'lobby', shift: 'on_call', personId: ben },
      ],
    });
    await bot.sandbox.as(people.li).command('/lobby incident sev1 smoke in the hall', channels.lobby);
    const about = (who: string) => directs(who).filter((text) => text.includes('INC-0001')).length;
    await bot.until('2026-11-16T06:05:00Z');
    // No silence longer than half an hour.
    expect(about(people.amy)).toBeGreaterThanOrEqual(8);
    expect(about(people.ben)).toBe(0);
    await bot.until('2026-11-16T10:00:00Z');
    const [amyBefore, huaBefore] = [about(people.amy), about(people.hua)];
    await bot.until('2026-11-16T14:00:00Z');
    expect(about(people.ben)).toBeGreaterThan(0);
    expect(about(people.amy)).toBe(amyBefore);
    expect(about(people.hua)).toBe(huaBefore);
  });
});

describe('Slack away from Friday afternoon to Saturday', () => {
  it('holds what it kept back until Monday morning, and knows when Slack was there again', async () => {
    // Friday, three in the afternoon.
    bot = await startBot({ now: '2026-11-20T07:00:00Z' });
    const before = bot.sandbox.messages(channels.lobby).length;
    bot.sandbox.faults([{ method: '*', kind: 'http-503' }]);
    await bot.until('2026-11-21T01:20:00Z');
    bot.sandbox.faults([]);
    await bot.until('2026-11-22T10:00:00Z');
    const said = () =>
      bot.sandbox
        .messages(channels.lobby)
        .slice(before)
        .map(({ text }) => text);
    expect(said()).toEqual([]);
    const [outage] = await bot.db.prisma.outage.findMany();
    expect(outage?.until?.toISOString()).toMatch(/^2026-11-21T01:[2-4]/);
    // What it left no time for is nobody's fault, and no list any more.
    const taken = (await runs()).filter(({ date }) => date === '2026-11-20');
    expect(taken.length).toBeGreaterThan(0);
    for (const { status, excuse } of taken) {
      expect(status).toBe('missed');
      expect(excuse).toMatch(/Slack was out of reach/);
    }
    await bot.until('2026-11-23T01:30:00Z');
    expect(said().some((text) => text.includes('Slack was out of reach'))).toBe(true);
    expect(said().join('\n')).not.toMatch(/Checklists missed [1-9]/);
    expect(said().filter((text) => text.startsWith('Closing'))).toEqual([]);
  });
});

describe('Lobby away from Friday afternoon to Saturday', () => {
  it('says nothing on the day off: what is left comes on Monday morning', async () => {
    // Friday, three in the afternoon.
    bot = await startBot({ now: '2026-11-20T07:00:00Z' });
    const before = bot.sandbox.messages(channels.lobby).length;
    bot.clock.set('2026-11-21T01:20:00Z');
    await bot.sandbox.settle();
    await bot.until('2026-11-22T10:00:00Z');
    expect(
      bot.sandbox
        .messages(channels.lobby)
        .slice(before)
        .map(({ text }) => text),
    ).toEqual([]);
    await bot.until('2026-11-23T01:30:00Z');
    const said = bot.sandbox
      .messages(channels.lobby)
      .slice(before)
      .map(({ text }) => text);
    expect(said.some((text) => text.includes('The week at Riverside'))).toBe(true);
  });
});
