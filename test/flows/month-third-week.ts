import { expect } from 'vitest';
import { speak } from '../../src/platform/language/speak.js';
import { step } from '../story.js';
import { type Bank, staff } from './month-bank.js';

const { amy, ben, li, fang, rui, hua, hq, eve } = staff;
const { t } = speak('en');

/** The Mid-Autumn holiday, and Monday 28 to Wednesday 30 September. */
export async function thirdWeek(bank: () => Bank): Promise<void> {
  await step('the holiday', async () => {
    await step('a card says which day of how many it is', async () => {
      const { river, bot } = bank();
      await bot.until('2026-09-25T02:00:00Z');
      expect(river.card('CMP-0001').text).toContain(t('clock.day', { day: 11, of: 15 }));
      await river.presses(hua, 'CMP-0001', 'record.note', { text: 'asked for the camera pictures' });
    });

    await step('is quiet, though limits run out; on Monday morning all of it is told', async () => {
      const { river, bot } = bank();
      const heard = () =>
        [li, amy, ben, fang, rui, eve].map(
          (who) => ['CMP-0003', 'CAR-0001'].flatMap((one) => river.heard(who, one)).length,
        );
      const before = heard();
      await bot.until('2026-09-27T23:30:00Z');
      expect(heard()).toEqual(before);
      expect(river.card('CMP-0003').text).toContain('🔴');
      await bot.until('2026-09-28T00:10:00Z');
      expect(river.heard(li, 'CMP-0003').length).toBeGreaterThan(1);
      expect(river.heard(amy, 'CAR-0001').length).toBeGreaterThan(0);
    });
  });

  await step('Monday: more time for a complaint', async () => {
    await step('is asked for, granted by the head, and the customer is told', async () => {
      const { river } = bank();
      await river.does(fang, 'CMP-0001', 'ask_extension', {
        extension_why: 'the camera pictures are with the police',
      });
      expect(river.heard(hq, 'CMP-0001').length).toBeGreaterThan(0);
      expect(await river.limits('CMP-0001')).toMatchObject({ extension_granted: '2026-09-29T09:00:00.000Z' });
      expect(await river.tries(fang, 'CMP-0001', 'grant_extension')).toBe('same_person');
      expect(await river.tries(amy, 'CMP-0001', 'grant_extension')).toBe('not_allowed');
      await river.does(hua, 'CMP-0001', 'grant_extension');
      // Thirty days from the day it came: over the National Day, whose days count like any other.
      expect(await river.limits('CMP-0001')).toMatchObject({
        decide_cn: '2026-10-14T15:59:59.000Z',
        extension_told: '2026-09-29T09:00:00.000Z',
      });
      expect(river.card('CMP-0001').text).toContain(t('clock.day', { day: 14, of: 30 }));
      await river.does(hua, 'CMP-0001', 'tell_extension', { extension_told: 'by phone, she agrees' });
      expect(river.thread('CMP-0001').at(-1)?.text).toContain('by phone, she agrees');
      expect(Object.keys(await river.limits('CMP-0001'))).not.toContain('extension_told');
    });

    await step('the receiver is reminded half an hour before a visitor comes, who comes late', async () => {
      const { river, bot } = bank();
      const before = river.heard(rui, 'APT-0001').length;
      await bot.until('2026-09-28T05:59:00Z');
      expect(river.heard(rui, 'APT-0001')).toHaveLength(before);
      await bot.until('2026-09-28T06:01:00Z');
      expect(river.heard(rui, 'APT-0001')).toHaveLength(before + 1);
      expect(river.heard(rui, 'APT-0001').join()).not.toContain('Zhang');
      await river.does(amy, 'APT-0001', 'come_late');
      await river.does(amy, 'CAR-0001', 'call', { heard: 'he called again, she hung up' });
      expect(await river.row('CAR-0001')).toMatchObject({ status: 'called' });
    });
  });

  await step('Tuesday and Wednesday: many complain', async () => {
    await step('five at most speak for a joint complaint', async () => {
      const { river, bot } = bank();
      await bot.until('2026-09-29T02:00:00Z');
      await river.does(ben, 'CAR-0003', 'visit', { did: 'signed at her table' });
      const joint = { summary: 'six neighbours about the new fee', form: 'joint', people: 6 };
      expect(Object.keys(await river.fills(amy, 'complaint', { ...joint, speakers: 6 }))).toEqual([
        'speakers',
      ]);
      await expect(river.row('CMP-0004')).rejects.toThrow();
      expect(await river.fills(amy, 'complaint', { ...joint, speakers: 5 })).toEqual({});
      expect(await river.row('CMP-0004')).toMatchObject({
        details: { form: 'joint', people: 6, speakers: 5 },
      });
      expect(river.thread('CMP-0004')).toEqual([]);
    });

    await step('twenty are a group, with a plan of its own in the thread', async () => {
      const { river, bot } = bank();
      await bot.until('2026-09-30T02:00:00Z');
      await river.does(eve, 'APT-0002', 'come');
      expect(await river.fills(amy, 'complaint', { summary: 'a crowd about the fund', people: 20 })).toEqual(
        {},
      );
      await bot.until('2026-09-30T02:01:00Z');
      expect(river.thread('CMP-0005')[0]?.text).toContain(t('playbooks.group_complaint.name'));
      // The National Day lies between: one working day is the 8th of October.
      expect((await river.limits('CMP-0005')).answer).toBe('2026-10-08T09:00:00.000Z');
    });
  });
}
