import { afterAll, beforeAll, expect } from 'vitest';
import { type Bot, channels, neededScopes, people, startBot } from '../bot.js';
import { step, story } from '../story.js';

let bot: Bot;
beforeAll(async () => {
  // Friday, 27 November, in Shanghai.
  bot = await startBot({ now: '2026-11-27T06:00:00Z', scopes: [...neededScopes, 'files:write'] });
});
afterAll(() => bot.close());

const card = () => bot.sandbox.messages(channels.lobby).find(({ text }) => text.startsWith('NAR-0001'));
const directs = (who: string) => {
  const person = bot.sandbox.as(who);
  return person.messages(person.direct());
};
const press = async (who: string, move: string) => {
  const place = { channel: channels.lobby, ts: card()?.ts ?? '' };
  const person = bot.sandbox.as(who);
  const found = person.find(place, `record.move:${move}`);
  await person.press(place, { blockId: found?.blockId ?? '', actionId: `record.move:${move}` });
};
const record = () => bot.db.prisma.record.findFirstOrThrow({ where: { kind: 'narrative' } });

story('a month in words', async () => {
  await step('is begun on the first working day with what the records say', async () => {
    await bot.sandbox
      .as(people.amy)
      .command('/lobby suggestion customers ask for Saturday hours', channels.lobby);
    await bot.sandbox
      .as(people.amy)
      .command('/lobby enquiry #card how long a new card takes', channels.lobby);
    await bot.sandbox.as(people.li).command('/lobby worklog', channels.lobby);
    await bot.sandbox.as(people.li).answer({
      suggestions: 'A second ticket machine',
      market: 'The bank across the street gives a bonus on payroll accounts',
    });
    await bot.until('2026-12-01T01:25:00Z');
    expect((await record()).details).toMatchObject({
      report: 'month',
      period: '2026-11',
      due: '2026-12-10',
      needs: expect.stringContaining('• customers ask for Saturday hours'),
      market: '• The bank across the street gives a bonus on payroll accounts',
      proposals: '• A second ticket machine',
    });
    expect(JSON.stringify((await record()).details)).toContain('Enquiries: Card 1');
    expect(card()?.text).toContain('Being written');
    expect(directs(people.li).some(({ text }) => text.includes('NAR-0001'))).toBe(true);
  });

  await step('is filed, sent back with a reason, filed again and signed off by the head alone', async () => {
    await press(people.li, 'file');
    expect((await record()).status).toBe('filed');
    await press(people.li, 'sign_off');
    expect((await record()).status).toBe('filed');
    await press(people.hua, 'send_back');
    await bot.sandbox.as(people.hua).answer({ sent_back: 'The plan is missing' });
    expect((await record()).status).toBe('draft');
    await press(people.li, 'file');
    expect(directs(people.hq).some(({ text }) => text.includes('Saturday'))).toBe(false);
    await press(people.hua, 'sign_off');
    expect((await record()).status).toBe('signed');
  });

  await step('goes to head office as a message, a document and a workbook', async () => {
    await bot.until('2026-12-01T01:40:00Z');
    const [words] = directs(people.hq).filter(({ text }) =>
      text.includes('customers ask for Saturday hours'),
    );
    expect(words?.text).toContain('Hua Sun');
    const files = directs(people.hq).flatMap((message) => message.files);
    expect(files.map(({ name }) => name.split('.').at(-1))).toEqual(expect.arrayContaining(['pdf', 'xlsx']));
  });

  await step('stays as it was signed off', async () => {
    const li = bot.sandbox.as(people.li);
    expect(card()?.text).toContain('Signed off');
    expect(() => li.find({ channel: channels.lobby, ts: card()?.ts ?? '' }, 'record.move:file')).toThrow();
    const { version } = await record();
    const place = { channel: channels.lobby, ts: card()?.ts ?? '' };
    const found = li.find(place, 'record.more');
    await li.press(place, { blockId: found.blockId, actionId: 'record.more' }, 'Edit');
    expect((await record()).version).toBe(version);
    expect(li.view()).toBeNull();
  });
});
