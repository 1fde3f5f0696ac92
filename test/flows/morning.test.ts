import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bot, channels, people, startBot } from '../bot.js';

let bot: Bot;
beforeAll(async () => {
  // Monday in Shanghai, an hour before the doors open.
  bot = await startBot({ now: '2026-11-16T00:00:00Z' });
});
afterAll(() => bot.close());

type Who = keyof typeof people;
const as = (who: Who) => bot.sandbox.as(people[who]);
const log = (who: Who, line: string) => as(who).command(`/lobby ${line}`, channels.lobby);
const inChannel = () => bot.sandbox.messages(channels.lobby);
const briefing = () => inChannel().findLast(({ text }) => text.startsWith('Good morning'))?.text ?? '';
const card = (code: string) => inChannel().find(({ text }) => text.startsWith(code))!;
const alone = (who: Who) =>
  as(who)
    .messages(channels.lobby)
    .findLast(({ ephemeralFor }) => ephemeralFor === people[who]);

describe('the page of the morning', () => {
  it('names devices that are down and one praise, and follows what becomes of them', async () => {
    await log('amy', 'fault #out ATM1 eats cards');
    await log('amy', 'praise @ben carried the bags of an old lady');
    await log('li', 'handover @ben the engineer comes at two');
    await bot.until('2026-11-16T00:31:00Z');
    expect(briefing()).toContain('Devices out of service');
    expect(briefing()).toContain('eats cards');
    expect(briefing()).toMatch(/Thanks: .*Ben Wu.*carried the bags of an old lady/);
    expect(briefing()).toContain('Handed over, not yet accepted');
    await as('ben').press(card('HND-0001'), 'record.move:accept');
    expect(briefing()).not.toContain('Handed over, not yet accepted');
    await as('amy').press(card('FLT-0001'), 'record.move:restore');
    await as('amy').answer({});
    expect(briefing()).not.toContain('Devices out of service');
  });
});

describe('a report in confidence', () => {
  it.each([
    '举报 张三收受客户礼金',
    '舉報張三',
    'concern the head takes money',
    'whistleblowing about counter 2',
    '/lobby concern: the head takes money',
  ])('is never offered as a record, and its words are not kept: %s', async (line) => {
    const before = await bot.db.prisma.draft.count();
    await log('eve', line);
    await log('amy', line);
    const said = JSON.stringify(alone('amy'));
    expect(said).toContain('compliance at head office');
    expect(said).not.toContain('say.whole');
    expect(said).not.toContain('takes money');
    expect(await bot.db.prisma.draft.count()).toBe(before);
    expect(JSON.stringify(inChannel().filter(({ ephemeralFor }) => !ephemeralFor))).not.toContain(
      'takes money',
    );
  });
});
