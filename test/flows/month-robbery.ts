import { expect } from 'vitest';
import { speak } from '../../src/platform/language/speak.js';
import { interactives } from '../../src/trial/sandbox/blocks/walk.js';
import { step } from '../story.js';
import { unfold } from '../unfold.js';
import { type Bank, staff } from './month-bank.js';

const { amy, ben, li, fang, rui, hua, hq, ada } = staff;
const { t } = speak('en');

/** Tuesday 15 September, and the night after it. */
export async function robbery(bank: () => Bank): Promise<void> {
  await step('Tuesday: a robbery', async () => {
    const loud = (who: string) => {
      const { bot } = bank();
      const person = bot.sandbox.as(who);
      return person
        .messages(person.direct())
        .filter(({ text }) => text.includes('INC-0001'))
        .map(({ ts }) => Math.round((Number(ts) - Date.parse('2026-09-15T02:00:00Z') / 1000) / 60));
    };

    await step(
      'is heard at once by those who answer for the branch, and again, never silent for long while it is open',
      async () => {
        const { river, bot } = bank();
        await bot.until('2026-09-15T02:00:00Z');
        await river.says(amy, 'incident sev1 #robbery a man with a knife at counter 2');
        await bot.until('2026-09-15T08:05:00Z');
        const rungs = [0, 5, 15, 30, 45, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330, 360];
        for (const who of [fang, li]) expect(loud(who), who).toEqual(rungs);
        // Who must report to the authorities, or see to it, hears of that as well.
        for (const who of [hua, ada]) expect(loud(who), who).toEqual(expect.arrayContaining(rungs));
        expect(new Set(loud(hq))).toEqual(new Set(rungs));
        for (const who of [ben, rui, amy]) expect(loud(who), who).toEqual([]);
      },
    );

    await step('opens the playbook of its type in the thread, with whom to call, to be ticked', async () => {
      const { river, bot } = bank();
      const plan = () =>
        river
          .thread('INC-0001')
          .find(({ text }) => text.startsWith(t('run.playbook', { name: t('playbooks.robbery.name') })))!;
      const unfolded = await unfold(bot.sandbox.as(ben), plan());
      const calls = interactives(unfolded?.blocks ?? []).find(({ element }) =>
        JSON.stringify(element).includes('Security desk'),
      )!;
      const options = calls.element.options as never[];
      expect(options).toHaveLength(2);
      const before = plan().text;
      const { blockId, actionId } = calls;
      await bot.sandbox
        .as(ben)
        .press({ view: unfolded?.id ?? '' }, { blockId, actionId }, { selected_options: options });
      await bot.sandbox.as(ben).close();
      expect(plan().text).not.toBe(before);
      const [run] = await bot.db.prisma.run.findMany({ include: { items: true } });
      const ticked = run?.items.filter(({ state }) => state === 'done') ?? [];
      expect(ticked.map(({ text, at }) => [text, at?.toISOString()])).toEqual([
        ['Security desk', '2026-09-15T08:05:00.000Z'],
        ['Head office duty line', '2026-09-15T08:05:00.000Z'],
      ]);
    });

    await step('is reported by telephone and in writing, and the card says what came late', async () => {
      const { river } = bank();
      expect(await river.limits('INC-0001')).toMatchObject({
        phone_cn: '2026-09-15T02:30:00.000Z',
        written_cn: '2026-09-15T03:00:00.000Z',
        settled: '2026-09-18T09:00:00.000Z',
      });
      await river.does(ben, 'INC-0001', 'report_phone');
      await river.does(fang, 'INC-0001', 'report_written');
      expect(Object.keys(await river.limits('INC-0001'))).toEqual(['settled', 'taken']);
      const by = speak('en').moment(new Date('2026-09-15T02:30:00Z'), 'Asia/Shanghai');
      expect(river.card('INC-0001').text).toContain(
        t('clock.broken', { name: t('clocks.incident.phone_cn'), by }),
      );
    });

    await step('is taken, which ends the noise, and resolved; its review is asked for', async () => {
      const { river, bot } = bank();
      await river.does(ada, 'INC-0001', 'take');
      await bot.until('2026-09-15T08:30:00Z');
      const before = loud(hq).length;
      await river.does(ada, 'INC-0001', 'resolve', {
        outcome: 'arrested, nobody hurt',
        lesson: 'the door can be locked from counter 2',
      });
      expect(await river.limits('INC-0001')).toEqual({ review: '2026-09-18T09:00:00.000Z' });
      const heard = river.heard(ada, 'INC-0001').length;
      await bot.until('2026-09-16T01:00:00Z');
      // An hour after the end, whoever had it is asked for the review.
      expect(river.heard(ada, 'INC-0001').length).toBe(heard + 1);
      expect(river.heard(ada, 'INC-0001').at(-1)).toContain(t('clocks.incident.review'));
      expect(loud(hq)).toHaveLength(before);
    });
  });
}
