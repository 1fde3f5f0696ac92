import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetPassing } from '../../src/platform/slack/store/drafts.js';
import { spellSome } from '../../src/records/store/words.js';
import { type Bot, channels, people, riverside, startBot } from '../bot.js';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({
    branches: [
      riverside,
      {
        ...riverside,
        name: 'Hillside',
        channel: channels.second,
        people: { [people.amy]: ['staff'], [people.hua]: ['branch_head'], [people.eve]: ['staff'] },
      },
    ],
  });
  // What was there before this week.
  bot.clock.set('2026-10-20T02:00:00Z');
  await type(people.amy, '/lobby complaint #waiting forty minutes in the queue');
  await type(people.ben, '/lobby incident the ticket printer smokes');
  bot.clock.set('2026-11-16T02:00:00Z');
  await type(people.li, '/lobby incident printer at counter 2 is jammed');
  await type(people.amy, '/lobby incident 自助机旁边有水渍');
  await type(people.amy, '/lobby incident the roof of Hillside leaks', channels.second);
  await type(people.ben, '/lobby appointment 明天 14:00 王先生 开户');
  await bot.sandbox.as(people.rui).press(card('INC-0002')!, 'record.move:take');
});
afterAll(() => bot.close());

const type = (who: string, line: string, channel: string = channels.lobby) =>
  bot.sandbox.as(who).command(line, channel);
const card = (code: string) => bot.sandbox.messages(channels.lobby).find(({ text }) => text.startsWith(code));
const told = (who: string, channel: string = channels.lobby) =>
  bot.sandbox
    .as(who)
    .messages(channel)
    .filter(({ ephemeralFor }) => ephemeralFor === who)
    .sort((a, b) => Number(a.ts) - Number(b.ts))
    .at(-1);
/** The numbers in the answer to a line, sorted. */
async function found(who: string, line: string, channel: string = channels.lobby): Promise<string[]> {
  await type(who, line, channel);
  return codes(told(who, channel)?.text ?? '');
}
const codes = (text: string) => [...new Set(text.match(/\b[A-Z]{3}-\d{4}\b/g))].sort();

/** A view's words, blocks and all. */
const words = (view: unknown) => JSON.stringify(view);

describe('one line can search', () => {
  it.each([
    ['a number', 'INC-0002', ['INC-0002']],
    ['a number of several digits, written otherwise', 'inc 2', ['INC-0002']],
    ['words, whatever their order', 'printer jammed', ['INC-0002']],
    ['a piece of a Chinese sentence', '水渍', ['INC-0003']],
    ['a kind', 'complaint', ['CMP-0001']],
    ['a kind in Chinese', '投诉', ['CMP-0001']],
    ['a kind and a month', 'incident 2026-10', ['INC-0001']],
    ['a month in Chinese', '上月', ['CMP-0001', 'INC-0001']],
    ['somebody, as reporter or as owner', '@ben incident', ['INC-0001']],
    ['an owner', '@rui', ['INC-0002']],
    ['a status', 'being handled', ['INC-0002']],
    ['a status in Chinese', '处理中', ['INC-0002']],
    ['what is open, with a word in quotation marks', 'printer open "smokes"', ['INC-0001']],
    ['words in quotation marks as they stand', '"waiting time"', ['INC-0012']],
    ['an option by what its label says', 'waiting time', ['CMP-0001']],
  ])('%s: %s', async (_, line, expected) => {
    expect(await found(people.amy, `/lobby find ${line}`)).toEqual(expected);
  });

  it('links to the card, and says how the line was understood', async () => {
    await type(people.amy, '/lobby find incident jammed @li');
    const { text } = told(people.amy)!;
    expect(text).toContain('Looked for: Incident · @Li Na · “jammed”');
    expect(text).toMatch(/<https?:[^|]+\/archives\/C0LOBBY\/p\d+\|INC-0002>/);
  });

  it('nothing, and says so with the words as they were understood', async () => {
    await type(people.amy, '/lobby find unicorn last week');
    const { text } = told(people.amy)!;
    expect(text).toContain('Nothing was found');
    expect(text).toContain('“unicorn”');
    expect(codes(text)).toEqual(['INC-0012']);
  });

  it('finds nothing by wildcards of SQL', async () => {
    for (const sign of ['%', '_', '\\', "'; DROP TABLE"])
      expect(await found(people.amy, `/lobby find ${sign}`), sign).toEqual(['INC-0012']);
  });

  it('never finds encrypted values, nor records of another branch', async () => {
    expect(await found(people.amy, '/lobby find 王先生')).toEqual(['INC-0012']);
    await type(people.amy, '/lobby find appointment');
    expect(told(people.amy)?.text).toContain('APT-0001');
    expect(told(people.amy)?.text).not.toContain('王先生');
    expect(await found(people.amy, '/lobby find roof')).toEqual(['INC-0012']);
    expect(await found(people.amy, '/lobby find INC-0001')).toEqual(['INC-0001']);
    expect(told(people.amy)?.text).toContain('smokes');
    expect(await found(people.hua, '/lobby find INC-0001', channels.second)).toEqual(['INC-0001']);
    expect(told(people.hua, channels.second)?.text).toContain('roof');
  });

  it('nothing for somebody of another branch', async () => {
    await type(people.eve, '/lobby find printer');
    expect(told(people.eve)?.text).toContain('not on the list');
  });
});

describe('lists', () => {
  it('what is open; with words, of that only what fits', async () => {
    expect(await found(people.amy, '/lobby list')).toEqual([
      'APT-0001',
      'CMP-0001',
      'INC-0001',
      'INC-0002',
      'INC-0003',
    ]);
    expect(await found(people.amy, '/lobby list incident printer')).toEqual(['INC-0001', 'INC-0002']);
    expect(await found(people.amy, '/lobby 清单 投诉')).toEqual(['CMP-0001']);
    await bot.sandbox.as(people.li).press(card('INC-0003')!, 'record.move:resolve');
    await bot.sandbox.as(people.li).answer({ outcome: 'mopped up' });
    expect(await found(people.amy, '/lobby list incident')).toEqual(['INC-0001', 'INC-0002']);
    expect(await found(people.amy, '/lobby list closed')).toEqual(['INC-0003']);
    expect(await found(people.amy, '/lobby find mopped')).toEqual(['INC-0003']);
  });

  it('what is mine', async () => {
    expect(await found(people.rui, '/lobby my')).toEqual(['INC-0002']);
    expect(await found(people.ben, '/lobby my')).toEqual(['APT-0001']);
  });

  it('an auditor sees them too', async () => {
    expect(await found(people.audit, '/lobby list complaint')).toEqual(['CMP-0001']);
  });

  it('cases by what they are about', async () => {
    expect(await found(people.amy, '/lobby cases')).toEqual([]);
    const { id: reporterId } = (await bot.db.prisma.person.findUnique({ where: { slackId: people.li } }))!;
    const { id: branchId } = (await bot.db.prisma.branch.findUnique({ where: { channel: channels.lobby } }))!;
    const now = bot.clock.now();
    for (const [place, topic] of ['complaint', 'fraud'].entries())
      await bot.db.prisma.record.create({
        data: {
          id: crypto.randomUUID(),
          branchId,
          kind: 'case',
          number: place + 1,
          status: 'noted',
          summary: `A lesson, the number ${place + 1}`,
          details: { topic },
          reporterId,
          createdAt: now,
          updatedAt: now,
          closedAt: now,
        },
      });
    expect(await found(people.amy, '/lobby cases')).toEqual(['CAS-0001', 'CAS-0002']);
    expect(await found(people.amy, '/lobby cases complaint')).toEqual(['CAS-0001']);
    expect(await found(people.li, '/lobby 案例 lesson')).toEqual(['CAS-0001', 'CAS-0002']);
  });
});

describe('however it is written', () => {
  beforeAll(async () => {
    await type(people.ben, '/lobby fault ＡＴＭ２ 吞卡，客戶排隊');
    await type(people.ben, '/lobby enquiry is the café next door ours, for 1,000 yuan');
  });

  it.each([
    ['ATM2', ['FLT-0001']],
    ['"atm 2"', ['FLT-0001']],
    ['排队', ['FLT-0001']],
    ['客户 排隊', ['FLT-0001']],
    ['cafe', ['ENQ-0001']],
    ['CAFÉ', ['ENQ-0001']],
    ['1000', ['ENQ-0001']],
    ['1,000 yuan', ['ENQ-0001']],
  ])('%s', async (words, expected) => {
    expect(await found(people.amy, `/lobby find ${words}`)).toEqual(expected);
  });

  it('also where the words were written by a version that knows of no spelling, and soon in any', async () => {
    const unspelled = { spelling: null, spelled: null };
    await bot.db.prisma.record.updateMany({ data: unspelled });
    expect(await found(people.amy, '/lobby find jammed')).toEqual(['INC-0002']);
    expect(await found(people.amy, '/lobby find 吞卡')).toEqual(['FLT-0001']);
    while (await spellSome(bot.db));
    expect(await bot.db.prisma.record.count({ where: { spelling: null } })).toBe(0);
    expect(await found(people.amy, '/lobby find 排队')).toEqual(['FLT-0001']);
    // An older version changes the words, and leaves the spelling.
    const where = { summary: { contains: 'ours' } };
    await bot.db.prisma.record.updateMany({
      where,
      data: { summary: 'a bakery', version: { increment: 1 } },
    });
    expect(await found(people.amy, '/lobby find bakery')).toEqual(['ENQ-0001']);
    expect(await found(people.amy, '/lobby find cafe')).toEqual(['INC-0012']);
  });

  it('a number by itself, of any kind, before what has it in its words', async () => {
    expect(await found(people.amy, '/lobby find 0001')).toEqual([
      'APT-0001',
      'CAS-0001',
      'CMP-0001',
      'ENQ-0001',
      'FLT-0001',
      'INC-0001',
    ]);
    await type(people.amy, '/lobby find 2');
    const lines = told(people.amy)!.text;
    expect(lines.indexOf('INC-0002')).toBeLessThan(lines.indexOf('FLT-0001'));
  });

  it('a link to its card', async () => {
    const link = bot.sandbox.as(people.amy) && linkTo('INC-0003');
    expect(await found(people.amy, `/lobby find ${link}`)).toEqual(['INC-0003']);
    expect(await found(people.amy, `/lobby find <${link}?thread_ts=1.2>`)).toEqual(['INC-0003']);
    expect(await found(people.amy, `/lobby list incident ${link}`)).toEqual(['INC-0003']);
    // Of another branch it is nothing here.
    const roof = bot.sandbox.messages(channels.second).find(({ text }) => text.startsWith('INC-0001'));
    const there = linkTo('INC-0001', roof);
    expect(await found(people.amy, `/lobby find ${there}`)).toEqual(['INC-0012']);
  });
});

/** The link to a card, as Slack copies it. */
const linkTo = (code: string, message = card(code)) =>
  `https://harbour-bank.slack.com/archives/${message!.channel}/p${message!.ts.replace('.', '')}`;

describe('one slip', () => {
  it.each([
    ['jammedd', 'jammed', ['INC-0002']],
    ['pritner counter', 'printer', ['INC-0002']],
    ['排队队', '排队', ['FLT-0001']],
    ['吞卡了', '吞卡', ['FLT-0001']],
    ['complaintt', 'complaint', ['CMP-0001']],
    ['投诉诉', '投诉', ['CMP-0001']],
  ])('%s gives what is nearest, and says so', async (typed, meant, expected) => {
    expect(await found(people.amy, `/lobby find ${typed}`)).toEqual(expected);
    expect(told(people.amy)?.text).toContain(
      `Nothing was found for “${typed.split(' ')[0]}”. Did you mean “${meant}”?`,
    );
  });
});

describe('a line that is nothing but a record', () => {
  const shows = async (line: string, who: string = people.amy, channel: string = channels.lobby) => {
    await type(who, line, channel);
    return told(who, channel)!;
  };

  it.each(['INC-2', '/lobby inc 2', '/lobby INC–0002', '/lobby 突发2', '/lobby incident 2'])(
    '%s shows its card to whoever asked',
    async (line) => {
      const { text, blocks } = await shows(line.replace(/^(?!\/)/, '/lobby '));
      expect(text).toContain('INC-0002 · Incident');
      expect(text).toContain('printer at counter 2 is jammed');
      expect(words(blocks)).toContain('record.note');
    },
  );

  it('so does a link to the card, in any branch of theirs', async () => {
    expect((await shows(`/lobby ${linkTo('INC-0003')}`)).text).toContain('INC-0003 · Incident');
    const roof = bot.sandbox.messages(channels.second).find(({ text }) => text.startsWith('INC-0001'));
    expect((await shows(`/lobby ${linkTo('INC-0001', roof)}`)).text).toContain('roof of Hillside');
    const { text } = await shows(`/lobby ${linkTo('INC-0003')}`, people.eve, channels.second);
    expect(text).not.toContain('INC-0003');
    expect(text).toContain('not on the list');
  });

  it('a number that no record has is said, and is never logged by its prefix', async () => {
    expect((await shows('/lobby INC-0099')).text).toContain('No such number here');
    expect((await shows('/lobby INC-2', people.eve)).text).toContain('not on the list');
  });
});

describe('a name that several people have', () => {
  it('is asked about, and one press says who', async () => {
    const amy = bot.sandbox.as(people.amy);
    await bot.db.prisma.person.update({ where: { slackId: people.rui }, data: { name: 'Rui Chen' } });
    await type(people.amy, '/lobby find @chen incident');
    const asked = told(people.amy)!;
    expect(asked.text).toContain('“@chen” could be several people');
    expect(asked.text).toContain('Amy Chen and Rui Chen');
    const rui = await bot.db.prisma.person.findUnique({ where: { slackId: people.rui } });
    await amy.press(asked, `find.who:${rui!.id}`);
    expect(codes(told(people.amy)!.text)).toEqual(['INC-0002']);
    expect(told(people.amy)?.text).toContain('Incident · @Rui Chen');
    await type(people.amy, '/lobby find');
    const { errors } = await amy.answer({ words: '@chen incident' });
    expect(errors?.words).toContain('Whom do you mean? @Amy Chen and @Rui Chen');
    await amy.close();
    await bot.db.prisma.person.update({ where: { slackId: people.rui }, data: { name: 'Rui Zhao' } });
  });
});

describe('a merged record', () => {
  it('is found by its number, with the one it went into, and nowhere else', async () => {
    const rows = await bot.db.prisma.record.findMany({ where: { kind: 'incident', number: { in: [1, 2] } } });
    const riversideId = (await bot.db.prisma.branch.findUnique({ where: { channel: channels.lobby } }))?.id;
    const [first, second] = rows
      .filter(({ branchId }) => branchId === riversideId)
      .sort((a, b) => a.number - b.number);
    await bot.db.prisma.record.update({
      where: { id: second!.id },
      data: { mergedId: first!.id, closedAt: bot.clock.now() },
    });
    expect(await found(people.amy, '/lobby find INC-0002')).toEqual(['INC-0001', 'INC-0002']);
    expect(told(people.amy)?.text).toMatch(/The same as <https?:[^|]+\|INC-0001>/);
    expect(await found(people.amy, '/lobby find printer')).toEqual(['INC-0001']);
    expect(await found(people.amy, '/lobby list incident')).toEqual(['INC-0001']);
    await bot.db.prisma.record.update({
      where: { id: second!.id },
      data: { mergedId: null, closedAt: null },
    });
  });
});

describe('the form', () => {
  it('asks one by one, and its answer is the first page', async () => {
    const li = bot.sandbox.as(people.amy);
    const outcome = await type(people.amy, '/lobby find');
    expect(outcome.view?.callback_id).toBe('find.asked');
    const shown = await li.answer({
      words: 'printer',
      Kind: 'Incident',
      'Open or closed': 'open',
      from: '2026-11-01',
      to: '2026-11-30',
    });
    expect(words(shown.view)).toContain('INC-0002');
    expect(words(shown.view)).not.toContain('INC-0001');
    expect(words(shown.view)).toContain('Sun 1 Nov – Mon 30 Nov');
    await li.close();
    await type(people.amy, '/lobby find');
    expect(words((await li.answer({ 'Logged by, or with': 'Rui Zhao' })).view)).toContain('INC-0002');
    await li.close();
  });

  it('says under the day that it comes before the first', async () => {
    const amy = bot.sandbox.as(people.amy);
    await type(people.amy, '/lobby find');
    const outcome = await amy.answer({ from: '2026-11-02', to: '2026-11-01' });
    expect(Object.keys(outcome.errors ?? {})).toEqual(['to']);
    await amy.close();
  });

  it('does not offer a kind that the branch has switched off; what was logged of it is found all the same', async () => {
    const where = { channel: channels.lobby };
    await bot.db.prisma.branch.update({ where, data: { settings: { kindsOff: ['complaint'] } } });
    const { view } = await type(people.amy, '/lobby find');
    const [, kind] = (view?.blocks ?? []) as { element?: { options?: { value: string }[] } }[];
    const offered = kind?.element?.options?.map(({ value }) => value);
    expect(offered).toContain('incident');
    expect(offered).toContain('case');
    expect(offered).not.toContain('complaint');
    await bot.sandbox.as(people.amy).close();
    expect(await found(people.amy, '/lobby find complaint')).toEqual(['CMP-0001']);
    await bot.db.prisma.branch.update({ where, data: { settings: {} } });
  });
});

describe('pages', () => {
  beforeAll(async () => {
    for (let count = 1; count <= 27; count++)
      await type(people.ben, `/lobby praise a kind word, the ${count}th`);
  });
  const marks = (text: string) => [...text.matchAll(/the (\d+)th/g)].map(([, mark]) => Number(mark));

  it('turn in place, forwards and back, and hold every record once', async () => {
    const amy = bot.sandbox.as(people.amy);
    await type(people.amy, '/lobby find praise');
    const pages = [marks(told(people.amy)!.text)];
    expect(told(people.amy)?.text).toContain('1 to 12 of 27');
    const { ts } = told(people.amy)!;
    for (const from of [12, 24]) {
      await amy.press(told(people.amy)!, `find.page:${from}`);
      pages.push(marks(told(people.amy)!.text));
    }
    expect(told(people.amy)?.ts).toBe(ts);
    expect(words(told(people.amy)?.blocks)).not.toContain('Next page');
    expect(pages.map(({ length }) => length)).toEqual([12, 12, 3]);
    expect(pages.flat()).toEqual(Array.from({ length: 27 }, (_, place) => 27 - place));
    await amy.press(told(people.amy)!, 'find.page:12');
    expect(marks(told(people.amy)!.text)).toEqual(pages[1]);
  });

  it('turn in the modal of the form', async () => {
    const amy = bot.sandbox.as(people.amy);
    await type(people.amy, '/lobby find');
    await amy.answer({ words: 'kind word' });
    await amy.press({ view: amy.view()?.id ?? '' }, 'find.page:12');
    expect(words(amy.view())).toContain('13 to 24 of 27');
    await amy.press({ view: amy.view()?.id ?? '' }, 'find.page:24');
    await amy.press({ view: amy.view()?.id ?? '' }, 'find.page:12');
    expect(words(amy.view())).toContain('13 to 24 of 27');
    await amy.close();
  });

  it('are for whoever asked for them', async () => {
    await type(people.ben, '/lobby find praise');
    const mine = told(people.ben)!;
    const [{ value = '' } = {}] = [
      ...JSON.stringify(mine.blocks).matchAll(/"find\.page:12".*?"value":"(?<value>[^"]+)"/g),
    ].map(({ groups }) => ({ value: groups?.value }));
    const amy = await bot.db.prisma.person.findUnique({ where: { slackId: people.amy } });
    await bot.db.prisma.draft.update({ where: { id: value }, data: { personId: amy!.id } });
    await bot.sandbox.as(people.ben).press(mine, 'find.page:12');
    expect(told(people.ben)?.text).toContain('not there any more');
    expect(told(people.ben)?.text).not.toContain('kind word');
  });

  it('are kept by a draft that nobody can read, for a week', async () => {
    await type(people.amy, '/lobby find kind 13800138000');
    await type(people.amy, '/lobby find kind');
    const drafts = () => bot.db.prisma.draft.findMany();
    expect(await drafts()).not.toEqual([]);
    for (const { text } of await drafts()) {
      expect(text).toMatch(/^v1\./);
      expect(text).not.toMatch(/kind|13800138000/);
    }
    await forgetPassing(bot.db, new Date(bot.clock.now().getTime() + 8 * 24 * 60 * 60_000));
    expect(await drafts()).toEqual([]);
    await bot.sandbox.as(people.amy).press(told(people.amy)!, 'find.page:12');
    expect(told(people.amy)?.text).toContain('not there any more');
  });
});

describe('the button of the briefing', () => {
  it('lists what is open', async () => {
    await bot.until('2026-11-17T00:31:00Z');
    const briefing = bot.sandbox
      .messages(channels.lobby)
      .findLast(({ text }) => text.startsWith('Good morning'));
    await bot.sandbox.as(people.amy).press(briefing!, 'list.open');
    expect(codes(told(people.amy)!.text)).toContain('CMP-0001');
    const li = bot.sandbox.as(people.li);
    await li.openHome();
    const { view } = await li.press({ view: li.home()?.id ?? '' }, 'list.open');
    expect(words(view)).toContain('CMP-0001');
    expect(words(view)).toContain('Riverside · 未结事项');
  });
});
