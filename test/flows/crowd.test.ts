import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bot, channels, riverside, startBot, workspace } from '../bot.js';

const crowd = Array.from({ length: 50 }, (_, index) => `U5${String(index).padStart(3, '0')}`);
const paceMs = 100;

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({
    now: '2026-11-15T23:30:00Z',
    paceMs,
    // Fifty people, Slack and the bot share one thread here; how soon it acknowledges is for the benches to say.
    ackMs: 15_000,
    workspace: {
      ...workspace,
      users: [
        ...workspace.users,
        ...crowd.map((id, index) => ({
          id,
          name: id.toLowerCase(),
          realName: `Person ${index}`,
          tz: 'Asia/Shanghai',
        })),
      ],
      channels: workspace.channels.map((channel) => ({
        ...channel,
        members: [...(channel.members ?? []), ...crowd],
      })),
    },
    branches: [
      {
        ...riverside,
        people: { ...riverside.people, ...Object.fromEntries(crowd.map((id) => [id, ['staff' as const]])) },
      },
    ],
  });
  await bot.until('2026-11-16T00:16:00Z');
});
afterAll(() => bot.close());

const posted = () => bot.sandbox.messages(channels.lobby).find(({ text }) => text.startsWith('Opening'));

/** The boxes as the message shows them at this moment: block, options, those that are ticked. */
const boxes = () =>
  (posted()?.blocks ?? []).flatMap((block) =>
    block.type === 'actions'
      ? block.elements.flatMap((one) =>
          one.type === 'checkboxes'
            ? [{ block: block.block_id ?? '', options: one.options, ticked: one.initial_options ?? [] }]
            : [],
        )
      : [],
  );

interface Pressed {
  block: string;
  option: ReturnType<typeof boxes>[number]['options'][number];
}

/** Milliseconds, by the database's clock: from when on the next edit may go. */
async function nextEdit(): Promise<number> {
  const pace = await bot.db.prisma.pace.findUniqueOrThrow({ where: { method: 'chat.update' } });
  return pace.nextAt.getTime();
}

describe('fifty people on one list', () => {
  it('tick at once: every tick counts or is said not to, the message settles on the truth, and is edited at Slack’s pace', async () => {
    const ts = posted()?.ts ?? '';
    const wanted = new Set<string>();
    const before = await nextEdit();
    const everybody = crowd.map(async (id, index) => {
      const person = bot.sandbox.as(id, { settle: false });
      // What they ticked stays ticked on their phone for as long as the message is the same.
      const own: Pressed[] = [];
      // Each ticks eight things, one after the other, on whatever their phone shows at that moment.
      for (let turn = 0; turn < 8; turn++) {
        const groups = boxes();
        const group = groups[(index + turn) % groups.length];
        const option = group?.options[(index * 7 + turn * 3) % (group?.options.length ?? 1)];
        if (!group || !option) throw new Error('nothing to tick');
        wanted.add(option.value ?? '');
        own.push({ block: group.block, option });
        const mine = own.filter(({ block }) => block === group.block).map((one) => one.option);
        const others = group.ticked.filter(({ value }) => !mine.some((one) => one.value === value));
        const chosen = [...others, ...mine];
        const done = await person.press(
          { channel: channels.lobby, ts },
          { blockId: group.block, actionId: 'run.tick' },
          { type: 'checkboxes', selected_options: chosen as never },
        );
        expect(done.ok).toBe(true);
      }
    });
    await Promise.all(everybody);
    await bot.sandbox.settle();

    const run = await bot.db.prisma.run.findFirstOrThrow({
      where: { list: 'opening' },
      include: { items: true },
    });
    const settled = run.items.filter(({ state }) => state === 'done');
    // What Lobby knows it fills in itself.
    const done = new Set(
      settled.filter(({ rule }) => !(rule as { knows?: string } | null)?.knows).map(({ id }) => id),
    );
    // Where the machine is so slow that a press could not be saved, whoever pressed was told so.
    const told = crowd.flatMap((id) =>
      bot.sandbox
        .as(id)
        .messages(channels.lobby)
        .filter(({ ephemeralFor }) => ephemeralFor === id)
        .map(({ text }) => text),
    );
    const missing = [...wanted].filter((id) => !done.has(id));
    expect(missing.length > 0 && told.length === 0 ? missing : []).toEqual([]);
    expect([...done].filter((id) => !wanted.has(id))).toEqual([]);
    // A group that is done has folded to a line.
    for (const { options, ticked } of boxes())
      expect(ticked.map(({ value }) => value).sort()).toEqual(
        options.flatMap(({ value }) => (value && done.has(value) ? [value] : [])).sort(),
      );
    expect(posted()?.text).toContain(`${settled.length} of ${run.items.length} settled`);
    // Nobody pressed in vain without being told: all their presses are in the log of ticks.
    const pressed = await bot.db.prisma.tick.groupBy({ by: ['personId'] });
    expect(pressed.length).toBeGreaterThanOrEqual(crowd.length - told.length);
    const edits = bot.sandbox.ledger.filter(({ method, args }) => method === 'chat.update' && args.ts === ts);
    // Each edit took a turn of those that all processes share.
    expect(edits.length).toBeGreaterThan(1);
    expect(edits.length * paceMs * 1.2).toBeLessThanOrEqual(Math.round((await nextEdit()) - before));
  });
});
