import { expect } from 'vitest';
import { speak } from '../../src/platform/language/speak.js';
import { channels } from '../bot.js';
import { step } from '../story.js';
import { unfold } from '../unfold.js';
import { type Bank, staff } from './month-bank.js';
import { robbery } from './month-robbery.js';

const { amy, ben, li, fang, rui, hua, eve } = staff;
const { t } = speak('en');

/** Monday 14 to Friday 18 September. */
export async function firstWeek(bank: () => Bank): Promise<void> {
  await step('Monday: a complaint about the lobby manager', async () => {
    await step('has its limits by the rules of the bank and of the country', async () => {
      const { river } = bank();
      const form = { summary: 'rude at the door', about: 'attitude', against: 'Li Na', channel: 'in_person' };
      expect(await river.fills(amy, 'complaint', { ...form, contact: '138 0013 8000' })).toEqual({});
      expect(await river.limits('CMP-0001')).toEqual({
        // One working day: Tuesday at closing time. A day and a night: half past nine on Tuesday.
        answer: '2026-09-15T09:00:00.000Z',
        solve: '2026-09-15T01:30:00.000Z',
        // Fifteen calendar days: the end of the 29th.
        decide_cn: '2026-09-29T15:59:59.000Z',
      });
    });

    await step(
      'can neither be taken, nor given to her, nor looked into by her, and she hears nothing of it',
      async () => {
        const { river, bot } = bank();
        expect(await river.tries(li, 'CMP-0001', 'take')).toBe('conflicted');
        expect(await river.tries(li, 'CMP-0001', 'resolve', { result: 'nothing to it' })).toBe('conflicted');
        await river.presses(li, 'CMP-0001', 'record.reveal');
        expect(river.told(li)).toBe(speak('zh-CN').t('refusals.conflicted'));
        await expect(river.presses(hua, 'CMP-0001', 'hand', { to: 'Li Na' })).rejects.toThrow(
          'No option "Li Na"',
        );
        await bot.sandbox.as(hua).close();
        // Its form would show her who is complained of.
        await river.presses(li, 'CMP-0001', 'edit');
        expect(river.told(li)).toBe(speak('zh-CN').t('refusals.conflicted'));
        await river.presses(ben, 'CMP-0001', 'edit');
        expect(river.told(ben)).toBe(t('refusals.not_allowed'));
        // She would have been told of it; so the head was.
        expect(river.heard(hua, 'CMP-0001')).toHaveLength(1);
        await river.does(hua, 'CMP-0001', 'take');
        const { errors } = await river.presses(hua, 'CMP-0001', 'edit', { against: 'Hua Sun' });
        expect(Object.values(errors ?? {})).toEqual([t('refusals.about_them')]);
        await bot.sandbox.as(hua).close();
        const looks = await bot.db.prisma.auditEntry.count({ where: { action: 'complaint.looked' } });
        expect(looks).toBe(0);
        expect(river.heard(li, 'CMP-0001')).toEqual([]);
        // Who is complained of stands on no card and in no thread.
        expect(JSON.stringify([river.card('CMP-0001'), river.thread('CMP-0001')])).not.toContain('Li Na');
      },
    );

    await step('goes through its steps, a press each', async () => {
      const { river } = bank();
      for (const step of ['quiet_place', 'calm', 'listen'])
        await river.presses(ben, 'CMP-0001', `record.step:step/${step}`);
      expect((await river.row('CMP-0001')).details).toMatchObject({ step: 'listen' });
      expect(river.card('CMP-0001').text + JSON.stringify(river.card('CMP-0001').blocks)).toContain('3/7');
    });

    await step('a fault, a count in two taps, a count in two numbers', async () => {
      const { river, bot } = bank();
      await river.says(amy, 'fault #ATM1 #out swallows cards');
      expect(river.heard(fang, 'FLT-0001')).toHaveLength(1);
      await river.says(amy, 'flow');
      const asked = () =>
        bot.sandbox
          .as(amy)
          .messages(channels.lobby)
          .findLast(({ ephemeralFor }) => ephemeralFor);
      await bot.sandbox.as(amy).press(asked()!, '18');
      await bot.sandbox.as(amy).press(asked()!, '30');
      expect((await river.row('FLW-0001')).details).toEqual({ waiting: 18, longest: 30 });
      await river.says(amy, 'flow 18 35 #midday');
      expect(await river.row('FLW-0002')).toMatchObject({
        details: { waiting: 18, longest: 35, part: 'midday' },
        summary: '',
        status: 'noted',
      });
    });
  });

  await robbery(bank);

  await step('Wednesday: a review, a drill, a referral on the floor', async () => {
    await step(
      'the measures of the review become actions with owner and date, its lesson a case',
      async () => {
        const { river } = bank();
        const measures = '- a second panic button @Ben 2026-09-24\n2) drill the lock with everybody';
        await river.does(hua, 'INC-0001', 'review', {
          cause: 'no lock',
          lesson: 'lock the door from counter 2',
          measures,
        });
        const ids = (await river.row('INC-0001')).id;
        expect(await river.row('ACT-0001')).toMatchObject({
          summary: 'a second panic button 2026-09-24',
          parentId: ids,
          details: { due: '2026-09-24' },
          status: 'open',
        });
        expect(river.card('ACT-0001').text).toContain('Ben Wu');
        expect(await river.row('ACT-0002')).toMatchObject({
          summary: 'drill the lock with everybody',
          ownerId: null,
        });
        expect(river.heard(ben, 'ACT-0001')).toHaveLength(1);
        expect(await river.limits('ACT-0001')).toEqual({ due: '2026-09-24T09:00:00.000Z' });
        await river.does(hua, 'INC-0001', 'share', {
          case_text: 'The door can be locked from counter 2: do it first.',
        });
        expect(river.card('CAS-0001').text).toContain('locked from counter 2');
        expect(await river.row('CAS-0001')).toMatchObject({ details: { topic: 'incident' } });
        await river.says(amy, 'cases lock');
        expect(river.told(amy)).toContain('CAS-0001');
      },
    );

    await step('a drill uses the same playbook and is no incident', async () => {
      const { river, bot } = bank();
      await river.says(fang, 'drill #fire 12 everybody out by the back door');
      await bot.until('2026-09-16T01:01:00Z');
      expect(river.thread('DRL-0001')[0]?.text).toContain(t('playbooks.fire.name'));
      await river.does(fang, 'DRL-0001', 'end', {
        went: 'four minutes, one door was locked',
        measures: 'unlock the back door @Fang',
      });
      expect(await river.row('DRL-0001')).toMatchObject({ status: 'over', details: { took_part: 12 } });
      expect((await river.row('ACT-0003')).parentId).toBe((await river.row('DRL-0001')).id);
      await bot.sandbox.as(hua).command('/lobby report week', channels.lobby);
      const report = bot.sandbox
        .messages(channels.lobby)
        .find(({ text }) => text.startsWith(t('reports.week.title', { branch: 'Riverside' })));
      const view = report && (await unfold(bot.sandbox.as(hua), report));
      if (view) await bot.sandbox.as(hua).close();
      expect(JSON.stringify(view?.blocks)).toContain(`*${t('themes.incidents')}:* new *1*`);
    });

    await step(
      'a customer who waits is referred; declined with a reason, taken by another, won; the referrer hears every step',
      async () => {
        const { river, bot } = bank();
        await river.says(amy, 'referral #waiting @Rui asks about a deposit of 300,000');
        expect(river.heard(rui, 'REF-0001')).toHaveLength(1);
        expect(river.heard(eve, 'REF-0001')).toEqual([]);
        await river.does(rui, 'REF-0001', 'decline', { declined_why: 'with another customer until noon' });
        expect(await river.row('REF-0001')).toMatchObject({
          status: 'new',
          ownerId: null,
          details: { waiting: true },
        });
        expect((await river.row('REF-0001')).details).not.toHaveProperty('rm');
        expect(river.heard(eve, 'REF-0001')).toHaveLength(1);
        expect(river.heard(li, 'REF-0001')).toHaveLength(1);
        await river.does(eve, 'REF-0001', 'take');
        expect(await river.tries(rui, 'REF-0001', 'meet')).toBe('not_allowed');
        await river.does(eve, 'REF-0001', 'contact', { next_call: '2026-09-17' });
        await river.says(amy, `list ${t('kinds.referral.registers.handed_over')}`);
        expect(river.told(amy)).toContain('REF-0001');
        await river.does(eve, 'REF-0001', 'meet');
        await river.does(eve, 'REF-0001', 'win', { won_product: 'time deposit', won_amount: '300000' });
        expect(await river.limits('REF-0001')).toEqual({});
        expect(river.heard(amy, 'REF-0001')).toHaveLength(5);
        await bot.sandbox.settle();
      },
    );
  });

  await step('Thursday and Friday', async () => {
    await step('the second fault of the same device opens nothing yet', async () => {
      const { river, bot } = bank();
      await bot.until('2026-09-17T02:00:00Z');
      await river.does(fang, 'FLT-0001', 'call', { technician: 'Mr Bao', ticket: 'T-77' });
      await river.does(fang, 'FLT-0001', 'restore', { repair: 'new card reader' });
      await river.says(ben, 'fault #ATM1 no receipts');
      await expect(river.row('ACT-0004')).rejects.toThrow();
    });

    await step(
      'a complaint of Friday is to be answered by the Sunday that is worked, and reminds on it',
      async () => {
        const { river, bot } = bank();
        await bot.until('2026-09-18T08:30:00Z');
        await river.says(amy, 'complaint #fees charged twice for a statement');
        expect(await river.limits('CMP-0002')).toEqual({
          answer: '2026-09-20T09:00:00.000Z',
          solve: '2026-09-19T08:30:00.000Z',
          decide_cn: '2026-10-03T15:59:59.000Z',
        });
        expect(river.heard(li, 'CMP-0002')).toHaveLength(1);
        await bot.until('2026-09-19T23:00:00Z');
        // Saturday is a day off: nothing is heard on it, however late it is.
        expect(river.heard(li, 'CMP-0002')).toHaveLength(1);
        await bot.until('2026-09-20T00:05:00Z');
        expect(river.heard(li, 'CMP-0002').length).toBeGreaterThan(1);
      },
    );

    await step('praise reaches whom it is for', async () => {
      const { river } = bank();
      await river.says(hua, 'praise #customer @Ben explained the app to an old lady');
      expect(river.heard(ben, 'PRA-0001')).toHaveLength(1);
      expect(await river.row('PRA-0001')).toMatchObject({ status: 'noted', details: { from: 'customer' } });
      await river.does(hua, 'PRA-0001', 'strike', { reason: 'it was Amy' });
      expect(river.thread('PRA-0001').at(-1)?.text).toContain('it was Amy');
      expect(river.thread('PRA-0001').at(-1)?.text).not.toContain(t('kinds.praise.fields.from.label'));
      await river.does(hua, 'PRA-0001', 'restore', { reason: 'it was both' });
    });
  });
}
