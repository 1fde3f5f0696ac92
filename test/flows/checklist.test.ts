import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bot, channels, people, riverside, startBot } from '../bot.js';
import { tickBoxes } from '../boxes.js';
import { step, story } from '../story.js';

let bot: Bot;
beforeAll(async () => {
  // Monday, an hour and a half before the doors open.
  bot = await startBot({ now: '2026-11-15T23:30:00Z' });
});
afterAll(() => bot.close());

const list = (name: string) => bot.sandbox.messages(channels.lobby).find(({ text }) => text.startsWith(name));
const ticks = (name: string) =>
  (list(name)?.blocks ?? []).flatMap((block) =>
    block.type === 'actions'
      ? block.elements.flatMap((one) =>
          one.type === 'checkboxes' ? [{ block: block.block_id ?? '', one }] : [],
        )
      : [],
  );

story('the opening list', async () => {
  await step('comes 45 minutes before the doors open, the briefing 15 minutes later', async () => {
    await bot.until('2026-11-16T00:14:00Z');
    expect(list('Opening')).toBeUndefined();
    await bot.until('2026-11-16T00:16:00Z');
    expect(list('Opening')?.text).toContain('1 of 41 settled');
    await bot.until('2026-11-16T00:31:00Z');
    expect(list('Good morning')?.text).toContain('Riverside');
  });

  await step(
    'is ticked by several people at once, from the same picture, and nobody undoes another',
    async () => {
      const picture = ticks('Opening').find(({ block }) => block.endsWith('/people'));
      const [uniform, badge, radio] = picture?.one.options ?? [];
      const press = (who: string, ...options: (typeof uniform)[]) =>
        bot.sandbox
          .as(who, { settle: false })
          .press(
            { channel: channels.lobby, ts: list('Opening')?.ts ?? '' },
            { blockId: picture?.block ?? '', actionId: 'run.tick' },
            { type: 'checkboxes', selected_options: options as never },
          );
      // Slack is slow to edit: all of them still look at the first picture.
      bot.sandbox.faults([{ method: 'chat.update', kind: 'error' }]);
      const all = await Promise.all([
        press(people.amy, uniform),
        press(people.ben, badge),
        press(people.li, radio),
      ]);
      expect(all).toMatchObject([{ ok: true }, { ok: true }, { ok: true }]);
      // Amy takes her tick back, still on the picture that she pressed on first.
      await press(people.amy);
      bot.sandbox.faults([]);
      bot.clock.forward(1);
      await bot.sandbox.settle();
      expect(list('Opening')?.text).toContain('3 of 41 settled');
      expect(await bot.db.prisma.tick.count()).toBe(4);
    },
  );

  await step('takes a finding, which becomes a corrective action', async () => {
    const amy = bot.sandbox.as(people.amy);
    await amy.press(list('Opening')!, 'run.finding');
    await amy.answer({
      'Which item?': 'Toilets clean',
      'What did you see?': 'Tap drips in the ladies',
      'Who puts it right?': 'Ben Wu',
    });
    expect(list('Opening')?.text).toContain('Tap drips');
    const action = bot.sandbox.messages(channels.lobby).find(({ text }) => text.startsWith('ACT-0001'));
    expect(action?.text).toContain('Ben Wu');
    const ben = bot.sandbox.as(people.ben);
    expect(ben.messages(ben.direct()).at(-1)?.text).toContain('ACT-0001');
  });

  await step('reminds those who owe it, then one step up, then is missed', async () => {
    const li = bot.sandbox.as(people.li);
    const fang = bot.sandbox.as(people.fang);
    await bot.until('2026-11-16T00:41:00Z');
    expect(
      li.messages(li.direct()).filter(({ text }) => text.includes('开门') || text.includes('08:55')),
    ).toHaveLength(1);
    expect(fang.messages(fang.direct()).filter(({ text }) => text.includes('Opening'))).toHaveLength(0);
    await bot.until('2026-11-16T01:06:00Z');
    expect(fang.messages(fang.direct()).filter(({ text }) => text.includes('Opening'))).toHaveLength(1);
    expect(list('Opening')?.text).toContain('Overdue');
  });

  await step('is not signed while something is open; a group is done in one press', async () => {
    const li = bot.sandbox.as(people.li);
    await li.press(list('Opening')!, { blockId: blockOf('run.sign'), actionId: 'run.sign' });
    expect(li.messages(channels.lobby).find(({ ephemeralFor }) => ephemeralFor === people.li)).toBeDefined();
    for (const group of ['people', 'environment', 'information', 'supplies'])
      await bot.sandbox
        .as(people.amy)
        .press(list('Opening')!, { blockId: blockOf(`run.all:${group}`), actionId: `run.all:${group}` });
    // Money, keys and alarm are ticked box by box.
    expect(JSON.stringify(list('Opening')?.blocks)).not.toContain('run.all:equipment');
    for (const group of ['equipment', 'safety'])
      await tickBoxes(bot.sandbox.as(people.amy), list('Opening'), group);
    // What is asked is not ticked with the rest.
    expect(list('Opening')?.text).toContain('39 of 41 settled');
    const amy = bot.sandbox.as(people.amy);
    await amy.press(list('Opening')!, {
      blockId: blockOf('run.answer:equipment'),
      actionId: 'run.answer:equipment',
    });
    await amy.answer({ 'Cash in ATM and recycler': 'Full', 'Hall temperature, °C': '22' });
    expect(list('Opening')?.text).toContain('41 of 41 settled');
    await bot.sandbox
      .as(people.amy)
      .press(list('Opening')!, { blockId: blockOf('run.sign'), actionId: 'run.sign' });
    expect(list('Opening')?.text).not.toContain('Signed by');
    await li.press(list('Opening')!, { blockId: blockOf('run.sign'), actionId: 'run.sign' });
    expect(list('Opening')?.text).toContain('Signed by Li Na');
    expect(list('Opening')?.text).toContain('late');
    const stale = await bot.sandbox
      .as(people.amy)
      .press(
        { channel: channels.lobby, ts: list('Opening')?.ts ?? '' },
        { blockId: blockOf('run.sign'), actionId: 'run.sign' },
      );
    expect(stale.ok === false || stale.error !== undefined).toBe(true);
  });

  await step('lives the day to its end: patrols missed, closing posted', async () => {
    await bot.until('2026-11-16T13:30:00Z');
    expect(list('Morning patrol')?.text).toContain('Missed');
    expect(list('Closing')?.text).toContain('Missed');
    const next = await bot.sandbox.as(people.hua).command('/lobby checklist', channels.lobby);
    expect(next.ok).toBe(true);
  });
});

function blockOf(action: string): string {
  for (const block of list('Opening')?.blocks ?? []) {
    if (
      block.type === 'actions' &&
      block.elements.some((one) => 'action_id' in one && one.action_id === action)
    )
      return block.block_id ?? '';
    if (
      block.type === 'section' &&
      block.accessory &&
      'action_id' in block.accessory &&
      block.accessory.action_id === action
    )
      return block.block_id ?? '';
  }
  return '';
}

describe('a list that comes several times a day', () => {
  it('says of each time, and of no other, that it was posted late', async () => {
    const schedules = { opening: '0 10,11 * * *' };
    const other = await startBot({
      now: '2026-11-16T01:30:00Z',
      branches: [{ ...riverside, schedules }],
    });
    try {
      await other.until('2026-11-16T02:01:00Z');
      // Away when the second is due.
      other.clock.set('2026-11-16T03:10:00Z');
      await other.sandbox.settle();
      const lists = () =>
        other.sandbox.messages(channels.lobby).filter(({ text }) => text.startsWith('Opening'));
      expect(lists().map(({ text }) => text.includes('Posted late'))).toEqual([false, true]);
      expect(lists()[1]?.text).toContain('it was due at 11:00');
      // The first is drawn anew when somebody answers, or it is too late to.
      await other.until('2026-11-16T09:30:00Z');
      expect(lists().map(({ text }) => text.includes('Missed'))).toEqual([true, true]);
      expect(lists().map(({ text }) => text.includes('Posted late'))).toEqual([false, true]);
    } finally {
      await other.close();
    }
  });
});
