import { afterAll, beforeAll, expect } from 'vitest';
import { routines } from '../../src/modules.js';
import { type Bot, channels, people, riverside, startBot } from '../bot.js';
import { step, story } from '../story.js';

const schedules = Object.fromEntries(
  routines.all.flatMap(({ name }) => (name === 'morning_patrol' ? [] : [[name, 'off']])),
);

let bot: Bot;
beforeAll(async () => {
  // Monday in Shanghai, shortly before the patrol of the morning.
  bot = await startBot({ now: '2026-11-16T01:50:00Z', branches: [{ ...riverside, schedules }] });
  const settings = { lists: { devices: ['ATM1', 'CRS2'] } };
  await bot.db.prisma.branch.updateMany({ data: { settings } });
});
afterAll(() => bot.close());

type Who = keyof typeof people;
const as = (who: Who) => bot.sandbox.as(people[who]);
const inChannel = () => bot.sandbox.messages(channels.lobby);
const patrol = () => inChannel().findLast(({ text }) => text.startsWith('Morning patrol'))!;
const blocks = () => JSON.stringify(patrol().blocks);
const card = (code: string) => inChannel().find(({ text }) => text.startsWith(code));
const told = (who: Who) =>
  as(who)
    .messages(as(who).direct())
    .map(({ text }) => text)
    .join('\n');
const press = (who: Who, action: string) => {
  const block = (patrol().blocks ?? []).find((one) => JSON.stringify(one).includes(`"${action}"`));
  return as(who).press(patrol(), { blockId: block?.block_id ?? '', actionId: action });
};
const which = 'If not as it should be, which device? Cash in the machines';

story('answers that are not as they should be', async () => {
  const rows = await bot.db.prisma.person.findMany();
  const idOf = (who: Who) => rows.find(({ slackId }) => slackId === people[who])?.id ?? '';
  const branch = await bot.db.prisma.branch.findFirstOrThrow();
  await bot.db.prisma.shift.createMany({
    data: [
      { personId: idOf('ben'), post: 'self_service' },
      { personId: idOf('amy'), post: 'lobby' },
    ].map((duty) => ({ ...duty, branchId: branch.id, date: '2026-11-16', shift: 'full' })),
  });
  await bot.until('2026-11-16T02:01:00Z');

  await step('a machine that is empty is a fault of the device, which is asked for', async () => {
    await press('amy', 'run.answer:machines');
    const refused = await as('amy').answer({ 'Cash in the machines': 'Empty' });
    expect(JSON.stringify(refused)).toContain('Please fill this in.');
    await as('amy').answer({ 'Cash in the machines': 'Empty', [which]: 'ATM1' });
    expect(await bot.db.prisma.record.findFirstOrThrow({ where: { kind: 'fault' } })).toMatchObject({
      details: { device: 'ATM1', state: 'out' },
      ownerId: idOf('ben'),
    });
    expect(blocks()).toContain('⚠️ Cash in the machines (Full): *Empty*');
    expect(blocks()).not.toContain('✅ Cash in the machines');
    expect(patrol().text).toContain('→ *FLT-0001*');
    expect(told('ben')).toContain('FLT-0001');
  });

  await step(
    'a queue of 18 for 35 minutes is one finding, of whoever is in the lobby, due today',
    async () => {
      await press('fang', 'run.answer:machines');
      await as('fang').answer({
        'Customers waiting': '18',
        'Longest wait, minutes': '35',
      });
      const actions = await bot.db.prisma.record.findMany({ where: { kind: 'action' } });
      expect(actions).toMatchObject([{ ownerId: idOf('amy'), details: { due: '2026-11-16' } }]);
      expect(told('amy')).toContain('ACT-0001');
      expect(patrol().text.match(/→ \*ACT-0001\*/g)).toHaveLength(2);
    },
  );

  await step('the same count is the branch’s count of the queue', async () => {
    expect(await bot.db.prisma.record.findFirstOrThrow({ where: { kind: 'flow' } })).toMatchObject({
      details: { waiting: 18, longest: 35 },
    });
  });

  await step('a finding that names nobody is somebody’s all the same, with a date', async () => {
    await press('amy', 'run.finding');
    await as('amy').answer({
      'Which item?': 'Queue in order, waiting explained',
      'What did you see?': 'Rope torn',
    });
    const found = await bot.db.prisma.record.findFirstOrThrow({ where: { kind: 'action', number: 2 } });
    expect(found).toMatchObject({ ownerId: idOf('li'), details: { due: '2026-11-19' } });
    expect(told('li')).toContain('ACT-0002');
    expect(card('ACT-0002')?.text).toContain('Li Na');
  });

  await step('a device that is gone from the branch’s list by then is refused under its input', async () => {
    await press('amy', 'run.answer:machines');
    await bot.db.prisma.branch.updateMany({ data: { settings: { lists: { devices: ['CRS2'] } } } });
    const refused = await as('amy').answer({ 'Cash in the machines': 'Low', [which]: 'ATM1' });
    expect(JSON.stringify(refused)).toContain('This does not fit here');
    expect(await bot.db.prisma.record.count({ where: { kind: 'fault' } })).toBe(1);
    await as('amy').close();
  });
});
