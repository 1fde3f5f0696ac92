import { afterAll, beforeAll, expect } from 'vitest';
import { interactives, offeredBy } from '../../src/trial/sandbox/blocks/walk.js';
import { type Bot, channels, people, riverside, startBot } from '../bot.js';
import { step, story } from '../story.js';
import { pressUnfolded, unfold } from '../unfold.js';

const hillside = {
  ...riverside,
  name: 'Hillside',
  channel: channels.second,
  people: { [people.eve]: ['branch_head' as const] },
};

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ now: '2026-11-15T23:30:00Z', branches: [riverside, hillside] });
});
afterAll(() => bot.close());

type Who = keyof typeof people;
const as = (who: Who) => bot.sandbox.as(people[who]);
const inChannel = () => bot.sandbox.messages(channels.lobby);
const message = (begins: string) => inChannel().findLast(({ text }) => text.startsWith(begins))!;
const seen = (begins: string) => JSON.stringify(message(begins).blocks);
const heard = (who: Who) =>
  as(who)
    .messages(channels.lobby)
    .findLast(({ ephemeralFor }) => ephemeralFor === people[who])?.text ?? '';
const actionsOf = (blocks: Parameters<typeof interactives>[0]) =>
  interactives(blocks).map(({ actionId }) => actionId);
const tickIn = (who: Who, group: string) =>
  interactives(as(who).view()?.blocks ?? []).find(
    ({ actionId, blockId }) => actionId === 'run.tick' && blockId.endsWith(`/${group}`),
  )!;

story('what is long folds, and whoever wants all of it has it to themselves', async () => {
  await step('a list stands with its next group, and a line for each of the others', async () => {
    await bot.until('2026-11-16T00:31:00Z');
    const actions = actionsOf(message('Opening').blocks);
    expect(actions.filter((id) => id.startsWith('run.all:'))).toEqual(['run.all:people']);
    expect(actions.at(-1)).toBe('unfold:run');
    expect(seen('Opening')).toContain('⬜ Supplies');
  });

  await step('all of it is in a modal, in the language of whoever asks', async () => {
    const view = await unfold(as('li'), message('Opening'));
    expect(view?.callback_id).toBe('unfolded');
    // Groups about money, keys, alarm and machines are ticked box by box.
    expect(actionsOf(view?.blocks ?? []).filter((id) => id.startsWith('run.all:'))).toHaveLength(4);
    expect(JSON.stringify(view)).toContain('全部完成');
    await as('li').close();
  });

  await step('a press in it is carried out, and it is drawn anew', async () => {
    await unfold(as('li'), message('Opening'));
    const { blockId, actionId, element } = tickIn('li', 'safety');
    const [exits] = offeredBy(element);
    const state = { type: 'checkboxes', selected_options: [exits] as never } as const;
    await as('li').press({ view: as('li').view()?.id ?? '' }, { blockId, actionId }, state);
    expect(message('Opening').text).toContain('2 of 41 settled');
    const after = tickIn('li', 'safety');
    expect(after.blockId).not.toBe(blockId);
    expect(after.element).toMatchObject({ initial_options: [{ value: exits?.value }] });
  });

  await step('one that another has gone past is answered, and shows what is so now', async () => {
    const { id = '', blocks = [] } = as('li').view() ?? {};
    const stale = interactives(blocks).find(({ actionId }) => actionId === 'run.all:information')!;
    await pressUnfolded(as('amy'), message('Opening'), 'run.all:information');
    await as('li').press({ view: id }, { blockId: stale.blockId, actionId: stale.actionId });
    expect(as('li').view()?.callback_id).toBe('unfolded');
    expect(actionsOf(as('li').view()?.blocks ?? [])).not.toContain('run.all:information');
    await as('li').close();
    await as('amy').close();
  });

  await step('a form on top of it is saved, and what is below is drawn anew', async () => {
    await pressUnfolded(as('amy'), message('Opening'), 'run.answer:equipment');
    await as('amy').answer({ 'Cash in ATM and recycler': 'Full', 'Hall temperature, °C': '22' });
    expect(as('amy').view()?.callback_id).toBe('unfolded');
    expect(JSON.stringify(as('amy').view())).toContain('*Full*');
    await as('amy').close();
  });

  await step('who may not is refused in it, and nothing is written', async () => {
    const before = await bot.db.prisma.tick.count();
    await pressUnfolded(as('audit'), message('Opening'), 'run.all:supplies');
    expect(await bot.db.prisma.tick.count()).toBe(before);
    expect(JSON.stringify(as('audit').view())).toContain('As an auditor');
  });

  await step('a stranger sees none of it', async () => {
    const before = as('eve').view();
    await unfold(as('eve'), message('Opening'));
    expect(as('eve').view()).toEqual(before);
    expect(heard('eve')).toContain('not on the list');
  });

  await step('a done group is a line; nothing is folded into a thread', async () => {
    for (const group of ['people', 'environment'])
      await pressUnfolded(as('amy'), message('Opening'), `run.all:${group}`);
    expect(seen('Opening')).toContain('✅ Public information · 8 done');
    expect(bot.sandbox.messages(channels.lobby, { thread: message('Opening').ts })).toHaveLength(1);
  });

  await step('the briefing begins with “I’m here”, which works in the modal too', async () => {
    expect(actionsOf(message('Good morning').blocks)[0]).toBe('briefing.here');
    expect(seen('Good morning')).not.toContain('Last working day');
    const view = await unfold(as('ben'), message('Good morning'));
    expect(JSON.stringify(view)).toContain('Last working day');
    await pressUnfolded(as('ben'), message('Good morning'), 'briefing.here');
    expect(message('Good morning').text).toContain('Ben Wu 08:');
  });

  await step('a closed card is a glance, the rest a press away, and it can be taken up again', async () => {
    await as('amy').command('/lobby complaint #wait the card did not come for three weeks', channels.lobby);
    expect(seen('CMP-0001')).not.toContain('unfold:record');
    await as('li').press(message('CMP-0001'), 'record.move:take');
    await as('li').press(message('CMP-0001'), 'record.move:resolve');
    const form = as('li').view();
    const fields = interactives(form?.blocks ?? []);
    await as('li').answer(
      Object.fromEntries(
        fields.flatMap(({ element, block, blockId }) => {
          if (block.optional) return [];
          const [first] = offeredBy(element);
          return [[blockId, first?.value ?? 'Explained, and the card is on its way']];
        }),
      ),
    );
    const { closedAt } = await bot.db.prisma.record.findFirstOrThrow({ where: { kind: 'complaint' } });
    expect(closedAt).not.toBeNull();
    const { blocks = [] } = message('CMP-0001');
    expect(blocks.map(({ type }) => type)).toEqual(['header', 'section', 'section', 'actions']);
    const view = await unfold(as('hua'), message('CMP-0001'));
    expect(JSON.stringify(view)).toContain('Logged by Amy Chen');
    await as('hua').close();
  });

  await step('a count has no card, and is told to whoever counted; a lead has one', async () => {
    await as('amy').command('/lobby flow 18 35', channels.lobby);
    expect(heard('amy')).toContain('FLW-0001');
    await as('ben').command('/lobby sale 2 cards', channels.lobby);
    expect(heard('ben')).toContain('SAL-0001');
    await as('ben').command('/lobby sale', channels.lobby);
    await as('ben').submit(as('ben').view()?.id ?? '', {
      summary: { value: { type: 'plain_text_input', value: 'three cards' } },
    });
    expect(JSON.stringify(as('ben').view())).toContain('SAL-0002');
    await as('ben').close();
    await as('ben').command('/lobby sale #lead a fund @Rui', channels.lobby);
    const codes = inChannel().flatMap(({ text }) => text.match(/^(?:FLW|SAL)-\d+/)?.[0] ?? []);
    expect(codes).toEqual(['SAL-0003']);
    expect(await bot.db.prisma.outbox.count({ where: { settledAt: null, view: 'record' } })).toBe(0);
  });

  await step('what is gone is answered', async () => {
    await unfold(as('li'), message('Good morning'));
    const view = as('li').view();
    await bot.db.prisma.posted.deleteMany({ where: { view: 'briefing' } });
    const here = interactives(view?.blocks ?? []).find(({ actionId }) => actionId === 'briefing.here')!;
    await as('li').press({ view: view?.id ?? '' }, { blockId: here.blockId, actionId: here.actionId });
    await as('amy').press(message('Good morning'), 'unfold:briefing');
    expect(heard('amy')).toContain('not there any more');
  });
});
