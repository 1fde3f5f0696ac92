import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bot, channels, people, startBot } from '../bot.js';
import { step, story } from '../story.js';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

/** What the person alone was told last. */
const told = (who: string, channel: string = channels.lobby) =>
  bot.sandbox
    .as(who)
    .messages(channel)
    .filter(({ ephemeralFor }) => ephemeralFor === who)
    .sort((a, b) => Number(a.ts) - Number(b.ts))
    .at(-1);
const card = (code: string) => bot.sandbox.messages(channels.lobby).find(({ text }) => text.startsWith(code));
const type = (who: string, line: string, channel: string = channels.lobby) =>
  bot.sandbox.as(who).command(line, channel);

/** The block of a view that holds a button. */
function blockIn(view: { blocks: readonly unknown[] } | null, action: string): string {
  const blocks = (view?.blocks ?? []) as { block_id?: string; elements?: { action_id?: string }[] }[];
  return blocks.find(({ elements }) => elements?.some((one) => one.action_id === action))?.block_id ?? '';
}

story('whatever is typed gets a clear answer, and nothing is lost', async () => {
  await step('nothing: the menu', async () => {
    expect(await type(people.amy, '/lobby')).toMatchObject({ ok: true });
    expect(told(people.amy)?.text).toContain('incident');
    expect(told(people.amy)?.text).toContain('complaint');
  });

  await step('a slip: the guess, with the words kept and used at one press', async () => {
    await type(people.amy, '/lobby incidnet the clock fell down');
    expect(told(people.amy)?.text).toContain('Did you mean');
    expect(told(people.amy)?.text).toContain('the clock fell down');
    await bot.sandbox.as(people.amy).press(told(people.amy)!, 'say.again:incident');
    expect(card('INC-0001')?.text).toContain('the clock fell down');
  });

  await step('no command at all: the words given back, to be logged as what they are', async () => {
    await type(people.amy, '/lobby the printer at counter 2 smokes');
    expect(told(people.amy)?.text).toContain('the printer at counter 2 smokes');
    await bot.sandbox.as(people.amy).press(told(people.amy)!, 'say.whole:incident');
    expect(card('INC-0002')?.text).toContain('the printer at counter 2 smokes');
  });

  await step('ten thousand characters: none of them lost', async () => {
    const words = Array.from({ length: 1600 }, (_, index) => `w${index}`)
      .join(' ')
      .slice(0, 10_000);
    await type(people.amy, `/lobby incident ${words}`);
    const record = await bot.db.prisma.record.findFirst({ where: { number: 3 } });
    const notes = await bot.db.prisma.recordEvent.findMany({
      where: { recordId: record?.id ?? '', type: 'noted' },
    });
    const kept = [record?.summary, ...notes.map(({ data }) => (data as { text: string }).text)].join(' ');
    for (const word of words.split(' ')) expect(kept).toContain(word);
    const thread = bot.sandbox.messages(channels.lobby, { thread: card('INC-0003')?.ts ?? '' });
    expect(thread.map(({ text }) => text).join(' ')).toContain('w1590');
  });

  await step('emoji, right-to-left, control characters and mentions do no harm', async () => {
    await type(people.amy, '/lobby incident 🔥 <!channel> مرحبا \u202Eevil\u202C \u0000 <@U06HUA> & <b>');
    const text = card('INC-0004')?.text ?? '';
    expect(text).toContain('🔥');
    expect(text).toContain('مرحبا');
    expect(text).not.toContain('<!channel>');
    expect(text).not.toContain('<@U06HUA>');
    for (const invisible of ['\u202E', '\u0000']) expect(text).not.toContain(invisible);
    expect(text).toContain('&amp;');
  });

  await step('only invisible characters: nothing is logged, a form opens instead', async () => {
    const outcome = await type(people.amy, '/lobby incident \u200B\u202E ');
    expect(outcome.view?.type).toBe('modal');
    await bot.sandbox.as(people.amy).close();
    expect(await bot.db.prisma.record.count()).toBe(4);
  });

  await step('a person without the right is refused in words and can ask to be let in', async () => {
    await type(people.eve, '/lobby incident I saw something');
    expect(told(people.eve)?.text).toContain('not on the list');
    expect(told(people.eve)?.text).toContain('I saw something');
    expect(await bot.db.prisma.record.count()).toBe(4);
    const eve = bot.sandbox.as(people.eve);
    const hua = bot.sandbox.as(people.hua);
    await eve.press(told(people.eve)!, 'join.ask');
    await type(people.eve, '/lobby incident I saw something');
    await eve.press(told(people.eve)!, 'join.ask');
    const asked = hua.messages(hua.direct()).filter(({ text }) => text.includes('Eve Stranger'));
    expect(asked).toHaveLength(1);
    await hua.press(asked[0]!, 'join.approve');
    expect(hua.messages(hua.direct()).find(({ ts }) => ts === asked[0]?.ts)?.text).toContain(
      'is on the list',
    );
    expect(eve.messages(eve.direct()).at(-1)?.text).toContain('Riverside');
    await type(people.eve, '/lobby incident I saw something');
    expect(card('INC-0005')?.text).toContain('I saw something');
  });

  await step('an auditor reads and changes nothing', async () => {
    await type(people.audit, '/lobby incident x');
    expect(told(people.audit)?.text).toContain('auditor');
    await type(people.audit, '/lobby list');
    expect(told(people.audit)?.text).toContain('INC-0001');
    await bot.sandbox.as(people.audit).press(card('INC-0001')!, 'record.move:take');
    expect(card('INC-0001')?.text).toContain('nobody');
  });

  await step('a channel that is no branch means the own branch; a stranger to all is told', async () => {
    await type(people.amy, '/lobby incident seen from elsewhere', channels.plain);
    expect(card('INC-0006')?.text).toContain('seen from elsewhere');
    await type(people.admin, '/lobby incident x', channels.plain);
    expect(told(people.admin, channels.plain)?.text).toContain('/lobby setup');
  });

  await step('a form submitted twice is saved once', async () => {
    const amy = bot.sandbox.as(people.amy);
    await type(people.amy, '/lobby incident');
    const id = amy.view()?.id ?? '';
    const values = amy.fill({ 'What happened?': 'twice' });
    const before = await bot.db.prisma.record.count();
    bot.sandbox.faults([]);
    await Promise.all([amy.submit(id, values), amy.submit(id, values)]);
    expect(await bot.db.prisma.record.count()).toBe(before + 1);
  });

  await step('a button of a record that has moved on says so', async () => {
    const hua = bot.sandbox.as(people.hua);
    const stale = structuredClone(card('INC-0001')!);
    await hua.press(card('INC-0001')!, 'record.move:take');
    bot.sandbox.faults([{ method: 'chat.update', kind: 'error' }]);
    await bot.sandbox.as(people.li).press(card('INC-0001')!, 'record.move:resolve');
    await bot.sandbox.as(people.li).answer({ outcome: 'done' });
    // The edit has not come through: Hua still sees the old card, and resolves it too.
    await hua.press(stale, 'record.move:resolve');
    expect(hua.view()).toBeNull();
    expect(told(people.hua)?.text).toContain('moved on');
    bot.sandbox.faults([]);
    bot.clock.forward(1);
    await bot.sandbox.settle();
    expect(card('INC-0001')?.text).toContain('Resolved');
  });
});

describe('set-up', () => {
  it('is for administrators and head office', async () => {
    await type(people.amy, '/lobby setup', channels.second);
    expect(told(people.amy, channels.second)?.text).toContain('administrators');
  });

  it('makes a channel a branch, with faults under the fields', async () => {
    const admin = bot.sandbox.as(people.admin);
    const outcome = await type(people.admin, '/lobby setup', channels.second);
    expect(outcome.view?.callback_id).toBe('setup.saved');
    const answers = {
      name: 'Hillside',
      timezone: 'Mars/Olympus',
      country: 'xx',
      weekdays: '9 to 5',
      branch_head: [people.hua],
      staff: [people.amy],
    };
    const refused = await admin.answer(answers);
    expect(Object.keys(refused.errors ?? {}).sort()).toEqual(['country', 'timezone', 'weekdays']);
    await admin.answer({ ...answers, timezone: 'Europe/London', country: 'gb', weekdays: '09:30-16:30' });
    expect(await bot.db.prisma.branch.findUnique({ where: { channel: channels.second } })).toMatchObject({
      name: 'Hillside',
      timezone: 'Europe/London',
      country: 'GB',
      hours: { mon: '09:30-16:30', fri: '09:30-16:30' },
    });
    await bot.until('2026-11-16T10:00:00Z');
    expect(bot.sandbox.messages(channels.second).some(({ text }) => text.includes('Opening'))).toBe(true);
  });

  it('of several branches, a person is asked which one is meant', async () => {
    await type(people.amy, '/lobby incident at one of two', channels.plain);
    await bot.sandbox.as(people.amy).press(told(people.amy, channels.plain)!, 'Hillside');
    expect(bot.sandbox.messages(channels.second).some(({ text }) => text.includes('at one of two'))).toBe(
      true,
    );
  });
});

describe('the briefing', () => {
  it('offers what is most urgent to be taken', async () => {
    await type(people.amy, '/lobby incident the alarm panel blinks');
    const code = told(people.amy)?.text.match(/INC-\d+/)?.[0] ?? '';
    await bot.until('2026-11-17T00:35:00Z');
    const briefing = bot.sandbox
      .messages(channels.lobby)
      .findLast(({ text }) => text.startsWith('Good morning'))!;
    const press = bot.sandbox.as(people.li).find(briefing, 'record.move:take');
    expect(press).toBeDefined();
    await bot.sandbox
      .as(people.li)
      .press(briefing, { blockId: press?.blockId ?? '', actionId: 'record.move:take' });
    const li = await bot.db.prisma.person.findUnique({ where: { slackId: people.li } });
    const taken = await bot.db.prisma.recordEvent.findFirst({
      where: { type: 'moved' },
      orderBy: { at: 'desc' },
    });
    expect(taken).toMatchObject({ actorId: li?.id, data: { move: 'take' } });
    expect(code).not.toBe('');
  });
});

describe('people who were listed and never seen', () => {
  it('are known by their names after a while, and strangers do no harm', async () => {
    await bot.db.prisma.person.updateMany({ data: { profileAt: null, name: '?' } });
    await bot.db.prisma.person.create({
      data: { id: crypto.randomUUID(), slackId: 'U0GHOST', name: 'U0GHOST' },
    });
    for (let beat = 0; beat < 4; beat++) await bot.sandbox.settle();
    const people = await bot.db.prisma.person.findMany({ orderBy: { slackId: 'asc' } });
    expect(people.map(({ name }) => name)).toContain('Hua Sun');
    expect(people.filter(({ name, profileAt }) => name === '?' || !profileAt)).toEqual([]);
  });
});

describe('App Home and shortcuts', () => {
  it('shows what is mine and what can be logged', async () => {
    const hua = bot.sandbox.as(people.hua);
    await hua.openHome();
    expect(JSON.stringify(hua.home())).toContain('New Incident');
    await hua.press(
      { view: hua.home()?.id ?? '' },
      { blockId: blockIn(hua.home(), 'record.new:action'), actionId: 'record.new:action' },
    );
    expect(hua.view()?.callback_id).toBe('record.log:action');
    await hua.answer({ summary: 'new batteries for the clock' });
    const made = bot.sandbox.messages(channels.lobby).find(({ text }) => text.startsWith('ACT-0001'));
    await hua.press(made!, 'Hand over');
    await hua.answer({ to: 'Hua Sun' });
    // What is mine now stands on my page without my opening it again.
    expect(JSON.stringify(hua.home())).toContain('new batteries for the clock');
  });

  it('carries the words of a message into a form', async () => {
    const amy = bot.sandbox.as(people.amy);
    await amy.say('the ticket machine eats paper', channels.lobby);
    const message = amy.messages(channels.lobby).find(({ text }) => text.includes('eats paper'))!;
    await amy.shortcut('log_message', { channel: channels.lobby, ts: message.ts });
    expect(amy.view()?.callback_id).toBe('log.chosen');
    await amy.press({ view: amy.view()?.id ?? '' }, 'Incident');
    expect(JSON.stringify(amy.view())).toContain('the ticket machine eats paper');
  });
});
