import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { routines } from '../../src/modules.js';
import { type Bot, channels, people, riverside, startBot } from '../bot.js';
import { tickBoxes } from '../boxes.js';

/** What comes by itself in these tests, and nothing else. */
const coming = ['settlement', 'day'];
const schedules = Object.fromEntries(
  routines.all.flatMap(({ name }) => (coming.includes(name) ? [] : [[name, 'off']])),
);

let bot: Bot;
/** Monday in Shanghai; the branch closes at five, when the settlement comes, and its log fifteen minutes later. */
beforeEach(async () => {
  bot = await startBot({ now: '2026-11-16T08:30:00Z', branches: [{ ...riverside, schedules }] });
  await bot.until('2026-11-16T09:01:00Z');
});
afterEach(() => bot.close());

type Who = 'amy' | 'fang' | 'hua';
const as = (who: Who) => bot.sandbox.as(people[who]);
const inChannel = () => bot.sandbox.messages(channels.lobby);
const list = () => inChannel().findLast(({ text }) => text.startsWith('Daily settlement'))!;
const dayLog = () => inChannel().find(({ text }) => text.includes('Not as planned'))!;
const alone = (who: Who) =>
  as(who)
    .messages(channels.lobby)
    .findLast(({ ephemeralFor }) => ephemeralFor === people[who])?.text ?? '';
const actions = async () =>
  (await bot.db.prisma.auditEntry.findMany({ where: { action: { startsWith: 'run.' } } })).sort((a, b) =>
    Number(a.seq - b.seq),
  );
const counter = 'Counter 1: over or short, CNY';

/** The block that holds a button of the list. */
function blockOf(action: string): string {
  const found = (list().blocks ?? []).find((block) => JSON.stringify(block).includes(`"${action}"`));
  return found?.block_id ?? '';
}
const press = (who: Who, action: string) =>
  as(who).press(list(), { blockId: blockOf(action), actionId: action });

/** Counter 1 differs by five, all else is in order. */
async function differsByFive(): Promise<void> {
  await press('amy', 'run.answer:counters');
  const refused = await as('amy').answer({ [counter]: '5' });
  expect(JSON.stringify(refused)).toContain('+5.50 or “over 5.50”');
  await as('amy').answer({ [counter]: 'short 5.50' });
  for (const group of ['books', 'supervisor']) await tickBoxes(as('fang'), list(), group);
}
async function doesNotApply(who: Who, why: string) {
  await press(who, 'run.finding');
  return as(who).answer({
    'Which item?': counter,
    'What about it?': 'Does not apply today',
    'What did you see?': why,
  });
}

describe('a difference of the settlement', () => {
  it('can only be waived by the head, and the log of the day shows it', async () => {
    await differsByFive();
    await press('fang', 'run.sign');
    expect(alone('fang')).toContain('ask the branch head to release the line');

    for (const who of ['amy', 'fang'] as const) {
      const refused = await doesNotApply(who, 'not open');
      expect(JSON.stringify(refused)).toContain('ask the branch head to release it');
      await as(who).close();
    }
    await press('fang', 'run.sign');
    expect(list().text).not.toContain('Signed by');
    expect(JSON.stringify(list().blocks)).toContain('⚠️ Counter 1');
    expect(JSON.stringify(list().blocks)).toContain('*short CN¥5.50*');

    await bot.until('2026-11-16T09:16:00Z');
    expect(dayLog().text).not.toContain('released');
    const before = await actions();
    await doesNotApply('hua', 'the customer, 138 0013 8000, brings it back tomorrow');
    expect(list().text).toContain(
      `Released: ${counter}. the customer, •••• 8000, brings it back tomorrow _Hua Sun_`,
    );
    expect(JSON.stringify(list().blocks)).toContain('➖ Counter 1');
    expect(dayLog().text).toContain(
      `➖ Daily settlement: Hua Sun released “${counter}: short CN¥5.50”. the customer, •••• 8000, brings it back tomorrow`,
    );
    const [entry, ...others] = (await actions()).slice(before.length);
    expect(others).toEqual([]);
    const hua = await bot.db.prisma.person.findUniqueOrThrow({ where: { slackId: people.hua } });
    expect(entry).toMatchObject({ action: 'run.released', actor: hua.id });

    await press('fang', 'run.sign');
    expect(list().text).toContain('Signed in time');
    expect((await actions()).map(({ action }) => action)).toEqual([
      'run.answered',
      'run.ticked',
      'run.ticked',
      'run.released',
      'run.signed',
    ]);
  });

  it('is not there where the counter was not open: anybody says so, and no head is needed', async () => {
    for (const group of ['books', 'supervisor']) await tickBoxes(as('fang'), list(), group);
    await doesNotApply('amy', 'not open');
    expect(list().text).toContain(`Not applicable: ${counter}. not open`);
    await press('fang', 'run.sign');
    expect(list().text).toContain('Signed in time');
    await bot.until('2026-11-16T09:16:00Z');
    expect(dayLog().text).not.toContain('not open');
    expect((await actions()).map(({ action }) => action)).toContain('run.not_applicable');
  });
});

describe('a settlement that was missed', () => {
  it('is excused by the head, in words without numbers of customers, and that is no signature', async () => {
    await bot.until('2026-11-16T13:00:00Z');
    expect(list().text).toContain('Missed');
    await press('hua', 'run.excuse');
    await as('hua').answer({ 'Why was it missed?': 'Mr Wang, 138 0013 8000, fell ill at the counter' });
    const said = 'Missed because: Mr Wang, •••• 8000, fell ill at the counter';
    expect(JSON.stringify(list().blocks)).toContain(said);
    expect(dayLog().text).toContain(said);
    const run = await bot.db.prisma.run.findFirstOrThrow();
    expect(run.excuse).toBe('Mr Wang, •••• 8000, fell ill at the counter');
    expect(JSON.stringify(inChannel())).not.toContain('0013');
    expect((await actions()).map(({ action }) => action)).toEqual(['run.excused']);
  });
});
