import { afterAll, beforeAll, expect } from 'vitest';
import { type Bot, channels, people, riverside, startBot } from '../bot.js';
import { step, story } from '../story.js';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ branches: [{ ...riverside, language: 'zh-CN' }] });
});
afterAll(() => bot.close());

const card = (code: string) => bot.sandbox.messages(channels.lobby).find(({ text }) => text.startsWith(code));
const mine = (who: string) =>
  bot.sandbox
    .as(who)
    .messages(channels.lobby)
    .filter(({ ephemeralFor }) => ephemeralFor === who)
    .at(-1)!;
const sealed = async (field: string) => (await bot.db.prisma.secret.findMany({ where: { field } })).length;
/** Everything about records that is kept in the clear, and every message that the channel sees. */
const inTheClear = async () =>
  JSON.stringify(
    [
      await bot.db.prisma.record.findMany(),
      await bot.db.prisma.recordEvent.findMany(),
      await bot.db.prisma.auditEntry.findMany(),
      await bot.db.prisma.outbox.findMany(),
      bot.sandbox.messages(channels.lobby).filter(({ ephemeralFor }) => !ephemeralFor),
    ],
    (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
  );

story('the name of a customer in the words', async () => {
  await step('is asked about once, in the answer that only its author sees', async () => {
    const amy = bot.sandbox.as(people.amy);
    await amy.command('/lobby complaint Mr Khan shouted, Mr Khan wants his fees back', channels.lobby);
    expect(card('CMP-0001')?.text).toContain('Mr Khan');
    expect(mine(people.amy).text).toContain('“Mr Khan” looks like a customer');
    await amy.command('/lobby complaint the queue is too long', channels.lobby);
    expect(mine(people.amy).text).not.toContain('looks like a customer');
    // A colleague, and a kind without a field for it.
    await amy.command('/lobby complaint Mr Sun was rude', channels.lobby);
    expect(mine(people.amy).text).not.toContain('looks like a customer');
    await amy.command('/lobby action call Mr Khan', channels.lobby);
    expect(mine(people.amy).text).not.toContain('looks like a customer');
  });

  await step('goes into the sealed field with one press; the card is drawn anew', async () => {
    const amy = bot.sandbox.as(people.amy);
    await amy.command('/lobby complaint #app 王小姐说手续费扣错', channels.lobby);
    const code = 'CMP-0004';
    expect(card(code)?.text).toContain('王小姐说手续费扣错');
    expect(await sealed('customer')).toBe(0);
    await amy.press(mine(people.amy), 'Seal the name');
    expect(card(code)?.text).toContain('客户说手续费扣错');
    expect(await inTheClear()).not.toContain('王小姐');
    expect(await sealed('customer')).toBe(1);
    expect(mine(people.amy).text).toContain('The name is sealed now, under “');
    const event = await bot.db.prisma.recordEvent.findFirst({ where: { type: 'edited' } });
    expect(event?.data).toEqual({ name: 'sealed' });
    const audit = await bot.db.prisma.auditEntry.findMany({ where: { action: 'complaint.edited' } });
    expect(audit).toHaveLength(1);
    const thread = bot.sandbox.messages(channels.lobby, { thread: card(code)?.ts ?? '' });
    expect(thread.at(-1)?.text).toContain('客户姓名');
  });

  await step('and back, where it was no name; the look at it is on record', async () => {
    const amy = bot.sandbox.as(people.amy);
    await amy.press(mine(people.amy), 'Not: Customer');
    expect(card('CMP-0004')?.text).toContain('王小姐说手续费扣错');
    expect(await sealed('customer')).toBe(0);
    expect(mine(people.amy).text).toContain('Taken back: ');
    expect(await bot.db.prisma.auditEntry.count({ where: { action: 'complaint.looked' } })).toBe(1);
  });

  await step('leaves every place where it stands, and comes back to each', async () => {
    const amy = bot.sandbox.as(people.amy);
    await amy.command('/lobby incident Joan Miller fainted; we sat Joan Miller down', channels.lobby);
    await amy.press(mine(people.amy), 'Seal the name');
    expect(card('INC-0001')?.text).toContain('客户 fainted; we sat 客户 down');
    expect(await sealed('involved')).toBe(1);
    await amy.press(mine(people.amy), 'Not: Customers involved');
    expect(card('INC-0001')?.text).toContain('Joan Miller fainted; we sat Joan Miller down');
  });

  await step('is asked about after a form too, once, and sealed by the same press', async () => {
    const amy = bot.sandbox.as(people.amy);
    const shown = () => JSON.stringify(amy.view() ?? null);
    await amy.command('/lobby complaint', channels.lobby);
    await amy.answer({ summary: 'Mr Okoro was charged twice' });
    expect(shown()).toContain('“Mr Okoro” looks like a customer');
    await amy.press({ view: amy.view()?.id ?? '' }, 'Seal the name');
    expect(shown()).toContain('The name is sealed now');
    expect(card('CMP-0005')?.text).toContain('客户 was charged twice');
    expect(await sealed('customer')).toBe(1);
  });

  await step('is not asked about where the form says who it is', async () => {
    const ben = bot.sandbox.as(people.ben);
    await ben.command('/lobby complaint', channels.lobby);
    await ben.answer({ summary: 'Mr Adeyemi waited', customer: 'Ade Adeyemi' });
    expect(JSON.stringify(ben.view() ?? null)).not.toContain('looks like a customer');
    expect(await sealed('customer')).toBe(2);
  });

  await step('is asked about where it comes into the words later, and not again after that', async () => {
    const ben = bot.sandbox.as(people.ben);
    const shown = () => JSON.stringify(ben.view() ?? null);
    await ben.command('/lobby complaint the cashier was slow', channels.lobby);
    const answer = mine(people.ben);
    await ben.press(answer, 'record.edit');
    await ben.answer({ summary: 'Mrs Duarte says the cashier was slow' });
    expect(shown()).toContain('“Mrs Duarte” looks like a customer');
    await ben.close();
    await ben.press(answer, 'record.edit');
    await ben.answer({ summary: 'Mrs Duarte says the cashier was very slow' });
    expect(shown()).not.toContain('looks like a customer');
  });

  await step('stays where somebody has said meanwhile who it is, or changed the words', async () => {
    const amy = bot.sandbox.as(people.amy);
    await amy.command('/lobby complaint Mrs Ames waited an hour', channels.lobby);
    const answer = mine(people.amy);
    await amy.press(answer, 'record.edit');
    await amy.answer({ customer: 'Anna Ames' });
    await amy.press(answer, 'Seal the name');
    expect(card('CMP-0008')?.text).toContain('Mrs Ames');
    expect(await sealed('customer')).toBe(3);
  });
});
