import { expect } from 'vitest';
import { speak } from '../../src/platform/language/speak.js';
import { channels } from '../bot.js';
import { step } from '../story.js';
import { type Bank, staff } from './month-bank.js';

const { ben, fang, eve } = staff;
const { t } = speak('en');

/** London, Friday 23 to Wednesday 28 October: on the night to Sunday the clocks go back an hour. */
export async function london(bank: () => Bank): Promise<void> {
  await step(
    'the limits of a complaint end by the clock on the wall, before the change and after it',
    async () => {
      const { thames, bot } = bank();
      await bot.until('2026-10-23T14:00:00Z');
      expect(
        await thames.fills(fang, 'complaint', {
          summary: 'a card payment went through twice',
          business: 'card',
          channel: 'phone',
        }),
      ).toEqual({});
      expect(await thames.limits('CMP-0001')).toEqual({
        // A day and a night as they pass, on Saturday; everything else at closing time, which is an hour later by then.
        solve: '2026-10-24T14:00:00.000Z',
        answer: '2026-10-26T17:00:00.000Z',
        acknowledge_uk: '2026-10-27T17:00:00.000Z',
        summary_uk: '2026-10-28T17:00:00.000Z',
        payment_uk: '2026-11-13T17:00:00.000Z',
        final_uk: '2026-12-18T23:59:59.000Z',
      });
    },
  );

  await step('a day and a night over the change is as long as any other', async () => {
    const { thames, bot } = bank();
    await bot.until('2026-10-24T20:00:00Z');
    await thames.says(fang, 'complaint #device cash came out short');
    expect(await thames.limits('CMP-0002')).toMatchObject({
      solve: '2026-10-25T20:00:00.000Z',
      // What comes on a Saturday counts from Monday: Tuesday it is.
      answer: '2026-10-27T17:00:00.000Z',
      final_uk: '2026-12-19T23:59:59.000Z',
    });
    expect(await thames.limits('CMP-0002')).not.toHaveProperty('payment_uk');
  });

  await step(
    'it is acknowledged in writing; a payment may take thirty-five working days, if the head agrees',
    async () => {
      const { thames, bot } = bank();
      await bot.until('2026-10-26T09:00:00Z');
      expect(thames.card('CMP-0001').text).toContain('🔴');
      await thames.does(eve, 'CMP-0001', 'take');
      await thames.does(eve, 'CMP-0001', 'acknowledge', { acknowledged: 'by e-mail' });
      expect(await thames.limits('CMP-0001')).not.toHaveProperty('acknowledge_uk');
      await expect(thames.tries(eve, 'CMP-0001', 'acknowledge')).rejects.toThrow('does not offer');
      await expect(thames.tries(eve, 'CMP-0002', 'ask_extension')).rejects.toThrow('does not offer');
      await thames.does(eve, 'CMP-0001', 'ask_extension', { extension_why: 'the shop has not answered' });
      await thames.does(ben, 'CMP-0001', 'grant_extension');
      expect(await thames.limits('CMP-0001')).toMatchObject({ payment_uk: '2026-12-11T17:00:00.000Z' });
      expect(thames.card('CMP-0001').text).toContain(t('clock.day', { day: 1, of: 35 }));
    },
  );

  await step(
    'somebody of two branches is asked which one is meant, and it is as if typed there',
    async () => {
      const { thames, bot } = bank();
      const asked = () =>
        bot.sandbox
          .as(ben)
          .messages(channels.plain)
          .findLast(({ ephemeralFor }) => ephemeralFor === ben);
      await bot.sandbox.as(ben).command('/lobby complaint the door sticks', channels.plain);
      await bot.sandbox.as(ben).press(asked()!, 'Thames');
      expect(await thames.row('CMP-0003')).toMatchObject({ summary: 'the door sticks' });
      expect(thames.heard(eve, 'CMP-0003')).toHaveLength(1);
      await bot.sandbox.as(ben).command('/lobby complaint', channels.plain);
      await bot.sandbox.as(ben).press(asked()!, 'Thames');
      expect(bot.sandbox.as(ben).view()?.callback_id).toBe('record.log:complaint');
      await bot.sandbox.as(ben).close();
    },
  );

  await step('numbers are each branch’s own, and nobody acts in a branch that is not theirs', async () => {
    const { thames, bot } = bank();
    expect(await thames.tries(staff.amy, 'CMP-0002', 'take')).toBe('not_member');
    await thames.does(eve, 'CMP-0002', 'resolve', { result: 'the cash was in the machine' });
    await thames.does(ben, 'CMP-0002', 'reopen', { reason: 'it was not' });
    expect(Object.keys(await thames.limits('CMP-0002'))).toEqual([
      'acknowledge_uk',
      'answer',
      'final_uk',
      'solve',
      'summary_uk',
    ]);
    await bot.sandbox.settle();
  });
}
