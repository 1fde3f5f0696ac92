import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { routines } from '../../src/modules.js';
import { type Bot, type BotOptions, channels, people, riverside, startBot } from '../bot.js';

/** What comes by itself in these tests, and nothing else. */
const coming = ['briefing', 'afternoon_patrol', 'closing'];
const quiet = {
  ...riverside,
  schedules: Object.fromEntries(
    routines.all.flatMap(({ name }) => (coming.includes(name) ? [] : [[name, 'off']])),
  ),
};

let bot: Bot;
const start = async (options: BotOptions = {}) => {
  // A Monday in Shanghai, at ten.
  bot = await startBot({ now: '2026-11-16T02:00:00Z', branches: [quiet], ...options });
};
beforeEach(() => start());
afterEach(() => bot.close());

type Who = keyof typeof people;
const person = (who: Who) => bot.sandbox.as(people[who]);
const card = (code: string) => bot.sandbox.messages(channels.lobby).find(({ text }) => text.startsWith(code));
const alone = (who: Who) =>
  person(who)
    .messages(channels.lobby)
    .findLast(({ ephemeralFor }) => ephemeralFor === people[who]);
/** Time goes on, with nothing between. */
const jump = async (then: string) => {
  bot.clock.set(then);
  await bot.sandbox.settle();
};
const log = (line: string, who: Who = 'amy') => person(who).command(`/lobby ${line}`, channels.lobby);
const closing = () => bot.sandbox.messages(channels.lobby).findLast(({ text }) => text.startsWith('Closing'));

/** The closing list comes, and every line of it is settled but the signature. */
async function closingTime(day = '2026-11-16') {
  await jump(`${day}T08:46:00Z`);
  // The doors shut at five: nobody signs before.
  await jump(`${day}T09:01:00Z`);
  const run = await bot.db.prisma.run.findFirstOrThrow({ where: { list: 'closing', date: day } });
  await bot.db.prisma.item.updateMany({ where: { runId: run.id }, data: { state: 'done' } });
  await bot.db.prisma.run.update({
    where: { id: run.id },
    data: { status: 'settled', doneAt: bot.clock.now() },
  });
  await bot.sandbox.settle();
  return run.id;
}
const sign = async (id: string, who: Who = 'fang') => {
  const place = { channel: channels.lobby, ts: closing()?.ts ?? '' };
  await person(who).press(place, { blockId: blockOf(), actionId: 'run.sign' });
  return (await bot.db.prisma.run.findUniqueOrThrow({ where: { id } })).status;
};
/** The block of the closing list's signature. */
const blockOf = () =>
  (closing()?.blocks ?? []).find(
    (block) => 'elements' in block && JSON.stringify(block.elements).includes('"run.sign"'),
  )?.block_id ?? '';
const redraw = async (id: string) => {
  const { branchId } = await bot.db.prisma.run.findUniqueOrThrow({ where: { id } });
  await bot.db.prisma.outbox.create({
    data: {
      id: crypto.randomUUID(),
      branchId,
      view: 'run',
      subject: id,
      target: channels.lobby,
      notBefore: bot.clock.now(),
    },
  });
  await bot.sandbox.settle();
};
const settled = async (day?: string) => {
  const id = await closingTime(day);
  await redraw(id);
  return id;
};
const refused = () => alone('fang')?.text ?? '';

describe('the form of a handover', () => {
  it('begins with what is open now, to be edited', async () => {
    await log('incident sev2 #medical customer fainted at counter 3');
    await log('fault #out #ATM1 eats cards');
    await log('action mend the tap @ben 2026-11-18');
    await log('referral wants to invest', 'amy');
    await jump('2026-11-16T07:00:00Z');
    await log('handover', 'li');
    const form = JSON.stringify(person('li').view());
    expect(form).toContain('INC-0001 customer fainted at counter 3');
    expect(form).toContain('FLT-0001 eats cards');
    expect(form).toContain('ACT-0001 mend the tap 2026-11-18 · with Ben Wu');
    expect(form).toContain('Afternoon patrol: not signed');
    // What must not be left behind comes first.
    expect(form.indexOf('FLT-0001')).toBeLessThan(form.indexOf('ACT-0001'));
    expect(form.indexOf('INC-0001')).toBeLessThan(form.indexOf('ACT-0001'));
    await person('li').answer({ 接班人: 'Ben Wu' });
    expect(card('HND-0001')?.text).toContain('eats cards');
    expect(await bot.db.prisma.record.count({ where: { kind: 'action' } })).toBe(1);
  });

  it('is empty where nothing is open, and a line says it all', async () => {
    await log('handover', 'li');
    expect(JSON.stringify(person('li').view())).not.toContain('initial_value');
    await person('li').close();
    await log('handover @ben the engineer comes at two', 'li');
    expect(card('HND-0001')?.text).toContain('the engineer comes at two');
  });
});

describe('the closing list', () => {
  it('is signed without a handover where nothing is left behind', async () => {
    await log('action mend the tap @ben 2026-11-18');
    await log('incident sev3 somebody spilt tea');
    await person('ben').press(card('INC-0001')!, 'record.move:take');
    expect(await sign(await settled())).toBe('signed');
  });

  it('is not signed while a point is with nobody and in no accepted note', async () => {
    await log('incident sev3 somebody spilt tea');
    const id = await settled();
    expect(await sign(id)).not.toBe('signed');
    expect(refused()).toContain('in no accepted handover: INC-0001');
    await log('handover @ben all is well', 'li');
    await person('ben').press(card('HND-0001')!, 'record.move:accept');
    expect(await sign(id)).not.toBe('signed');
    await log('handover', 'li');
    expect(JSON.stringify(person('li').view())).toContain('INC-0001 somebody spilt tea');
    await person('li').answer({ 接班人: 'Ben Wu' });
    expect(await sign(id)).not.toBe('signed');
    expect(refused()).toContain('HND-0002 is not accepted yet by Ben Wu');
    // Somebody else than it names took it: that is not the receiver.
    await person('amy').press(card('HND-0002')!, 'record.move:accept');
    expect(await sign(id)).not.toBe('signed');
    await person('fang').press(card('HND-0002')!, 'record.move:reopen');
    await person('fang').answer({ Reason: 'Ben takes it' });
    await person('ben').press(card('HND-0002')!, 'record.move:accept');
    expect(await sign(id)).toBe('signed');
  });

  it('is not signed before a handover of the day is accepted', async () => {
    await log('handover @ben the engineer comes tomorrow', 'li');
    const id = await settled();
    expect(await sign(id)).not.toBe('signed');
    expect(refused()).toContain('HND-0001 is not accepted yet by Ben Wu');
    // The head cannot either.
    expect(await sign(id, 'hua')).not.toBe('signed');
    await person('ben').press(card('HND-0001')!, 'record.move:accept');
    expect(await sign(id)).toBe('signed');
  });

  it.each([
    ['a grave incident', 'incident sev2 #medical customer fainted'],
    ['a device out of service', 'fault #out #ATM1 eats cards'],
  ])('is not signed while %s has no receiver', async (_, line) => {
    await log(line);
    const id = await settled();
    expect(await sign(id)).not.toBe('signed');
    await log('handover @ben look after it', 'li');
    expect(await sign(id)).not.toBe('signed');
    await person('ben').press(card('HND-0001')!, 'record.move:accept');
    expect(await sign(id)).toBe('signed');
  });

  it('is not signed while an overdue complaint has no receiver', async () => {
    await log('complaint waited an hour');
    await person('amy').press(card('CMP-0001')!, 'record.move:take');
    expect(await sign(await settled())).toBe('signed');
    const id = await settled('2026-11-17');
    expect(await sign(id)).not.toBe('signed');
    expect(refused()).toContain('in no accepted handover: CMP-0001');
  });

  it('is not signed where something happened after the handover was given', async () => {
    await log('handover @ben all is well', 'li');
    await person('ben').press(card('HND-0001')!, 'record.move:accept');
    bot.clock.forward(5);
    await log('fault #out #ATM1 eats cards');
    const id = await settled();
    expect(await sign(id)).not.toBe('signed');
    await log('handover @ben and the ATM', 'li');
    await person('ben').press(card('HND-0002')!, 'record.move:accept');
    expect(await sign(id)).toBe('signed');
  });

  it('is signed by whoever may where the branch does without handovers', async () => {
    await bot.db.prisma.branch.updateMany({ data: { settings: { kindsOff: ['handover'] } } });
    await log('fault #out #ATM1 eats cards');
    expect(await sign(await settled())).toBe('signed');
  });

  it('that was posted before there was a gate has none', async () => {
    await log('fault #out #ATM1 eats cards');
    const id = await settled();
    const { rules } = await bot.db.prisma.run.findUniqueOrThrow({ where: { id } });
    const { gate: _, ...before } = rules as Record<string, unknown>;
    await bot.db.prisma.run.update({ where: { id }, data: { rules: before as never } });
    await bot.db.prisma.item.updateMany({
      where: { runId: id },
      data: { rule: { optional: true }, state: 'done' },
    });
    expect(await sign(id)).toBe('signed');
  });

  it('that was posted before there were facts waits for any handover, as it did', async () => {
    await log('fault #out #ATM1 eats cards');
    const id = await settled();
    const { rules } = await bot.db.prisma.run.findUniqueOrThrow({ where: { id } });
    const before = { ...(rules as object), gate: 'handover' };
    await bot.db.prisma.run.update({ where: { id }, data: { rules: before as never } });
    await bot.db.prisma.item.updateMany({
      where: { runId: id },
      data: { rule: { optional: true }, state: 'done' },
    });
    expect(await sign(id)).not.toBe('signed');
    expect(refused()).toContain('handed over and accepted');
    await log('handover @ben look after it', 'li');
    await person('ben').press(card('HND-0001')!, 'record.move:accept');
    expect(await sign(id)).toBe('signed');
  });
});

it('what was handed over stands in the briefings until it is accepted', async () => {
  await log('handover @ben the engineer comes at two', 'li');
  const briefing = () =>
    bot.sandbox.messages(channels.lobby).findLast(({ text }) => text.startsWith('Good morning'))?.text;
  await jump('2026-11-17T00:31:00Z');
  expect(briefing()).toContain('Handed over, not yet accepted: ');
  expect(briefing()).toContain('the engineer comes at two');
  expect(briefing()).toContain('Nothing is overdue');
  await person('ben').press(card('HND-0001')!, 'record.move:accept');
  await jump('2026-11-18T00:31:00Z');
  expect(briefing()).not.toContain('the engineer comes at two');
});
