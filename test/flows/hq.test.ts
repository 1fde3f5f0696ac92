import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noMeasure } from '../../src/head-office/messages/shown.js';
import { figuresAcross } from '../../src/head-office/store/figures.js';
import { postDueRollUps, saveHeadOffice } from '../../src/head-office/store/head-office.js';
import { routines } from '../../src/modules.js';
import type { BranchEntry } from '../../src/platform/directory/branch.js';
import { monthly } from '../../src/reports/definitions/monthly.js';
import { type Bot, channels, neededScopes, people, riverside, startBot, workspace } from '../bot.js';
import { step, story } from '../story.js';
import { readWorkbook } from '../workbook.js';

/** Head office's own. */
const own = 'C0OFFICE';
const third = 'C0THIRD';
/** Nothing else comes by itself: these tests wait for weeks. */
const quiet = Object.fromEntries(
  routines.all.filter(({ silent }) => !silent).map(({ name }) => [name, 'off']),
);
const office = { channel: own, timezone: 'Asia/Taipei', language: 'zh-TW' } as const;
const hillside: BranchEntry = {
  ...riverside,
  name: 'Hill & <Side>',
  channel: channels.second,
  timezone: 'Europe/London',
  country: 'GB',
  people: { [people.eve]: ['branch_head'] },
};
const harbour: BranchEntry = {
  ...riverside,
  name: 'Harbour',
  channel: third,
  timezone: 'America/New_York',
  country: 'US',
  people: {},
};
const bank = {
  ...workspace,
  users: workspace.users.map((user) => (user.id === people.hq ? { ...user, locale: 'en-US' } : user)),
  channels: [
    ...(workspace.channels ?? []),
    { id: third, name: 'harbour', members: Object.values(people) },
    { id: own, name: 'office', members: Object.values(people) },
  ],
};

let bot: Bot;
async function begin(
  now = '2026-11-18T02:00:00Z',
  branches: BranchEntry[] = [riverside, hillside, harbour],
  scopes?: string[],
): Promise<Bot> {
  const begun = await startBot({
    branches: branches.map((branch) => ({ ...branch, schedules: quiet })),
    workspace: bank,
    now,
    ...(scopes ? { scopes } : {}),
  });
  await begun.db.prisma.branch.updateMany({ data: { plannedTo: new Date('2027-06-01T00:00:00Z') } });
  await begun.db.prisma.occurrence.deleteMany();
  return begun;
}
const as = (who: string) => bot.sandbox.as(who);
const branchIn = (channel: string) => bot.db.prisma.branch.findUniqueOrThrow({ where: { channel } });

/** Complaints of a branch, logged at these times. */
async function complaints(channel: string, ...times: string[]): Promise<void> {
  const { id: branchId } = await branchIn(channel);
  const before = await bot.db.prisma.record.count({ where: { branchId } });
  await bot.db.prisma.record.createMany({
    data: times.map((time, index) => ({
      id: crypto.randomUUID(),
      branchId,
      kind: 'complaint',
      number: 1000 + before + index,
      status: 'new',
      summary: 'waited 40 minutes',
      reporterId: crypto.randomUUID(),
      createdAt: new Date(time),
      updatedAt: new Date(time),
    })),
  });
}
const times = (count: number, time: string) => Array.from({ length: count }, () => time);

/** What the person alone was told last, in a channel. */
const told = (who: string, channel: string = channels.plain) => {
  const last = as(who)
    .messages(channel)
    .filter(({ ephemeralFor }) => ephemeralFor === who)
    .at(-1);
  if (!last) throw new Error('nothing was said');
  return last;
};
const inOffice = () =>
  as(people.hq)
    .messages(own)
    .filter(({ ephemeralFor }) => !ephemeralFor);
const at = (message: { ts: string }, channel: string = channels.plain) => ({ channel, ts: message.ts });
type Element = { action_id?: string; value?: string };
const elements = ({ blocks }: { blocks?: readonly unknown[] | undefined }) =>
  ((blocks ?? []) as { accessory?: Element; elements?: Element[] }[]).flatMap((block) => [
    ...(block.accessory ? [block.accessory] : []),
    ...(block.elements ?? []),
  ]);
/** The element of this message whose action begins so. */
const startingWith = (message: Parameters<typeof elements>[0], start: string) =>
  actionIds(message).find((id) => id.startsWith(start)) ?? '';
const actionIds = (message: Parameters<typeof elements>[0]) =>
  elements(message).map(({ action_id }) => action_id ?? '');
/** The names of branches in the order of a list. */
const names = (text: string) =>
  [...text.matchAll(/(Riverside|Hill|Harbour|Branch \d+)[^\n]* · \d/g)].map(([, name]) => name);

describe('three branches in three zones', () => {
  beforeAll(async () => {
    bot = await begin();
    await bot.db.prisma.record.deleteMany();
    // Monday 9 November 02:00 in Shanghai is still Sunday in London and New York.
    const early = '2026-11-08T18:00:00Z';
    await complaints(channels.lobby, early, ...times(1, '2026-11-11T02:00:00Z'));
    await complaints(channels.second, early, ...times(11, '2026-11-11T10:00:00Z'));
    await complaints(third, early, ...times(2, '2026-11-11T15:00:00Z'), '2026-11-16T03:00:00Z');
    await complaints(channels.lobby, ...times(5, '2026-11-04T02:00:00Z'));
  });
  afterAll(() => bot.close());

  story('are ranked, read and told apart', async () => {
    await step('are ranked by a measure, those outside first, each by its own clock', async () => {
      await as(people.hq).command('/lobby hq complaints', channels.plain);
      const { text } = told(people.hq);
      expect(text).toContain('Complaints, all branches');
      expect(text).toContain('2026-W46 · 3 branches');
      expect(text).toContain('Median 3; the middle half lies from 2.5 to 7');
      expect(names(text)).toEqual(['Hill', 'Harbour', 'Riverside']);
      expect(text).toContain('🔴 Hill &amp; &lt;Side&gt; · 11 · far worse than the others');
      expect(text).toContain('before: 1 (▲ 10 more · worse) · 8 above the median · no. 3 of 3');
      // The complaint of Sunday evening in New York is of the week that was worked; Riverside's early one is Monday's.
      expect(text).toMatch(/Harbour · 3\n/);
      expect(text).toMatch(
        /Riverside · 2\nbefore: 5 \(▼ 3 less · better\) · 1 below the median · no. 1 of 3/,
      );
    });

    await step('are seen by an auditor too, from anywhere', async () => {
      await as(people.audit).command('/lobby 总览 客訴 上週', channels.plain);
      expect(names(told(people.audit).text)).toEqual(['Hill', 'Harbour', 'Riverside']);
      await as(people.audit).command('/lobby hq', channels.lobby);
      expect(actionIds(told(people.audit, channels.lobby)).some((id) => id.startsWith('hq.post'))).toBe(
        false,
      );
    });

    for (const who of [people.hua, people.li, people.eve, people.ben])
      await step(`are not for the people of a branch (${who})`, async () => {
        await as(who).command('/lobby hq complaints', channels.lobby);
        const { text } = told(who, channels.lobby);
        expect(text).toMatch(/\/lobby (report|报表)$/);
        expect(text).not.toContain('Harbour');
      });

    await step(
      'are not for whoever presses on a list that was not theirs, or is head office no more',
      async () => {
        await as(people.audit).command('/lobby hq complaints', channels.plain);
        const list = told(people.audit);
        const memberships = { person: { slackId: people.audit } };
        const before = await bot.db.prisma.membership.findMany({ where: memberships });
        await bot.db.prisma.membership.deleteMany({ where: memberships });
        await as(people.audit).press(at(list), startingWith(list, 'hq.measure:'), 'incidents');
        expect(told(people.audit).text).toContain('/lobby report');
        await as(people.audit).press(at(list), startingWith(list, 'hq.branch:'));
        expect(told(people.audit).text).toContain('/lobby report');
        await bot.db.prisma.membership.createMany({ data: before });
      },
    );

    await step('lead to the report of one of them, for this person alone', async () => {
      await as(people.hq).command('/lobby hq complaints', channels.plain);
      const list = told(people.hq);
      await as(people.hq).press(at(list), startingWith(list, 'hq.branch:'));
      const report = told(people.hq).text;
      expect(report).toContain('The week at Hill &amp; &lt;Side&gt;');
      expect(report).toMatch(/Complaints: (new: )?11/);
      expect(await bot.db.prisma.outbox.count({ where: { view: 'report' } })).toBe(0);
    });

    await step('are told by what was kept, where a branch has kept it', async () => {
      // The branch's report was opened before, which froze its week.
      await complaints(channels.second, ...times(30, '2026-11-12T10:00:00Z'));
      await as(people.hq).command('/lobby hq complaints last week', channels.plain);
      const { text } = told(people.hq);
      expect(text).toContain('1 of 3 branches as kept when the period ended, the others as counted now.');
      expect(text).toMatch(/Hill &amp; &lt;Side&gt; · 11/);
    });

    await step('change their measure and period in the place of the message', async () => {
      await as(people.hq).command('/lobby hq', channels.plain);
      const first = told(people.hq);
      await as(people.hq).press(at(first), startingWith(first, 'hq.measure:'), 'complaints');
      const changed = told(people.hq);
      expect(changed.ts).toBe(first.ts);
      expect(changed.text).toContain('Complaints, all branches');
      await as(people.hq).press(at(changed), startingWith(changed, 'hq.period:'), 'week/2026-W47');
      expect(told(people.hq).text).toContain('So far, as of');
      expect(told(people.hq).text).toContain('2026-W47');
      await as(people.hq).press(at(changed), startingWith(told(people.hq), 'hq.measure:'), noMeasure);
      expect(told(people.hq).text).toContain('Week, all branches');
    });

    await step('are told apart by name or country, and slips are guessed', async () => {
      await as(people.hq).command('/lobby hq complants Hill', channels.plain);
      expect(told(people.hq).text).toContain('Understood as: Complaints.');
      expect(names(told(people.hq).text)).toEqual(['Hill']);
      await as(people.hq).command('/lobby hq complaints US, cn', channels.plain);
      expect(names(told(people.hq).text)).toEqual(['Harbour', 'Riverside']);
      expect(told(people.hq).text).toContain('Only: US, cn');
      await as(people.hq).command('/lobby hq xyzzy<!channel>', channels.plain);
      expect(told(people.hq).text).toMatch(/“xyzzy.*” is no figure, no period and no branch/);
      expect(told(people.hq).text).not.toContain('<!');
      await as(people.hq).command('/lobby hq 2027-03', channels.plain);
      expect(told(people.hq).text).toContain('has not begun yet');
    });

    await step('at a glance begin with what stands out and end with who needs a call', async () => {
      const { id: branchId } = await branchIn(third);
      const late = await bot.db.prisma.record.findFirstOrThrow({ where: { branchId } });
      await bot.db.prisma.clock.create({
        data: {
          id: crypto.randomUUID(),
          branchId,
          subject: 'record',
          subjectId: late.id,
          kind: 'complaint',
          name: 'answer',
          startedAt: late.createdAt,
          dueAt: new Date('2026-11-17T00:00:00Z'),
        },
      });
      await bot.db.prisma.outbox.create({
        data: {
          id: crypto.randomUUID(),
          branchId: (await branchIn(channels.lobby)).id,
          view: 'briefing',
          subject: 'gone',
          target: channels.lobby,
          state: 'dead',
          error: 'is_archived',
          notBefore: bot.clock.now(),
          createdAt: new Date(Date.now() + 3_600_000),
          settledAt: new Date(Date.now() + 3_600_000),
        },
      });
      await as(people.hq).command('/lobby hq week last', channels.plain);
      const { text } = told(people.hq);
      const order = [
        'First of all',
        'Lobby cannot post in the channel of: Riverside',
        'Complaints, median 3: Hill',
        'One complaint is overdue now: Harbour 1',
        'Best and last',
        'Which branches need a call?',
      ].map((part) => text.indexOf(part));
      expect(order.every((place) => place >= 0)).toBe(true);
      expect(order).toEqual([...order].sort((one, other) => one - other));
      expect(actionIds(told(people.hq)).filter((id) => id.startsWith('hq.branch'))).toHaveLength(3);
    });
  });
});

describe('thirty branches', () => {
  beforeAll(async () => {
    bot = await begin('2026-11-18T02:00:00Z', [{ ...riverside, name: 'Branch 30', channel: 'C0MANY30' }]);
    const { id: _, createdAt: __, ...row } = await branchIn('C0MANY30');
    const others = Array.from({ length: 29 }, (___, index) => ({
      ...row,
      id: crypto.randomUUID(),
      name: `Branch ${index + 1}`,
      channel: `C0MANY${index + 1}`,
      hours: row.hours ?? {},
      settings: row.settings ?? {},
    }));
    await bot.db.prisma.branch.createMany({ data: others });
    for (const { channel, name } of others)
      await complaints(channel, ...times(Number(name.slice(7)) % 5, '2026-11-11T02:00:00Z'));
    await complaints('C0MANY7', ...times(30, '2026-11-11T02:00:00Z'));
  });
  afterAll(() => bot.close());

  it('are shown twelve to a page, and pages turn within the message', async () => {
    await as(people.hq).command('/lobby hq complaints', channels.plain);
    const first = told(people.hq);
    expect(names(first.text)).toHaveLength(12);
    expect(names(first.text)[0]).toBe('Branch 7');
    expect(first.text).toContain('1 to 12 of 30');
    await as(people.hq).press(at(first), 'hq.page:12');
    const second = told(people.hq);
    expect(second.ts).toBe(first.ts);
    await as(people.hq).press(at(second), 'hq.page:24');
    const last = told(people.hq);
    expect(names(last.text)).toHaveLength(6);
    expect(actionIds(last)).toContain('hq.page:12');
    expect(new Set([first, second, last].flatMap(({ text }) => names(text))).size).toBe(30);
  });

  it('are counted in one statement for many, not one each', async () => {
    let asked = 0;
    const prisma = new Proxy(bot.db.prisma, {
      get(target, name) {
        const found = Reflect.get(target, name);
        if (name !== '$queryRaw') return found;
        asked++;
        return found.bind(target);
      },
    });
    const across = { report: monthly, measures: monthly.measures, start: '2026-11-01', group: [] };
    const branches = await figuresAcross({ ...bot.db, prisma }, across, bot.clock.now());
    expect(branches).toHaveLength(30);
    expect(branches.find(({ name }) => name === 'Branch 7')?.figures).toMatchObject({ complaints: 32 });
    // The branches, what they kept, and what is counted.
    expect(asked).toBe(3);
  });
});

describe('a workbook of all branches', () => {
  beforeAll(async () => {
    const scopes = [...neededScopes, 'files:write'];
    bot = await begin('2026-12-01T01:00:00Z', [riverside, hillside, harbour], scopes);
    await bot.db.prisma.record.deleteMany();
    await complaints(
      channels.second,
      ...times(11, '2026-11-11T10:00:00Z'),
      ...times(2, '2026-10-11T10:00:00Z'),
    );
    await saveHeadOffice({ db: bot.db, actor: 'test', key: null, now: bot.clock.now() }, office);
    await bot.until('2026-12-01T03:00:00Z');
  });
  afterAll(() => bot.close());
  const month = () => inOffice().find(({ text }) => text.startsWith('全部網點 · 月報'));
  const received = (who: string) =>
    as(who)
      .messages(as(who).direct())
      .flatMap(({ files }) => files);

  it('comes with the month into its thread', async () => {
    const [file] = bot.sandbox.messages(own, { thread: month()?.ts ?? '' }).flatMap(({ files }) => files);
    expect(file?.name).toBe('全部網點 · 月報 2026-11.xlsx');
    const answer = await fetch(`${bot.sandbox.url}${file?.url}`);
    const [now, before] = readWorkbook(new Uint8Array(await answer.arrayBuffer()));
    const row = (sheet: typeof now) => {
      const place = sheet?.rows[0]?.findIndex((cell) => cell?.value === '客訴') ?? -1;
      return sheet?.rows.slice(1).map((cells) => [cells[0]?.value, cells[place]?.value]);
    };
    expect(row(now)).toEqual([
      ['Harbour', 0],
      ['Hill & <Side>', 11],
      ['Riverside', 0],
    ]);
    expect(row(before)).toContainEqual(['Hill & <Side>', 2]);
  });

  it('comes to whoever of head office asks for it, and to nobody else', async () => {
    const posted = at(month() ?? { ts: '' }, own);
    await as(people.hq).press(posted, 'hq.file:month/2026-11');
    await bot.sandbox.settle();
    expect(received(people.hq).map(({ name }) => name)).toEqual(['Month, all branches 2026-11.xlsx']);
    await as(people.amy).press(posted, 'hq.file:month/2026-11');
    await bot.sandbox.settle();
    expect(received(people.amy)).toEqual([]);
    expect(told(people.amy, own).text).toContain('for head office and auditors');
  });
});

describe("head office's channel", () => {
  beforeEach(async () => {
    bot = await begin('2026-11-12T02:00:00Z');
    await bot.db.prisma.record.deleteMany();
    await complaints(channels.second, ...times(11, '2026-11-11T10:00:00Z'));
    return () => bot.close();
  });
  const set = () => saveHeadOffice({ db: bot.db, actor: 'test', key: null, now: bot.clock.now() }, office);
  const trail = (action: string) =>
    bot.db.prisma.auditEntry.findMany({ where: { chain: 'lobby', action }, orderBy: { seq: 'asc' } });

  it('is chosen in the form of /lobby setup, and given up there', async () => {
    const { admin } = people;
    await as(admin).command('/lobby setup', own);
    await as(admin).press({ view: as(admin).view()?.id ?? '' }, 'hq.channel');
    expect(JSON.stringify(as(admin).view())).toContain('Head office’s channel');
    await as(admin).answer({ timezone: 'Nowhere/Land', language: 'zh-TW' });
    expect(await bot.db.prisma.headOffice.count()).toBe(0);
    await as(admin).answer({ timezone: 'Asia/Taipei', language: 'zh-TW' });
    expect(JSON.stringify(as(admin).view()?.blocks)).toContain('come next Mon 16 Nov 09:30');
    expect(await bot.db.prisma.headOffice.findFirst()).toMatchObject(office);
    await as(admin).close();

    await as(admin).command('/lobby setup', own);
    expect(JSON.stringify(as(admin).view())).toContain('Head office’s channel');
    await as(admin).press({ view: as(admin).view()?.id ?? '' }, 'hq.remove');
    expect(await bot.db.prisma.headOffice.count()).toBe(0);
    expect((await trail('head_office.saved')).length).toBe(1);
    expect((await trail('head_office.removed')).length).toBe(1);
  });

  it('is not chosen by whoever may not set up, and not in the channel of a branch', async () => {
    await as(people.hua).command('/lobby setup', own);
    expect(as(people.hua).view()).toBeNull();
    await as(people.admin).command('/lobby setup', channels.lobby);
    expect(JSON.stringify(as(people.admin).view()?.blocks)).not.toContain('hq.channel');
  });

  it('gets the week on Monday morning, in its language, once, whichever process posts it', async () => {
    await set();
    await bot.until('2026-11-16T01:29:00Z');
    expect(inOffice()).toEqual([]);
    await bot.until('2026-11-16T03:00:00Z');
    const [message, ...others] = inOffice();
    expect(others).toEqual([]);
    expect(message?.text).toContain('全部網點 · 週報');
    expect(message?.text).toContain('2026-W46 · 3 個網點');
    expect(message?.text).toContain('客訴（中位數 0）：Hill &amp; &lt;Side&gt; 11');
    expect(message?.text).toContain('哪些網點需要關心？');
    expect(message?.text).not.toContain('補發');
    await bot.restart();
    await bot.until('2026-11-17T03:00:00Z');
    expect(inOffice()).toHaveLength(1);
    await bot.until('2026-11-23T03:00:00Z');
    expect(inOffice()).toHaveLength(2);
  });

  it('is told once where two processes beat at once', async () => {
    await set();
    await postDueRollUps(bot.db, bot.clock.now());
    const now = new Date('2026-11-16T01:31:00Z');
    const settled = await Promise.all([postDueRollUps(bot.db, now), postDueRollUps(bot.db, now)]);
    expect(settled.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await bot.db.prisma.outbox.count({ where: { view: 'hq' } })).toBe(1);
  });

  it('gets late what was due during an outage, but not what is too old', async () => {
    await set();
    await bot.restart();
    // Back on Wednesday of the week after next: one Monday is too long ago.
    bot.clock.set('2026-11-25T02:00:00Z');
    await bot.restart();
    const [message, ...others] = inOffice();
    expect(others).toEqual([]);
    expect(message?.text).toContain('2026-W47');
    expect(message?.text).toContain('補發：原訂');
    const [entry, ...more] = await trail('head_office.expired');
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ actor: 'lobby', subject: 'week/2026-W46' });
  });

  it('hears the month on its first working day', async () => {
    await set();
    await bot.until('2026-12-01T03:00:00Z');
    expect(inOffice().map(({ text }) => text.split('\n')[0])).toEqual([
      '全部網點 · 週報',
      '全部網點 · 週報',
      '全部網點 · 週報',
      '全部網點 · 月報',
    ]);
  });

  it('has its message brought up to date in place, by head office and not by an auditor', async () => {
    await set();
    await bot.until('2026-11-16T03:00:00Z');
    const [message] = inOffice();
    await complaints(third, ...times(11, '2026-11-11T15:00:00Z'));
    await as(people.audit).press(at(message ?? { ts: '' }, own), 'hq.post:week/2026-W46');
    expect(told(people.audit, own).text).toContain('As an auditor');
    expect(inOffice()[0]?.text).toBe(message?.text);
    await as(people.hq).press(at(message ?? { ts: '' }, own), 'hq.post:week/2026-W46');
    expect(inOffice()).toHaveLength(1);
    expect(inOffice()[0]?.ts).toBe(message?.ts);
    expect(inOffice()[0]?.text).not.toBe(message?.text);
    // Asked for from elsewhere it is the same message.
    await as(people.hq).command('/lobby hq week', channels.plain);
    await as(people.hq).press(at(told(people.hq)), startingWith(told(people.hq), 'hq.post:'));
    expect(told(people.hq).text).toContain('brought up to date');
    expect(inOffice()).toHaveLength(1);
  });

  it('leads to every branch, and to one', async () => {
    await set();
    await bot.until('2026-11-16T03:00:00Z');
    const [message] = inOffice();
    await as(people.hq).press(at(message ?? { ts: '' }, own), 'hq.look:week/2026-W46');
    expect(names(told(people.hq, own).text)[0]).toBe('Hill');
    await as(people.hq).press(at(message ?? { ts: '' }, own), 'hq.branch:week/2026-W46');
    expect(told(people.hq, own).text).toContain('The week at Hill');
    await as(people.amy).press(at(message ?? { ts: '' }, own), 'hq.branch:week/2026-W46');
    expect(told(people.amy, own).text).toContain('/lobby report');
  });
});
