import { expect } from 'vitest';
import { speak } from '../../src/platform/language/speak.js';
import { step } from '../story.js';
import { type Bank, staff } from './month-bank.js';

const { amy, ben, li, fang, rui, hua, eve, ada } = staff;
const { t } = speak('en');

/** The Sunday that is worked, 20 September, to Thursday the 24th, before the Mid-Autumn holiday. */
export async function secondWeek(bank: () => Bank): Promise<void> {
  await step('Sunday and Monday', async () => {
    await step('a complaint is answered on the day that is worked, and withdrawn', async () => {
      const { river, bot } = bank();
      await bot.until('2026-09-20T02:00:00Z');
      await river.does(li, 'CMP-0002', 'take');
      await river.does(li, 'CMP-0002', 'answer', { answer: 'the second fee was a mistake' });
      expect(Object.keys(await river.limits('CMP-0002'))).not.toContain('answer');
      await bot.until('2026-09-21T02:00:00Z');
      await river.does(li, 'CMP-0002', 'withdraw', { withdrawn_why: 'money is back, no complaint any more' });
      expect(await river.row('CMP-0002')).toMatchObject({
        status: 'withdrawn',
        closedAt: new Date('2026-09-21T02:00:00Z'),
      });
      expect(await river.limits('CMP-0002')).toEqual({});
    });

    await step(
      'the third fault of a device within a month opens an action to find out why, another device none',
      async () => {
        const { river } = bank();
        await river.says(ben, 'fault #ATM2 slow');
        await expect(river.row('ACT-0004')).rejects.toThrow();
        await river.says(ben, 'fault #ATM1 #out screen black');
        expect(await river.row('ACT-0004')).toMatchObject({
          parentId: (await river.row('FLT-0004')).id,
          details: { device: 'ATM 1' },
          ownerId: null,
        });
        expect(river.thread('FLT-0004').at(-1)?.text).toContain('ACT-0004');
        expect(river.heard(hua, 'FLT-0004')).toHaveLength(1);
        // Somebody is to find out why already.
        await river.says(ben, 'fault #ATM1 screen black again');
        await expect(river.row('ACT-0005')).rejects.toThrow();
        expect(river.heard(hua, 'FLT-0005')).toEqual([]);
      },
    );
  });

  await step('Tuesday: a meeting and a handover', async () => {
    await step('each decision becomes an action with its owner and its day', async () => {
      const { river, bot } = bank();
      await bot.until('2026-09-22T01:00:00Z');
      const decisions =
        '- a third counter over lunch @Ben 9/28\n2. 更换饮水机滤芯 @LiNa 2026-09-29\n• tidy the notice board';
      const present = ['Amy Chen', 'Ben Wu', 'Li Na'];
      expect(
        await river.fills(fang, 'meeting', { summary: 'lunch', type: 'weekly', present, decisions }),
      ).toEqual({});
      const actions = await Promise.all(['ACT-0005', 'ACT-0006', 'ACT-0007'].map((one) => river.row(one)));
      expect(actions.map(({ summary }) => summary)).toEqual([
        'a third counter over lunch 9/28',
        '更换饮水机滤芯 2026-09-29',
        'tidy the notice board',
      ]);
      expect(actions.map(({ details }) => (details as { due?: string }).due)).toEqual([
        '2026-09-28',
        '2026-09-29',
        undefined,
      ]);
      expect(
        ['Ben Wu', 'Li Na'].map((name, index) => river.card(`ACT-000${5 + index}`).text.includes(name)),
      ).toEqual([true, true]);
      // Without a day of its own: three working days, over the holiday.
      expect(await river.limits('ACT-0007')).toEqual({ due: '2026-09-28T09:00:00.000Z' });
      expect(
        river
          .thread('MTG-0001')
          .map(({ text }) => text)
          .join(),
      ).toMatch(/ACT-0005[\s\S]*ACT-0006[\s\S]*ACT-0007/);
    });

    await step(
      'an action is checked by another than the one who did it, sent back, done again, dropped',
      async () => {
        const { river, bot } = bank();
        await river.does(ben, 'ACT-0005', 'finish', { proof: 'counter 3 is open' });
        expect(await river.tries(ben, 'ACT-0005', 'approve')).toBe('same_person');
        expect(await river.tries(amy, 'ACT-0005', 'approve')).toBe('not_allowed');
        await river.does(fang, 'ACT-0005', 'send_back', { reason: 'not on Fridays' });
        // It is due another day, so the word of it waits for company, an hour at most.
        await bot.until(new Date(bot.clock.now().getTime() + 61 * 60_000).toISOString());
        expect(river.heard(ben, 'ACT-0005').length).toBeGreaterThan(1);
        await river.does(ben, 'ACT-0005', 'finish', { proof: 'on Fridays too' });
        await river.does(hua, 'ACT-0005', 'approve');
        expect(await river.row('ACT-0005')).toMatchObject({ status: 'checked' });
        await river.does(li, 'ACT-0006', 'finish', { proof: '已更换' });
        expect(await river.tries(li, 'ACT-0006', 'approve')).toBe('same_person');
        await river.does(fang, 'ACT-0006', 'approve');
        await river.does(li, 'ACT-0007', 'drop', { reason: 'the board is gone' });
        expect(await river.limits('ACT-0007')).toEqual({});
      },
    );

    await step('a notice is over when everybody has read it', async () => {
      const { river } = bank();
      await river.says(hua, 'bulletin new fees from Monday, take the old leaflets away');
      const readers = [amy, ben, li, fang, rui, eve];
      for (const who of [...readers, li]) await river.presses(who, 'BUL-0001', 'record.read');
      expect(await river.row('BUL-0001')).toMatchObject({ status: 'posted' });
      await river.presses(ada, 'BUL-0001', 'record.read');
      expect(await river.row('BUL-0001')).toMatchObject({ status: 'read' });
      expect(await river.limits('BUL-0001')).toEqual({});
    });

    await step('a handover is sent back, answered, and accepted by whom it is for', async () => {
      const { river } = bank();
      await river.says(amy, 'handover #midday @Ben the engineer comes at two, let him in');
      expect(river.heard(ben, 'HND-0001')).toHaveLength(1);
      expect(await river.limits('HND-0001')).toEqual({ accepted: '2026-09-22T04:01:00.000Z' });
      await river.does(ben, 'HND-0001', 'return', { unclear: 'which engineer?' });
      expect(river.heard(amy, 'HND-0001')).toHaveLength(1);
      // Whom it is for stands on the card, and is no part of what became of it.
      expect(river.thread('HND-0001').at(-1)?.text).not.toContain(`${t('kinds.handover.fields.to.label')}:`);
      expect(await river.tries(amy, 'HND-0001', 'accept')).toBe('same_person');
      await river.does(amy, 'HND-0001', 'give_again', { answer: 'the one for ATM 1' });
      await river.does(ben, 'HND-0001', 'accept');
      expect(await river.row('HND-0001')).toMatchObject({ status: 'accepted' });
      expect(river.card('HND-0001').text).toContain('Ben Wu');
    });
  });

  await step('Wednesday: care, ratings', async () => {
    await step('whoever was nearly cheated is to be called three days later', async () => {
      const { river, bot } = bank();
      await bot.until('2026-09-23T02:00:00Z');
      await river.fills(amy, 'care', {
        summary: 'wanted to send 80,000 to a stranger',
        type: 'fraud_stopped',
        protected: '80000',
        customer: 'Mrs Qian',
        told: ['family', 'police'],
      });
      expect(await river.row('CAR-0001')).toMatchObject({
        status: 'call_due',
        details: { protected: 80000, told: ['family', 'police'] },
      });
      expect(await river.limits('CAR-0001')).toEqual({ called: '2026-09-26T15:59:59.000Z' });
      expect(JSON.stringify(bot.sandbox.ledger)).not.toContain('Qian');
      await river.says(ben, 'care #elderly #served helped with a passbook at once');
      expect(await river.row('CAR-0002')).toMatchObject({
        status: 'noted',
        details: { type: 'elderly', fast_lane: true },
      });
      await river.fills(ben, 'care', {
        summary: 'cannot leave her flat',
        type: 'home_visit',
        visit: '2026-09-29',
      });
      expect(await river.limits('CAR-0003')).toEqual({ visited: '2026-09-29T09:00:00.000Z' });
    });

    await step(
      'who was not satisfied is followed up, and what is done about it becomes an action',
      async () => {
        const { river } = bank();
        await river.says(li, 'rating #device 182 9 2 one found the wait too long');
        expect(await river.row('RAT-0001')).toMatchObject({
          status: 'following',
          details: { satisfied: 182, neutral: 9, dissatisfied: 2 },
        });
        // Two working days: the 24th and, after the holiday, the 28th.
        expect(await river.limits('RAT-0001')).toEqual({ followed_up: '2026-09-28T09:00:00.000Z' });
        await river.does(amy, 'RAT-0001', 'follow_up', {
          why: 'one counter at lunch',
          measures: 'two counters at lunch @Fang',
        });
        expect((await river.row('ACT-0008')).parentId).toBe((await river.row('RAT-0001')).id);
        await river.says(li, 'rating #device 90 3 0');
        // A phone is no count, though its groups look like three of them: without any there is nothing to keep.
        await river.says(li, 'rating #device 138 0013 8000 found it slow');
        await expect(river.row('RAT-0003')).rejects.toThrow();
        await river.says(li, 'rating #device 88 4 0, 138 0013 8000 found it slow');
        expect(await river.row('RAT-0003')).toMatchObject({
          details: { source: 'device', satisfied: 88, neutral: 4, dissatisfied: 0 },
          summary: '88 4 0, •••• 8000 found it slow',
        });
        expect(await river.row('RAT-0002')).toMatchObject({ status: 'noted' });
      },
    );
  });

  await step('Thursday: before the holiday', async () => {
    await step('an appointment shows when and who receives, and nothing of who comes', async () => {
      const { river, bot } = bank();
      await bot.until('2026-09-24T02:00:00Z');
      await river.says(amy, 'appointment 2026-09-28 14:30 @Rui Mr Zhang opens a company account');
      expect(await river.row('APT-0001')).toMatchObject({
        summary: '',
        details: { at: '2026-09-28T06:30:00.000Z' },
      });
      expect(river.card('APT-0001').text).toContain('Rui Zhao');
      expect(river.heard(rui, 'APT-0001')).toHaveLength(1);
      await river.says(amy, 'appointment 2026-09-29 10:00 @Eve an inspection of the vault');
      await river.does(eve, 'APT-0002', 'put_off', { at: Date.parse('2026-09-30T02:00:00Z') / 1000 });
      expect(await river.limits('APT-0002')).toEqual({ comes: '2026-09-30T02:00:00.000Z' });
      const all = JSON.stringify(bot.sandbox.ledger);
      expect(all).not.toContain('company account');
      expect(all).not.toContain('the vault');
      await river.presses(rui, 'APT-0001', 'record.reveal');
      expect(JSON.stringify(bot.sandbox.as(rui).view())).toContain('Mr Zhang opens a company account');
      await bot.sandbox.as(rui).close();
    });

    await step('what is found is kept and returned, handed in, or given up', async () => {
      const { river, bot } = bank();
      await river.says(ben, 'lost #found a black umbrella at the writing desk');
      expect(await river.limits('LST-0001')).toEqual({ settled: '2026-10-24T15:59:59.000Z' });
      await river.does(ben, 'LST-0001', 'return', { claimant: 'Miss Wan', proof: 'knew the broken rib' });
      expect(await river.row('LST-0001')).toMatchObject({
        status: 'returned',
        details: { proof: 'knew the broken rib' },
      });
      expect(JSON.stringify(bot.sandbox.ledger)).not.toContain('Miss Wan');
      await river.says(ben, 'lost #missed a red purse');
      await river.does(ben, 'LST-0002', 'find', { kept_at: 'the safe' });
      await river.does(ben, 'LST-0002', 'hand_in', { handed_to: 'police station' });
      await river.says(ben, 'lost #missed one glove');
      await river.does(li, 'LST-0003', 'give_up', { reason: 'nowhere' });
    });

    await step('a complaint after closing counts from the next day that is worked', async () => {
      const { river, bot } = bank();
      await bot.until('2026-09-24T09:30:00Z');
      await river.says(amy, 'complaint #device the machine kept the card, and nobody is here');
      expect(await river.limits('CMP-0003')).toEqual({
        answer: '2026-09-29T09:00:00.000Z',
        solve: '2026-09-25T09:30:00.000Z',
        decide_cn: '2026-10-09T15:59:59.000Z',
      });
    });
  });
}
