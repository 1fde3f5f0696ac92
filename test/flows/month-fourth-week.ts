import { expect } from 'vitest';
import { speak } from '../../src/platform/language/speak.js';
import { step } from '../story.js';
import { type Bank, staff } from './month-bank.js';

const { amy, ben, li, fang, rui, hua, hq } = staff;
const { t } = speak('en');

/** After the National Day: Thursday 8 October to Tuesday the 13th, with the Saturday that is worked. */
export async function fourthWeek(bank: () => Bank): Promise<void> {
  await step('Thursday: back at work', async () => {
    await step('a lead gets its receipt; what was sold is only noted', async () => {
      const { river, bot } = bank();
      await bot.until('2026-10-08T01:30:00Z');
      await river.says(amy, 'sale #lead #Gold @Rui would like to know more');
      expect(await river.row('SAL-0001')).toMatchObject({
        status: 'passed',
        details: { lead: true, product: 'Gold' },
      });
      expect(river.heard(rui, 'SAL-0001')).toHaveLength(1);
      expect(await river.limits('SAL-0001')).toEqual({ received: '2026-10-09T09:00:00.000Z' });
      await river.does(rui, 'SAL-0001', 'receive');
      expect(river.card('SAL-0001').text).toContain('Rui Zhao');
      await river.says(amy, 'sale 2 #Fundplan risk pointed out');
      expect(await river.row('SAL-0002')).toMatchObject({
        status: 'noted',
        details: { count: 2, product: 'Fund plan' },
      });
    });

    await step(
      'what runs out is ordered and arrives; taken up again, nothing is awaited before it is ordered',
      async () => {
        const { river } = bank();
        await river.says(amy, 'supplies #Receiptrolls 2');
        expect(river.heard(fang, 'SUP-0001')).toHaveLength(1);
        await river.does(fang, 'SUP-0001', 'order', { ordered: '10', expected: '2026-10-12' });
        expect(await river.limits('SUP-0001')).toEqual({ arrived: '2026-10-12T09:00:00.000Z' });
        await river.does(amy, 'SUP-0001', 'arrive');
        await river.does(amy, 'SUP-0001', 'reopen', { reason: 'the wrong width' });
        expect(await river.limits('SUP-0001')).toEqual({ ordered: '2026-10-09T09:00:00.000Z' });
        await river.does(fang, 'SUP-0001', 'drop', { reason: 'Hillside has some' });
      },
    );

    await step(
      'a device that fails again waits for a technician again, not for the day he came the last time',
      async () => {
        const { river } = bank();
        await river.does(ben, 'FLT-0005', 'call', {
          technician: 'Mr Bao',
          expected: Date.parse('2026-10-08T02:00:00Z') / 1000,
        });
        expect(await river.limits('FLT-0005')).toMatchObject({ expected: '2026-10-08T02:00:00.000Z' });
        await river.does(ben, 'FLT-0005', 'restore', { repair: 'a cable' });
        await river.does(ben, 'FLT-0005', 'reopen', { reason: 'black again' });
        expect(Object.keys(await river.limits('FLT-0005'))).toEqual(['called', 'restored']);
        await river.does(ben, 'FLT-0005', 'restore');
      },
    );

    await step('a customer who would leave stays; another goes, and the head hears of it', async () => {
      const { river } = bank();
      await river.says(amy, 'retention #transfer #competitor wants to move 300,000');
      expect(river.heard(rui, 'RET-0001')).toHaveLength(1);
      await river.does(rui, 'RET-0001', 'take');
      await river.does(rui, 'RET-0001', 'keep', { offer: 'a better rate for a year' });
      await river.says(amy, 'retention #account moves abroad');
      expect(await river.tries(rui, 'RET-0002', 'lose', { lost_why: 'moves abroad' })).toBe('not_allowed');
      await river.does(rui, 'RET-0002', 'take');
      await river.does(rui, 'RET-0002', 'lose', { lost_why: 'moves abroad' });
      expect(river.heard(hua, 'RET-0002')).toHaveLength(1);
    });

    await step(
      'a question is answered by the day that was promised, and the customer is called',
      async () => {
        const { river } = bank();
        await river.says(amy, 'enquiry #loan 10/9 which papers for early repayment');
        expect(await river.limits('ENQ-0001')).toEqual({ promised: '2026-10-09T09:00:00.000Z' });
        await river.does(ben, 'ENQ-0001', 'answer', { answer: 'contract and identity card' });
        expect(river.heard(amy, 'ENQ-0001').length).toBe(0);
        await river.does(amy, 'ENQ-0001', 'call', { reached: 'yes' });
        expect(await river.row('ENQ-0001')).toMatchObject({
          status: 'called',
          details: { answer: 'contract and identity card', reached: true },
        });
      },
    );

    await step(
      'a suggestion goes to its department and comes back with an answer; another is not taken up',
      async () => {
        const { river } = bank();
        await river.says(amy, 'suggestion #customer #waiting the waiting time on the ticket');
        await river.does(li, 'SUG-0001', 'pass_on', { department: 'Cards' });
        await river.does(li, 'SUG-0001', 'answer', {
          answer: 'from November',
          measures: 'new ticket paper @Fang 10/30',
        });
        expect(await river.row('ACT-0009')).toMatchObject({
          summary: 'new ticket paper 10/30',
          details: { due: '2026-10-30' },
        });
        await river.says(amy, 'suggestion #staff a fish tank');
        await river.does(li, 'SUG-0002', 'decline', { reason: 'who feeds them?' });
        await river.says(ben, 'education #fraud #neighbourhood talk on phone scams');
        expect(await river.row('EDU-0001')).toMatchObject({
          details: { theme: 'fraud', where: 'neighbourhood' },
        });
      },
    );
  });

  await step('Friday and the Saturday that is worked', async () => {
    await step(
      'a customer who complains again is known again, though nobody can read who it is',
      async () => {
        const { river, bot } = bank();
        await bot.until('2026-10-09T02:00:00Z');
        const again = { summary: 'rude at the door again', contact: '+86 13800138000' };
        expect(await river.fills(ben, 'complaint', again)).toEqual({});
        expect(await river.limits('CMP-0006')).toMatchObject({ answer: '2026-10-10T09:00:00.000Z' });
        expect(river.card('CMP-0006').text).toContain(t('record.earlier', { count: 1, codes: 'CMP-0001' }));
        for (const who of [li, hua]) expect(river.heard(who, 'CMP-0006').length, who).toBeGreaterThan(0);
        expect(JSON.stringify(bot.sandbox.ledger)).not.toMatch(/138 ?0013 ?8000/);
        const rows = await bot.db.prisma.$queryRaw<
          { row: string }[]
        >`SELECT to_jsonb(s)::text AS "row" FROM "Secret" s`;
        expect(JSON.stringify(rows)).not.toMatch(/138 ?0013 ?8000/);
      },
    );

    await step('what turns out graver is loud from then on', async () => {
      const { river, bot } = bank();
      await river.says(amy, 'incident sev3 #utilities water under the door');
      await bot.until('2026-10-09T05:00:00Z');
      expect(river.heard(hq, 'INC-0002')).toEqual([]);
      await river.presses(amy, 'INC-0002', 'edit', {
        severity: '1',
        'What happened?': 'water to the ankles',
      });
      expect(await river.limits('INC-0002')).toMatchObject({
        taken: '2026-10-09T05:05:00.000Z',
        phone_cn: '2026-10-09T05:30:00.000Z',
      });
      await bot.until('2026-10-09T05:16:00Z');
      const loud = river
        .heard(fang, 'INC-0002')
        .filter((text) => text.includes(t('record.severity', { severity: 1 })));
      expect(loud).toHaveLength(3);
      await river.does(fang, 'INC-0002', 'take');
      await river.does(fang, 'INC-0002', 'resolve', { outcome: 'a burst pipe' });
      await river.does(hua, 'INC-0002', 'review', { cause: 'an old pipe' });
    });

    await step('two records of the same thing live on as one, until they turn out to be two', async () => {
      const { river, bot } = bank();
      await bot.until('2026-10-10T02:00:00Z');
      await river.says(amy, 'incident #queue pushing at the ticket machine');
      await river.says(ben, 'incident #queue a row at the ticket machine');
      await river.presses(ben, 'INC-0004', 'merge', { into: 'inc 3' });
      expect(river.card('INC-0004').text).toContain(t('record.merged', { code: 'INC-0003' }));
      expect(river.card('INC-0003').text).toContain(t('record.absorbed', { codes: 'INC-0004' }));
      expect(await river.limits('INC-0004')).toEqual({});
      await river.presses(ben, 'INC-0004', 'record.separate');
      expect(river.card('INC-0003').text).not.toContain('INC-0004');
      expect(Object.keys(await river.limits('INC-0004'))).toEqual(['settled', 'taken_routine']);
      await river.does(li, 'INC-0003', 'resolve', { outcome: 'a second machine' });
      await river.does(li, 'INC-0004', 'resolve', { outcome: 'a second machine' });
    });
  });

  await step('Monday and Tuesday: the complaint comes to its end', async () => {
    await step('a second extension only head office grants, sixty days at most', async () => {
      const { river, bot } = bank();
      await bot.until('2026-10-12T02:00:00Z');
      await river.does(fang, 'CMP-0001', 'ask_extension', { extension_why: 'the police need the pictures' });
      expect(await river.tries(hua, 'CMP-0001', 'grant_extension')).toBe('not_allowed');
      await river.does(hq, 'CMP-0001', 'grant_extension');
      expect(await river.limits('CMP-0001')).toMatchObject({ decide_cn: '2026-11-13T15:59:59.000Z' });
      expect(river.card('CMP-0001').text).toContain(t('clock.day', { day: 28, of: 60 }));
      expect(river.card('CMP-0001').text).toContain(t('clock.extended'));
      await river.does(hua, 'CMP-0001', 'tell_extension', { extension_told: 'by letter' });
      await expect(river.tries(fang, 'CMP-0001', 'ask_extension')).rejects.toThrow('does not offer');
    });

    await step('it is resolved, followed up, and told in the library', async () => {
      const { river, bot } = bank();
      await bot.until('2026-10-13T02:00:00Z');
      const lesson = 'greet with both hands free';
      await river.does(hua, 'CMP-0001', 'resolve', {
        result: 'she apologised',
        cause: 'staff',
        accepted: 'yes',
        redress_amount: '200',
        lesson,
      });
      expect(await river.limits('CMP-0001')).toEqual({ follow_up: '2026-10-20T09:00:00.000Z' });
      await river.does(fang, 'CMP-0001', 'follow_up', { satisfied: 'yes' });
      await river.does(hua, 'CMP-0001', 'share', { case_text: 'Greet with both hands free.' });
      expect(river.card('CAS-0002').text).toContain('both hands free');
      await expect(river.tries(hua, 'CMP-0001', 'share', { case_text: 'twice' })).rejects.toThrow(
        'does not offer',
      );
      await river.says(ben, 'cases hands');
      expect(river.told(ben)).toContain('CAS-0002');
      await river.does(hua, 'CAS-0002', 'strike', { reason: 'too near to her' });
      await river.says(ben, 'cases hands');
      expect(river.told(ben)).not.toContain('CAS-0002');
      await river.says(ben, `cases ${t('kinds.case.statuses.struck')}`);
      expect(river.told(ben)).toContain('CAS-0002');
    });
  });
}
