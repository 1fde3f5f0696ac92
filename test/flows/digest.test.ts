import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { speak } from '../../src/platform/language/speak.js';
import { type Bot, channels, people, startBot } from '../bot.js';

let bot: Bot;
beforeAll(async () => {
  // Friday afternoon in Shanghai.
  bot = await startBot({ now: '2026-11-20T09:00:00Z' });
});
afterAll(() => bot.close());

const { t } = speak('en');
const week = t('reports.week.title', { branch: 'Riverside' });
const digests = () => bot.sandbox.messages(channels.lobby).filter(({ text }) => text.startsWith(week));
const soFar = t('report.so_far', { when: '' }).split(',')[0] as string;

describe('the week that is told on Friday', () => {
  it('is brought up to date until Sunday, and is final on Monday, in the same message', async () => {
    await bot.until('2026-11-20T09:46:00Z');
    expect(digests()).toHaveLength(1);
    const [before] = digests();
    expect(before?.text).toContain(soFar);
    await bot.sandbox.as(people.amy).command('/lobby complaint waited too long', channels.lobby);
    await bot.until('2026-11-22T17:00:00Z');
    expect(digests()).toHaveLength(1);
    const [after] = digests();
    expect(after?.ts).toBe(before?.ts);
    expect(after?.text).not.toContain(soFar);
    expect(after?.text).toContain('CMP-0001');
    expect(before?.text).not.toContain('CMP-0001');
  });
});
