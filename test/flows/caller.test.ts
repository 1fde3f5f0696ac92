import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bot, channels, people, riverside, startBot } from '../bot.js';

let bot: Bot;
const type = (who: string, line: string, channel: string = channels.lobby) =>
  bot.sandbox.as(who).command(line, channel);
const told = (who: string, channel: string = channels.lobby) =>
  bot.sandbox
    .as(who)
    .messages(channel)
    .filter(({ ephemeralFor }) => ephemeralFor === who)
    .sort((a, b) => Number(a.ts) - Number(b.ts))
    .at(-1);
const codes = (text: string) => [...new Set(text.match(/\b[A-Z]{3}-\d{4}\b/g))].sort();
async function found(who: string, line: string, channel: string = channels.lobby): Promise<string[]> {
  await type(who, line, channel);
  return codes(told(who, channel)?.text ?? '');
}
const looks = () =>
  bot.db.prisma.auditEntry.findMany({ where: { action: 'customer.looked' }, orderBy: { seq: 'asc' } });

/** Somebody logs a record of a kind in its form. */
async function logs(who: string, kind: string, answers: Record<string, string>, channel?: string) {
  await type(who, `/lobby ${kind}`, channel);
  await bot.sandbox.as(who).answer(answers);
}

beforeAll(async () => {
  bot = await startBot({
    branches: [
      riverside,
      {
        ...riverside,
        name: 'Hillside',
        channel: channels.second,
        people: { [people.eve]: ['staff'], [people.hua]: ['branch_head'] },
      },
    ],
  });
  const seen = { customer: '王小明', contact: '+86 138 0013 8000' };
  await logs(people.amy, 'complaint', { summary: 'forty minutes in the queue', ...seen });
  await logs(people.ben, 'lost', { summary: 'a black umbrella', customer: '李娜', contact: '13800138000' });
  await logs(
    people.eve,
    'complaint',
    { summary: 'fees at Hillside', customer: '王小明', contact: '138-0013-8000' },
    channels.second,
  );
});
afterAll(() => bot.close());

describe('a customer who rings is found', () => {
  it.each([
    '13800138000',
    '138 0013 8000',
    '+86 138 0013 8000',
    '008613800138000',
    '8613800138000',
    '１３８００１３８０００',
  ])('by %s, whether it was logged with the country code or without', async (number) => {
    expect(await found(people.li, `/lobby caller ${number}`)).toEqual(['CMP-0001', 'LST-0001']);
  });

  it('by name, in either script', async () => {
    expect(await found(people.li, '/lobby caller 王小明')).toEqual(['CMP-0001']);
    expect(await found(people.li, '/lobby 查客户 李娜')).toEqual(['LST-0001']);
  });

  it('by a number that is all of a search', async () => {
    expect(await found(people.li, '/lobby find 138 0013 8000')).toEqual(['CMP-0001', 'LST-0001']);
  });
});

describe('whose number stood in a line', () => {
  beforeAll(async () => {
    await type(people.fang, '/lobby enquiry 2026-11-16 王先生 139 0013 9001 问利率');
    await type(people.fang, '/lobby enquiry card 6222 0212 3456 7890 128, ring +86 13900139002');
  });
  it.each([
    ['13900139001', ['ENQ-0001']],
    ['+86 139-0013-9001', ['ENQ-0001']],
    ['13900139002', ['ENQ-0002']],
    ['13900139003', []],
  ])('%s', async (number, expected) => {
    expect(await found(people.li, `/lobby caller ${number}`)).toEqual(expected);
  });
});

describe('by those who may see it', () => {
  it('whoever logged it finds their own, leaders all of their branches, an auditor too', async () => {
    expect(await found(people.amy, '/lobby caller 13800138000')).toEqual(['CMP-0001']);
    expect(await found(people.ben, '/lobby caller 13800138000')).toEqual(['LST-0001']);
    expect(await found(people.rui, '/lobby caller 13800138000')).toEqual([]);
    expect(await found(people.li, '/lobby caller 13800138000')).not.toContain('fees');
    expect(await found(people.hua, '/lobby caller 13800138000')).toEqual(['CMP-0001', 'LST-0001']);
    expect(told(people.hua)?.text).toMatch(/fees at Hillside[\s\S]* · Hillside/);
    expect(await found(people.audit, '/lobby caller 13800138000')).toContain('LST-0001');
    expect(await found(people.eve, '/lobby caller 13800138000', channels.second)).toEqual(['CMP-0001']);
  });

  it('nobody of another branch', async () => {
    await type(people.eve, '/lobby caller 13800138000');
    expect(told(people.eve)?.text).toContain('not on the list');
  });
});

describe('each look', () => {
  it('is one entry of the audit trail, with the records and without the number', async () => {
    const before = await looks();
    await type(people.li, '/lobby caller 13800138000');
    await type(people.rui, '/lobby caller 13900139000');
    const after = (await looks()).slice(before.length);
    expect(after).toHaveLength(2);
    const [shown, nothing] = after.map(({ data }) => (JSON.parse(data) as { records: string[] }).records);
    expect(shown).toHaveLength(2);
    expect(nothing).toEqual([]);
    for (const { data, subject } of after) expect(data + subject).not.toMatch(/13[89]00/);
  });

  it('answers with records, and never with the number', async () => {
    await type(people.amy, '/lobby caller 13800138000');
    const { text, blocks } = told(people.amy)!;
    expect(text).toContain('One record of this customer');
    expect(text).toContain('noted in the audit trail');
    expect(text + JSON.stringify(blocks)).not.toMatch(/8000|王小明/);
    await type(people.rui, '/lobby caller 13900139000');
    expect(told(people.rui)?.text).toContain('No record that you may look into');
    await type(people.rui, '/lobby caller');
    expect(told(people.rui)?.text).toContain('number or name after the word');
  });
});
