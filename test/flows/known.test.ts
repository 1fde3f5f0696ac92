import { afterAll, beforeAll, expect } from 'vitest';
import { routines } from '../../src/modules.js';
import { type Bot, channels, people, riverside, startBot } from '../bot.js';
import { tickBoxes, tickEveryBox } from '../boxes.js';
import { step, story } from '../story.js';
import { pressUnfolded, unfold } from '../unfold.js';

/** What comes by itself here, and nothing else. */
const coming = ['briefing', 'opening', 'huddle', 'morning_patrol', 'settlement', 'closing', 'day'];
const schedules = Object.fromEntries(
  routines.all.flatMap(({ name }) => (coming.includes(name) ? [] : [[name, 'off']])),
);

let bot: Bot;
beforeAll(async () => {
  // Monday in Shanghai, an hour and a half before the doors open.
  bot = await startBot({ now: '2026-11-15T23:30:00Z', branches: [{ ...riverside, schedules }] });
});
afterAll(() => bot.close());

type Who = keyof typeof people;
const as = (who: Who) => bot.sandbox.as(people[who]);
const inChannel = () => bot.sandbox.messages(channels.lobby);
const list = (name: string) => inChannel().findLast(({ text }) => text.startsWith(name))!;
/** All that a message says, as somebody who reads English sees it who wants all of it. */
async function said(name: string): Promise<string> {
  const view = await unfold(as('hua'), list(name));
  if (view) await as('hua').close();
  return JSON.stringify((view ?? list(name)).blocks);
}
const card = (code: string) => inChannel().find(({ text }) => text.startsWith(code))!;
const log = (who: Who, line: string) => as(who).command(`/lobby ${line}`, channels.lobby);
const alone = (who: Who) =>
  as(who)
    .messages(channels.lobby)
    .findLast(({ ephemeralFor }) => ephemeralFor === people[who])?.text ?? '';
const press = (who: Who, name: string, action: string) => pressUnfolded(as(who), list(name), action);
const allDone = (who: Who, name: string) => tickEveryBox(as(who), () => list(name));
const actions = async (action: string) =>
  (await bot.db.prisma.auditEntry.findMany({ where: { action }, orderBy: { id: 'asc' } })).map(
    ({ actor }) => actor,
  );

story('a day on which Lobby fills in what it knows', async () => {
  const rows = await bot.db.prisma.person.findMany();
  const idOf = (who: Who) => rows.find(({ slackId }) => slackId === people[who])?.id ?? '';
  const branch = await bot.db.prisma.branch.findFirstOrThrow();
  await bot.db.prisma.shift.createMany({
    data: [
      { who: 'amy' as const, post: 'lobby', shift: 'full' },
      { who: 'ben' as const, post: 'counter', shift: 'full' },
      { who: 'li' as const, post: 'lobby', shift: 'late' },
    ].map(({ who, ...duty }) => ({ ...duty, branchId: branch.id, date: '2026-11-16', personId: idOf(who) })),
  });

  await step('“everybody on the roster is here” says who is not, and cannot be ticked', async () => {
    await bot.until('2026-11-16T00:31:00Z');
    expect(await said('Opening')).toMatch(
      /⬜ Everybody on the roster is here · _not here yet: (Amy Chen and Ben Wu|Ben Wu and Amy Chen)_/,
    );
    await allDone('amy', 'Opening');
    expect(await said('Opening')).toContain('⬜ Everybody on the roster is here');
    await as('amy').press(list('Good morning'), 'briefing.here');
    expect(await said('Opening')).toContain('not here yet: Ben Wu');
    await press('amy', 'Opening', 'run.answer:equipment');
    await as('amy').answer({ 'Cash in ATM and recycler': 'Full', 'Hall temperature, °C': '22' });
    await press('li', 'Opening', 'run.sign');
    expect(alone('li')).toContain('Everybody on the roster is here (not here yet: Ben Wu)');
    await as('ben').press(list('Good morning'), 'briefing.here');
    expect(await said('Opening')).toContain('✅ Everybody on the roster is here · _2 here_');
    await press('li', 'Opening', 'run.sign');
    expect(list('Opening').text).toContain('Signed in time');
    expect(await actions('run.filled')).toContain('lobby');
  });

  await step('what it said is kept with the signature', async () => {
    await bot.db.prisma.presence.deleteMany({ where: { personId: idOf('ben') } });
    await log('hua', 'briefing');
    const run = await bot.db.prisma.run.findFirstOrThrow({
      where: { list: 'opening' },
      include: { items: true },
    });
    expect(run.items.find(({ text }) => text === 'Everybody on the roster is here')).toMatchObject({
      state: 'done',
      note: '2 here',
      by: null,
    });
    await bot.db.prisma.presence.create({
      data: { branchId: branch.id, personId: idOf('ben'), date: '2026-11-16', at: bot.clock.now() },
    });
  });

  await step('the huddle knows who is there, and what yesterday was', async () => {
    await bot.until('2026-11-16T00:51:00Z');
    expect(await said('Morning huddle')).toContain('✅ People present: *2*');
    expect(await said('Morning huddle')).toContain('Yesterday');
    expect(await said('Morning huddle')).toMatch(/read out · _Complaints/);
  });

  await step('a patrol does not call machines working while a fault says otherwise', async () => {
    await log('amy', 'fault #out ATM1 eats cards');
    await bot.until('2026-11-16T02:01:00Z');
    expect(await said('Morning patrol')).toContain('✅ Every post manned');
    expect(list('Morning patrol').text).toContain('Finding: Machines working. out of service: FLT-0001');
    await tickBoxes(as('amy'), list('Morning patrol'), 'machines');
    expect(list('Morning patrol').text).toContain('→ *FLT-0001*');
  });

  await step('a count of the queue stands in the patrol by itself', async () => {
    await log('amy', 'flow 4 10');
    expect(await said('Morning patrol')).toContain('✅ Customers waiting (optional) (≤ 15): *4*');
    expect(await said('Morning patrol')).toContain('✅ Longest wait, minutes (optional) (≤ 20): *10*');
    await log('amy', 'flow 18 35');
    expect(await said('Morning patrol')).toContain('⚠️ Customers waiting (optional) (≤ 15): *18*');
  });

  await step('closing is not signed before the doors shut, whatever is ticked', async () => {
    await bot.until('2026-11-16T08:46:00Z');
    expect(await said('Closing')).toContain(
      '🕒 Doors locked, windows closed · _the doors are open until 17:00_',
    );
    expect(await said('Closing')).toContain('⬜ Daily settlement signed · _it comes at 17:00_');
    expect(await said('Closing')).toContain('in no accepted handover: FLT-0001');
    await allDone('fang', 'Closing');
    await press('fang', 'Closing', 'run.answer:premises');
    await as('fang').answer({ 'Cash in the machines for the night': 'Full' });
    await press('fang', 'Closing', 'run.sign');
    expect(alone('fang')).toContain('Alarm set (the doors are open until 17:00)');
    expect(alone('fang')).toContain('Work log filed (nobody has written it yet)');
    expect(list('Closing').text).not.toContain('Signed by');
  });

  await step('nor before settlement, handover and work log, each named with its reason', async () => {
    await bot.until('2026-11-16T09:16:00Z');
    await allDone('fang', 'Closing');
    expect(await said('Closing')).toContain('lines still open, first: Counter 1');
    await log('li', 'handover @ben the ATM');
    expect(await bot.db.prisma.record.findFirstOrThrow({ where: { kind: 'handover' } })).toMatchObject({
      summary: 'the ATM\n• FLT-0001 ATM1 eats cards',
    });
    expect(await said('Closing')).toContain('HND-0001 is not accepted yet by Ben Wu');
    await as('ben').press(card('HND-0001'), 'record.move:accept');
    expect(await said('Closing')).toContain('✅ Open points handed over and accepted');
    // Ben stands at the counter.
    await press('ben', 'Daily settlement', 'run.answer:counters');
    await as('ben').answer({ 'Counter 1: over or short, CNY': '0' });
    await allDone('fang', 'Daily settlement');
    await press('fang', 'Closing', 'run.sign');
    expect(alone('fang')).toContain('Daily settlement signed (it waits for a signature)');
    await press('fang', 'Daily settlement', 'run.sign');
    expect(await said('Closing')).toContain('✅ Daily settlement signed · _Fang Min, 17:16_');
  });

  await step('the head alone lets go of what is known not to be so, with a reason that is told', async () => {
    const release = async (who: Who) => {
      await press(who, 'Closing', 'run.finding');
      return as(who).answer({
        'Which item?': 'Work log filed',
        'What about it?': 'Does not apply today',
        'What did you see?': 'Li is ill, call 138 0013 8000',
      });
    };
    expect(JSON.stringify(await release('fang'))).toContain('ask the branch head to release it');
    await as('fang').close();
    await release('hua');
    expect(list('Closing').text).toContain('Released: Work log filed. Li is ill, call •••• 8000 _Hua Sun_');
    expect(await actions('run.released')).toEqual([idOf('hua')]);
    await press('fang', 'Closing', 'run.sign');
    expect(list('Closing').text).toContain('Signed in time');
    const dayLog = inChannel().find(({ text }) => text.includes('Not as planned'));
    expect(dayLog?.text).toContain('Hua Sun released “Work log filed”. Li is ill, call •••• 8000');
  });
});
