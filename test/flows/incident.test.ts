import { afterAll, beforeAll, expect } from 'vitest';
import { type Bot, channels, people, startBot } from '../bot.js';
import { step, story } from '../story.js';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

const card = (code: string) => bot.sandbox.messages(channels.lobby).find(({ text }) => text.startsWith(code));
const thread = (code: string) =>
  bot.sandbox
    .messages(channels.lobby, { thread: card(code)?.ts ?? '' })
    .filter(({ ts }) => ts !== card(code)?.ts);

story('an incident', async () => {
  await step('is logged by one line and becomes a card', async () => {
    const amy = bot.sandbox.as(people.amy);
    const outcome = await amy.command(
      '/lobby incident sev2 #medical customer fainted at counter 3',
      channels.lobby,
    );
    expect(outcome).toMatchObject({ ok: true });
    expect(card('INC-0001')?.text).toContain('customer fainted at counter 3');
    expect(card('INC-0001')?.text).toContain('severity 2');
    const mine = amy.messages(channels.lobby).find(({ ephemeralFor }) => ephemeralFor);
    expect(mine).toMatchObject({ ephemeralFor: people.amy });
    expect(mine?.text).toContain('INC-0001');
    const [record] = await bot.db.prisma.record.findMany();
    expect(record).toMatchObject({
      kind: 'incident',
      number: 1,
      severity: 2,
      status: 'open',
      summary: 'customer fainted at counter 3',
      details: { type: 'medical' },
    });
  });

  await step(
    'of severity 2 reaches head and head office at once, again and again until it is taken',
    async () => {
      const hua = bot.sandbox.as(people.hua);
      expect(hua.messages(hua.direct()).at(-1)?.text).toContain('INC-0001');
      const hq = bot.sandbox.as(people.hq);
      expect(hq.messages(hq.direct()).at(-1)?.text).toContain('INC-0001');
      await bot.until('2026-11-16T02:16:00Z');
      expect(hua.messages(hua.direct()).filter(({ text }) => text.includes('nobody has taken'))).toHaveLength(
        3,
      );
      await hua.press(hua.messages(hua.direct()).at(-1)!, 'record.move:take');
      expect(card('INC-0001')?.text).toContain('Hua Sun');
      expect(card('INC-0001')?.text).toContain('Being handled');
      await bot.until('2026-11-16T04:30:00Z');
      expect(hua.messages(hua.direct()).filter(({ text }) => text.includes('nobody has taken'))).toHaveLength(
        3,
      );
      expect(thread('INC-0001').map(({ text }) => text)).toContainEqual(
        expect.stringContaining('Hua Sun took it'),
      );
    },
  );

  await step('is resolved with an outcome, and can be reopened with a reason', async () => {
    const hua = bot.sandbox.as(people.hua);
    await hua.press(card('INC-0001')!, 'record.move:resolve');
    expect(hua.view()?.callback_id).toBe('record.moved:resolve');
    const bad = await hua.answer({});
    expect(bad.view).not.toBeNull();
    await hua.answer({ 'How it ended': 'Ambulance came, she is well.' });
    expect(card('INC-0001')?.text).toContain('Resolved');
    expect(thread('INC-0001').at(-1)?.text).toContain('Ambulance came');
    await hua.press(card('INC-0001')!, 'record.move:reopen');
    await hua.answer({ Reason: 'She came back.' });
    expect(card('INC-0001')?.text).toContain('Open');
  });

  await step('is handed over, edited with a trace, noted', async () => {
    const hua = bot.sandbox.as(people.hua);
    await hua.press(card('INC-0001')!, 'Hand over');
    await hua.answer({ 'To whom?': 'Li Na' });
    expect(card('INC-0001')?.text).toContain('Li Na');
    await hua.press(card('INC-0001')!, 'Edit');
    await hua.answer({ 'What happened?': 'customer fainted at counter 4', Where: 'counter 4' });
    expect(card('INC-0001')?.text).toContain('counter 4');
    expect(thread('INC-0001').at(-1)?.text).toContain('customer fainted at counter 3');
    await bot.sandbox.as(people.amy).press(card('INC-0001')!, 'record.note');
    await bot.sandbox.as(people.amy).answer({ 'What is there to add?': 'family told' });
    expect(thread('INC-0001').at(-1)?.text).toContain('family told');
  });

  await step('is logged in a form, with private details that only those who may can see', async () => {
    const amy = bot.sandbox.as(people.amy);
    await amy.command('/lobby 突发', channels.lobby);
    expect(amy.view()?.callback_id).toBe('record.log:incident');
    await amy.answer({
      'What happened?': 'A man shouted at the counter',
      'Customers involved': 'Mr Zhang, 13800138000',
    });
    expect(card('INC-0002')?.text).toContain('A man shouted');
    expect(JSON.stringify(bot.sandbox.ledger)).not.toContain('Mr Zhang');
    const ben = bot.sandbox.as(people.ben);
    await ben.press(card('INC-0002')!, 'record.reveal');
    expect(ben.view()).toBeNull();
    expect(ben.messages(channels.lobby).at(-1)?.text).toContain('not yours');
    await amy.press(card('INC-0002')!, 'record.reveal');
    expect(JSON.stringify(amy.view())).toContain('Mr Zhang');
    const looks = await bot.db.prisma.auditEntry.findMany({ where: { action: 'incident.looked' } });
    expect(looks).toHaveLength(1);
  });
});
