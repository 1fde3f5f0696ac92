import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveBranches } from '../../src/branches/store/save.js';
import { routines } from '../../src/modules.js';
import type { BranchEntry } from '../../src/platform/directory/branch.js';
import { type Bot, riverside as busy, channels, people, startBot } from '../bot.js';

/** A branch to which nothing comes by itself but the briefing. */
const riverside: BranchEntry = {
  ...busy,
  schedules: Object.fromEntries(
    routines.all.filter(({ name }) => name !== 'briefing').map(({ name }) => [name, 'off']),
  ),
};

const hillside: BranchEntry = {
  ...riverside,
  name: 'Hillside',
  channel: channels.second,
  people: { [people.eve]: ['staff'], [people.ben]: ['staff'], [people.admin]: ['branch_head'] },
};

let bot: Bot;
beforeEach(async () => {
  // A Monday in Shanghai, ten o'clock.
  bot = await startBot({ now: '2026-11-16T02:00:00Z', branches: [riverside, hillside] });
});
afterEach(() => bot.close());

type Who = keyof typeof people;
const person = (who: Who) => bot.sandbox.as(people[who]);
const card = (code: string, channel: string = channels.lobby) =>
  bot.sandbox.messages(channel).find(({ text }) => text.startsWith(code));
const told = (who: Who) => {
  const one = person(who);
  return one
    .messages(one.direct())
    .filter(({ text, ephemeralFor }) => !ephemeralFor && text.includes('BUL-0001'));
};
const alone = (who: Who, channel: string = channels.lobby) =>
  person(who)
    .messages(channel)
    .findLast(({ ephemeralFor }) => ephemeralFor === people[who]);
/** Time goes on, with nothing between. */
const jump = async (then: string) => {
  bot.clock.set(then);
  await bot.sandbox.settle();
};
const post = (line: string, who: Who = 'hua') =>
  person(who).command(`/lobby bulletin ${line}`, channels.lobby);
const press = (who: Who, label: string, channel: string = channels.lobby) =>
  person(who).press(card('BUL-0001', channel)!, label);
const reads = async (...all: Who[]) => {
  for (const who of all) await press(who, 'record.read');
};
const row = () =>
  bot.db.prisma.record.findFirstOrThrow({ where: { kind: 'bulletin' }, orderBy: { createdAt: 'asc' } });
const shown = (who: Who) => JSON.stringify(person(who).view());

describe('a bulletin', () => {
  it('is posted with a line by whoever leads, and by nobody else', async () => {
    await post('not mine to post', 'amy');
    expect(alone('amy')?.text).toContain('not yours');
    await post('New fee list from today');
    expect(card('BUL-0001')?.text).toContain('New fee list from today');
    expect(card('BUL-0001')?.text).toContain('Read by 0 of 5');
    expect(card('BUL-0001')?.text).toContain('To be read by Wed 16 Dec 23:59');
  });

  it('is read by a press, once, and closes when everybody has read it', async () => {
    await post('New fee list from today');
    await reads('amy', 'amy', 'hq', 'hua');
    expect(card('BUL-0001')?.text).toContain('Read by 1 of 5');
    expect(alone('hua')?.text).toContain('need not confirm');
    expect(await bot.db.prisma.ack.count()).toBe(1);
    await press('audit', 'record.read');
    expect(alone('audit')?.text).toContain('auditor');
    await reads('ben', 'li', 'fang', 'rui');
    expect(card('BUL-0001')?.text).toContain('Read by everybody');
    expect(card('BUL-0001')?.text).toContain('Read by 5 of 5');
    expect(card('BUL-0001')?.text).not.toContain('To be read');
    expect(JSON.stringify(card('BUL-0001')?.blocks)).not.toContain('record.read"');
    expect(await row()).toMatchObject({ status: 'read' });
    // Nobody is told one by one in the thread.
    const thread = bot.sandbox.messages(channels.lobby, { thread: card('BUL-0001')!.ts });
    expect(thread.filter(({ ts }) => ts !== card('BUL-0001')?.ts)).toEqual([]);
  });

  it('is read by several in the same moment, and the last of them closes it', async () => {
    await post('New fee list from today');
    const place = card('BUL-0001')!;
    const all: Who[] = ['amy', 'ben', 'li', 'fang', 'rui'];
    await Promise.all(
      all.map((who) => bot.sandbox.as(people[who], { settle: false }).press(place, 'record.read')),
    );
    await bot.sandbox.settle();
    expect(await row()).toMatchObject({ status: 'read' });
    expect(await bot.db.prisma.ack.count()).toBe(5);
  });

  it('reminds those who have not read it, three times at most, never on a day off', async () => {
    await post('New fee list from today');
    await reads('amy', 'li');
    const { id: branchId } = await bot.db.prisma.branch.findFirstOrThrow({
      where: { channel: channels.lobby },
    });
    const rui = await bot.db.prisma.person.findFirstOrThrow({ where: { slackId: people.rui } });
    await bot.db.prisma.absence.create({
      data: {
        id: crypto.randomUUID(),
        branchId,
        personId: rui.id,
        from: '2026-11-17',
        to: '2026-11-18',
        kind: 'leave',
        state: 'approved',
        askedAt: bot.clock.now(),
      },
    });
    await jump('2026-11-17T03:00:00Z');
    expect(told('ben')).toHaveLength(1);
    expect(told('ben')[0]?.text).toContain('New fee list');
    expect([told('amy'), told('li'), told('hua'), told('hq'), told('rui')].flat()).toEqual([]);
    // Back at work on Thursday: one message, though two rungs have been passed by then.
    await jump('2026-11-18T01:00:00Z');
    await jump('2026-11-18T20:00:00Z');
    expect(told('rui')).toEqual([]);
    await jump('2026-11-19T01:00:00Z');
    expect(told('rui')).toHaveLength(1);
    await jump('2026-11-19T02:00:00Z');
    await person('ben').press(told('ben')[0]!, 'record.read');
    await jump('2026-11-23T02:00:00Z');
    await jump('2026-12-15T08:00:00Z');
    expect(told('ben')).toHaveLength(2);
    expect(told('fang')).toHaveLength(3);
    await jump('2026-12-17T01:00:00Z');
    expect(await row()).toMatchObject({ status: 'ended' });
    expect(card('BUL-0001')?.text).toContain('Over');
    expect(told('fang')).toHaveLength(3);
  });

  it('that is important is told at once', async () => {
    await post('#important Police warn of a fraud at our door');
    expect(told('amy')).toHaveLength(1);
    await person('amy').press(told('amy')[0]!, 'record.read');
    expect(card('BUL-0001')?.text).toContain('Read by 1 of 5');
  });

  it('ends on its last day', async () => {
    await post('');
    await person('hua').answer({ 'What must everybody know?': 'Card campaign', Until: '2026-11-18' });
    expect(await row()).toMatchObject({ details: { until: '2026-11-18' }, summary: 'Card campaign' });
    await jump('2026-11-18T08:59:00Z');
    expect(await row()).toMatchObject({ status: 'posted' });
    await jump('2026-11-18T09:01:00Z');
    expect(await row()).toMatchObject({ status: 'ended' });
  });

  it('shows who has read it to its author and to those who lead, and to nobody else', async () => {
    await post('New fee list from today');
    await reads('amy');
    await press('hua', 'record.readers');
    expect(shown('hua')).toContain('Read (1)');
    expect(shown('hua')).toContain('Amy Chen Mon 16 Nov 10:00');
    expect(shown('hua')).toContain('Not yet (4)');
    await press('li', 'record.readers');
    expect(shown('li')).toContain('未读（4）');
    await press('ben', 'record.readers');
    expect(person('ben').view()).toBeNull();
    expect(alone('ben')?.text).toContain('not yours');
  });

  it('stands in the briefing until everybody has read it, and is found like any record', async () => {
    await post('New fee list from today');
    await reads('amy', 'ben');
    await jump('2026-11-17T01:00:00Z');
    const briefing = () =>
      bot.sandbox.messages(channels.lobby).findLast(({ text }) => text.startsWith('Good morning'));
    expect(briefing()?.text).toContain('Bulletins not yet read: ');
    expect(briefing()?.text).toMatch(/BUL-0001\S* New fee list from today · 3 of 5 have not read it/);
    await reads('li', 'fang', 'rui');
    await jump('2026-11-18T01:00:00Z');
    expect(briefing()?.text).not.toContain('not yet read');
    await person('amy').command('/lobby find fee list', channels.lobby);
    expect(alone('amy')?.text).toContain('BUL-0001');
  });
});

describe('whoever joins and leaves', () => {
  const save = (people: BranchEntry['people']) =>
    saveBranches(bot.db, [{ ...riverside, people }], 'test', bot.clock.now());

  it('owes it too, or counts no more', async () => {
    await post('New fee list from today');
    await reads('amy', 'ben', 'li', 'fang');
    const { [people.rui]: _, ...others } = riverside.people;
    // Only Rui had not read it; when Rui is gone, everybody has.
    await save(others);
    await bot.sandbox.settle();
    expect(await row()).toMatchObject({ status: 'read' });
    expect(card('BUL-0001')?.text).toContain('Read by 4 of 4');
    await save({ ...others, [people.eve]: ['staff'] });
    await bot.sandbox.settle();
    expect(told('eve')).toHaveLength(1);
    expect(card('BUL-0001')?.text).toContain('Read by 4 of 5');
    await person('eve').press(told('eve')[0]!, 'record.read');
    expect(card('BUL-0001')?.text).toContain('Read by 5 of 5');
    expect(told('amy')).toEqual([]);
  });

  it('owes nothing that is older than thirty days', async () => {
    await post('New fee list from today');
    await reads('amy', 'ben', 'li', 'fang', 'rui');
    bot.clock.set('2026-12-17T02:00:00Z');
    await save({ ...riverside.people, [people.eve]: ['staff'] });
    await bot.sandbox.settle();
    expect(told('eve')).toEqual([]);
  });

  it('is asked as soon as the head lets them in', async () => {
    await post('New fee list from today');
    await person('eve').command('/lobby my', channels.lobby);
    await person('eve').press(alone('eve')!, 'join.ask');
    const head = person('hua');
    await head.press(head.messages(head.direct()).at(-1)!, 'join.approve');
    expect(told('eve')).toHaveLength(1);
    expect(card('BUL-0001')?.text).toContain('Read by 0 of 6');
  });
});

describe('head office', () => {
  const form = '要通知大家什麼？';
  const where = '要發給哪些網點？';

  it('is asked to which branches it is to go, and each gets its own', async () => {
    await person('admin').command('/lobby bulletin Our own first one', channels.second);
    await person('hq').command('/lobby bulletin New fee list, call 13800138000', channels.lobby);
    expect(person('hq').view()?.callback_id).toBe('record.log:bulletin');
    await person('hq').answer({ [where]: '全部網點（2 個）' });
    const [first, second] = await bot.db.prisma.record.findMany({
      where: { summary: { contains: 'fee list' } },
      orderBy: { createdAt: 'asc' },
    });
    expect(first).toMatchObject({ number: 1, parentId: null });
    expect(second).toMatchObject({ number: 2, parentId: first?.id, reporterId: first?.reporterId });
    expect(shown('hq')).toContain('Hillside');
    expect(card('BUL-0002', channels.second)?.text).toContain('From head office');
    expect(card('BUL-0002', channels.second)?.text).not.toContain('Came of');
    expect(JSON.stringify([first, second, await bot.db.prisma.spread.findMany()])).not.toContain(
      '13800138000',
    );

    await reads('amy', 'ben');
    await person('eve').press(card('BUL-0002', channels.second)!, 'record.read');
    await press('hq', 'record.readers');
    expect(shown('hq')).toContain('全部網點：已讀 3/9 人');
    expect(shown('hq')).toContain('Riverside · BUL-0001：已讀 2/6 人');
    expect(shown('hq')).toContain('Hillside · BUL-0002：已讀 1/3 人');
    // The head of one branch sees that branch.
    await press('hua', 'record.readers');
    expect(shown('hua')).not.toContain('Hillside');
  });

  it('sends it to those that it names, or to this one', async () => {
    await person('hq').command('/lobby bulletin', channels.lobby);
    await person('hq').answer({ [form]: 'For one', [where]: '下方填寫的網點', 網點名稱: 'nowhere' });
    expect(person('hq').view()?.callback_id).toBe('record.log:bulletin');
    expect(await bot.db.prisma.record.count()).toBe(0);
    await person('hq').answer({ [form]: 'For one', [where]: '下方填寫的網點', 網點名稱: 'hill' });
    expect(card('BUL-0001')).toBeUndefined();
    expect(card('BUL-0001', channels.second)?.text).toContain('For one');
    await person('hq').close();
    await person('hq').command('/lobby bulletin', channels.lobby);
    await person('hq').answer({ [form]: 'Only here' });
    expect(card('BUL-0001')?.text).toContain('Only here');
    expect(await bot.db.prisma.record.count()).toBe(2);
  });

  it('reaches a hundred branches, each once, though it is done twice', async () => {
    const many = Array.from({ length: 98 }, (_, index) => ({
      ...hillside,
      name: `Branch ${index}`,
      channel: `C1${String(index).padStart(5, '0')}`,
    }));
    await saveBranches(bot.db, many, 'test', bot.clock.now());
    const off = await bot.db.prisma.branch.findFirstOrThrow({ where: { name: 'Branch 7' } });
    await bot.db.prisma.branch.update({
      where: { id: off.id },
      data: { settings: { kindsOff: ['bulletin'] } },
    });
    await person('hq').command('/lobby bulletin For everybody', channels.lobby);
    await bot.sandbox.as(people.hq, { settle: false }).answer({ [where]: '全部網點（99 個）' });
    const [waiting] = await bot.db.prisma.spread.findMany();
    expect(waiting?.rest).toHaveLength(98);
    await bot.sandbox.settle();
    const where_ = { kind: 'bulletin' };
    expect(await bot.db.prisma.record.count({ where: where_ })).toBe(99);
    expect(await bot.db.prisma.spread.count()).toBe(0);
    await bot.db.prisma.spread.create({ data: waiting as never });
    await bot.sandbox.settle();
    const rows = await bot.db.prisma.record.findMany({ where: where_ });
    expect(rows).toHaveLength(99);
    expect(new Set(rows.map(({ branchId }) => branchId)).size).toBe(99);
    expect(rows.every(({ number }) => number === 1)).toBe(true);
    expect(rows.some(({ branchId }) => branchId === off.id)).toBe(false);
  });
});

it('asks each in their own language, and head office not at all', async () => {
  await post('#important New fee list');
  expect(JSON.stringify(told('amy')[0]?.blocks)).toContain('"Read"');
  expect(JSON.stringify(told('li')[0]?.blocks)).toContain('"已读"');
  expect(told('hq')).toEqual([]);
});
