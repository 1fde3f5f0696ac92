import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bot, channels, people, startBot } from '../bot.js';

let bot: Bot;
beforeEach(async () => {
  // A Monday in Shanghai, ten o'clock.
  bot = await startBot({ now: '2026-11-16T02:00:00Z' });
});
afterEach(() => bot.close());

type Who = keyof typeof people;
const as = (who: Who) => bot.sandbox.as(people[who]);
const told = (who: Who) => {
  const one = as(who);
  return one.messages(one.direct()).filter(({ ephemeralFor }) => !ephemeralFor);
};
const answered = (who: Who) => {
  const one = as(who);
  return one.messages(one.direct()).findLast(({ ephemeralFor }) => ephemeralFor)?.text ?? '';
};
const asked = (who: Who) => told(who).findLast(({ text }) => /asks for more time|申請展延。/.test(text));
const details = async () => (await bot.db.prisma.record.findFirstOrThrow()).details;
const limit = async () =>
  (await bot.db.prisma.clock.findFirstOrThrow({ where: { name: 'decide_cn' } })).dueAt.toISOString();

/** Fang asks for more time for a complaint. */
async function ask(): Promise<void> {
  await as('amy').command('/lobby complaint a fee that nobody explained', channels.lobby);
  const card = bot.sandbox.messages(channels.lobby).find(({ text }) => text.startsWith('CMP-0001'));
  if (!card) throw new Error('no card');
  const menu = as('fang').find(card, 'record.more');
  const { id } = await bot.db.prisma.record.findFirstOrThrow();
  await as('fang').press(
    card,
    { blockId: menu.blockId, actionId: 'record.more' },
    `move.ask_extension/${id}`,
  );
  await as('fang').answer({ 'Why more time is needed': 'the fee office is slow' });
}

describe('more time for a complaint', () => {
  it('is asked of those who may grant it: which limit, from when to when, and why, with two buttons', async () => {
    await ask();
    const question = asked('hua');
    expect(question?.text).toContain(
      'Fang Min asks for more time for CMP-0001 (Complaint) at Riverside. Decision told to the customer: now until Tue 1 Dec 23:59, asked for until Wed 16 Dec 23:59. Reason: the fee office is slow',
    );
    const buttons = JSON.stringify(question?.blocks);
    expect(buttons).toContain('"record.move:grant_extension"');
    expect(buttons).toContain('"record.move:refuse_extension"');
    expect(asked('fang')).toBeUndefined();
    expect(asked('amy')).toBeUndefined();
  });

  it('is granted once: whoever asked hears it, and a second answer hears who was first', async () => {
    await ask();
    const [hua, hq] = [asked('hua'), asked('hq')];
    if (!hua || !hq) throw new Error('not asked');
    await as('hua').press(hua, 'record.move:grant_extension');
    expect(answered('hua')).toContain('CMP-0001: Grant more time. Done.');
    expect(await limit()).toBe('2026-12-16T15:59:59.000Z');
    await bot.sandbox.settle();
    expect(told('fang').at(-1)?.text).toContain(
      'CMP-0001 (Complaint) at Riverside: Hua Sun granted more time. Decision told to the customer: until Wed 16 Dec 23:59.',
    );
    const before = await details();
    for (const move of ['grant_extension', 'refuse_extension'])
      await as('hq').press(hq, `record.move:${move}`);
    await as('hua').press(hua, 'record.move:refuse_extension');
    expect(answered('hua')).toContain(
      'CMP-0001 is decided already: Hua Sun granted more time (Mon 16 Nov 10:00)',
    );
    expect(answered('hq')).toContain('CMP-0001 已有答覆：Hua Sun已同意展延');
    expect(await details()).toEqual(before);
    expect(await limit()).toBe('2026-12-16T15:59:59.000Z');
  });

  it('is refused with a reason, which whoever asked reads', async () => {
    await ask();
    const question = asked('hua');
    if (!question) throw new Error('not asked');
    await as('hua').press(question, 'record.move:refuse_extension');
    await as('hua').answer({ 'Why no more time is given': 'the papers were here all along' });
    await bot.sandbox.settle();
    expect(told('fang').at(-1)?.text).toContain(
      'CMP-0001 (Complaint) at Riverside: Hua Sun refused more time. Decision told to the customer: until Tue 1 Dec 23:59. Reason: the papers were here all along',
    );
    expect(await limit()).toBe('2026-12-01T15:59:59.000Z');
  });

  it('is judged anew with every press: whoever may not grant it any more does not', async () => {
    await ask();
    const question = asked('hua');
    if (!question) throw new Error('not asked');
    await bot.db.prisma.membership.deleteMany({
      where: { role: 'branch_head', person: { slackId: people.hua } },
    });
    await as('hua').press(question, 'record.move:grant_extension');
    expect(await details()).toMatchObject({ extension: 'asked' });
    expect(await limit()).toBe('2026-12-01T15:59:59.000Z');
  });
});
