import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { saveBranches } from '../../src/branches/store/save.js';
import { followers, routines, schedule } from '../../src/modules.js';
import { AlreadyDone, dbOf } from '../../src/platform/database/db.js';
import { createSeal, makeKey } from '../../src/platform/database/seal.js';
import { branchIn } from '../../src/platform/directory/store/branches.js';
import { planAll, planBranches } from '../../src/platform/schedule/plan.js';
import { setDays } from '../../src/settings/store/days.js';
import { type Bot, channels, people, riverside, startBot } from '../bot.js';
import { openTestDatabase } from '../platform/database/image.js';
import { counting } from '../statements.js';
import { stepsWith, story } from '../story.js';

let bot: Bot;
beforeAll(async () => {
  const hillside = {
    ...riverside,
    name: 'Hillside',
    channel: channels.second,
    country: 'GB',
    timezone: 'Europe/London',
    people: { [people.ben]: ['branch_head' as const] },
    schedules: { morning_patrol: '45 9 * * *' },
  };
  bot = await startBot({ now: '2026-11-16T00:00:00Z', branches: [riverside, hillside] });
  await bot.until('2026-11-16T02:00:00Z');
});
afterAll(() => bot.close());
const tidy = async () => {
  for (const who of [people.hua, people.li, people.hq, people.amy, people.ben])
    while (bot.sandbox.as(who).view()) await bot.sandbox.as(who).close();
};
afterEach(tidy);
const step = stepsWith(tidy);

const as = (who: string) => bot.sandbox.as(who);
const idOf = async (channel: string = channels.lobby) => (await branchIn(bot.db, channel))?.id ?? '';
const kept = async (channel: string = channels.lobby) => (await branchIn(bot.db, channel))?.settings;
const seen = (who: string) => JSON.stringify(as(who).view()?.blocks ?? []);
const top = (who: string) => ({ view: as(who).view()?.id ?? '' });
const told = (who: string, channel: string = channels.lobby) =>
  as(who)
    .messages(channel)
    .filter(({ ephemeralFor }) => ephemeralFor === who)
    .at(-1);
const planned = async (date: string, channel: string = channels.lobby) => {
  const where = { branchId: await idOf(channel), date };
  const rows = await bot.db.prisma.occurrence.findMany({ where, orderBy: { dueAt: 'asc' } });
  return rows.map(({ name, slot, state, reason }) => [name, slot, state, reason].filter(Boolean).join(' '));
};
const answerDue = async (number: number) => {
  const record = await bot.db.prisma.record.findFirstOrThrow({ where: { kind: 'complaint', number } });
  const clock = await bot.db.prisma.clock.findFirstOrThrow({
    where: { subjectId: record.id, name: 'answer' },
  });
  return clock.dueAt.toISOString();
};

async function setOwn(who: string, typed: string) {
  await as(who).command('/lobby settings', channels.lobby);
  await as(who).press(top(who), 'settings.page:days');
  return as(who).answer({ days: typed });
}

story('days of their own', async () => {
  await step("a branch's own days", async () => {
    await step('are planned by at once; what was posted, and limits that were told, stay', async () => {
      const before = await planned('2026-11-16');
      expect(before).toContain('opening 08:15 done');
      await as(people.amy).command('/lobby complaint queue too long', channels.lobby);
      expect(await answerDue(1)).toBe('2026-11-17T09:00:00.000Z');

      await setOwn(
        people.hua,
        '2026-11-16 12:00-16:00 power cut\n2026-11-17 closed stocktaking\n2026-11-18 10:00-12:00',
      );
      expect(seen(people.hua)).toContain('Own days saved');
      expect(seen(people.hua)).toContain('2026-11-16 12:00-16:00 power cut, and 2 more');
      expect(await kept()).toMatchObject({
        exceptions: { '2026-11-16': '12:00-16:00', '2026-11-17': 'closed', '2026-11-18': '10:00-12:00' },
        dayReasons: { '2026-11-16': 'power cut', '2026-11-17': 'stocktaking' },
      });

      const today = await planned('2026-11-16');
      expect(today.filter((row) => row.startsWith('opening'))).toEqual(['opening 08:15 done']);
      expect(today.filter((row) => row.startsWith('briefing'))).toHaveLength(1);
      expect(today).toContain('closing 15:45 planned');
      // What follows the hours of a day has no time on a day without any.
      expect((await planned('2026-11-17')).some((row) => row.startsWith('morning_patrol'))).toBe(false);
      expect((await planned('2026-11-17')).filter((row) => row.includes('planned'))).toEqual([
        'day_turn 00:00 planned',
        'daybook 00:30 planned',
      ]);
      expect(await planned('2026-11-18')).toContain('opening 09:15 planned');

      expect(await answerDue(1)).toBe('2026-11-17T09:00:00.000Z');
      await as(people.amy).command('/lobby complaint nobody explained', channels.lobby);
      expect(await answerDue(2)).toBe('2026-11-18T04:00:00.000Z');
    });

    await step(
      'are shown again as they were typed, in the language of the branch, and can be taken back',
      async () => {
        await as(people.hua).command('/lobby settings', channels.lobby);
        await as(people.hua).press(top(people.hua), 'settings.page:days');
        expect(seen(people.hua)).toContain('2026-11-17 closed stocktaking\\n2026-11-18 10:00-12:00');
        await as(people.hua).answer({ days: '2026-11-18 10:00-12:00' });
        expect((await kept())?.exceptions).toEqual({ '2026-11-18': '10:00-12:00' });
        expect(await planned('2026-11-17')).toContain('opening 08:15 planned');
      },
    );

    await step('are planned by also where a planner was at work with those of before', async () => {
      const row = await bot.db.prisma.branch.findUniqueOrThrow({ where: { channel: channels.lobby } });
      const stale = await branchIn(bot.db, channels.lobby);
      if (!stale) throw new Error('no branch');
      const now = bot.clock.now();
      const order = { dates: ['2026-11-17'], as: { hours: 'closed' }, keptFrom: '2026-09-01' };
      await setDays({ db: bot.db, actor: 'test', key: 'meanwhile', now }, { names: ['Riverside'] }, order);
      await planBranches(
        { db: bot.db, ...schedule },
        [{ ...stale, plannedTo: row.plannedTo < now ? row.plannedTo : now }],
        now,
      );
      expect((await planned('2026-11-17')).some((each) => each.endsWith('planned'))).toBe(false);
      await planAll({ db: bot.db, clock: { now: () => now }, ...schedule });
      expect(await planned('2026-11-17')).toContain('daybook 00:30 planned');
      await setDays(
        { db: bot.db, actor: 'test', key: 'back', now },
        { names: ['Riverside'] },
        { ...order, as: null },
      );
    });

    await step('that nobody can read are told under the input, in the language of the person', async () => {
      const refused = await setOwn(people.li, '下周三休息');
      expect(refused.errors?.days).toContain('这一行无法识别');
      expect((await kept())?.exceptions).toEqual({ '2026-11-18': '10:00-12:00' });
    });
  });

  await step('days for many branches', async () => {
    const entries = async (channel: string) =>
      bot.db.prisma.auditEntry.findMany({
        where: { action: 'branch.days', chain: await idOf(channel) },
        orderBy: { seq: 'asc' },
      });

    async function ask(answers: Record<string, string>) {
      if (!as(people.hq).view()) await as(people.hq).command('/lobby settings', channels.lobby);
      await as(people.hq).press(top(people.hq), 'days.many');
      return as(people.hq).answer(answers);
    }

    await step("are head office's alone", async () => {
      await as(people.hua).command('/lobby settings', channels.lobby);
      expect(seen(people.hua)).not.toContain('days.many');
      await as(people.hq).command('/lobby settings', channels.lobby);
      expect(seen(people.hq)).toContain('整批設定營業日');
    });

    await step('are counted and confirmed before anything is saved, then set in one go', async () => {
      await ask({ first: '2026-12-24', last: '2026-12-26', as: 'closed', reason: '年終' });
      expect(seen(people.hq)).toContain('共 2 家網點');
      expect(seen(people.hq)).toContain('Hillside');
      expect((await kept(channels.second))?.exceptions).toBeUndefined();
      await as(people.hq).submit(top(people.hq).view);
      expect(seen(people.hq)).toContain('已更新 2 家網點');
      const days = { '2026-12-24': 'closed', '2026-12-25': 'closed', '2026-12-26': 'closed' };
      expect((await kept())?.exceptions).toEqual({ '2026-11-18': '10:00-12:00', ...days });
      expect(await kept(channels.second)).toEqual({
        exceptions: days,
        dayReasons: { '2026-12-24': '年終', '2026-12-25': '年終', '2026-12-26': '年終' },
      });
      const [entry] = await entries(channels.second);
      expect(JSON.parse(entry?.data ?? '')).toEqual({
        first: '2026-12-24',
        last: '2026-12-26',
        hours: 'closed',
      });
    });

    await step('can be meant for some, and given back to the rule', async () => {
      await ask({ first: '2026-12-24', as: 'hours', hours: '9:00-12:00', country: 'GB' });
      expect(seen(people.hq)).toContain('共 1 家網點');
      expect(seen(people.hq)).toContain('其中 1 家當天已另有設定');
      await as(people.hq).submit(top(people.hq).view);
      expect((await kept(channels.second))?.exceptions?.['2026-12-24']).toBe('09:00-12:00');
      expect((await kept())?.exceptions?.['2026-12-24']).toBe('closed');
      await ask({ first: '2026-12-24', last: '2026-12-26', as: 'rule', names: 'hill' });
      await as(people.hq).submit(top(people.hq).view);
      expect((await kept(channels.second))?.exceptions).toEqual({});
      expect((await entries(channels.lobby)).filter(({ actor }) => actor !== 'test')).toHaveLength(1);
      expect(await entries(channels.second)).toHaveLength(3);
    });

    await step('that mean no branch, or are over, are refused', async () => {
      expect((await ask({ first: '2026-12-24', as: 'closed', names: 'Nowhere' })).errors?.names).toContain(
        '沒有符合',
      );
      expect(
        (await as(people.hq).answer({ first: '2026-11-01', as: 'closed', names: '' })).errors?.first,
      ).toContain('已經過了');
    });
  });

  await step('/lobby schedule', async () => {
    await step('tells a week by day, what falls out and why', async () => {
      await setOwn(people.hua, '2026-11-18 10:00-12:00 audit\n2026-11-19 closed burst pipe');
      await as(people.amy).command('/lobby schedule', channels.lobby);
      const text = told(people.amy)?.text ?? '';
      expect(text).toContain('*Tue 17 Nov*\n08:00  Briefing\n08:15  Opening');
      expect(text).toContain('*Wed 18 Nov* · 10:00-12:00 audit\n09:00  Briefing\n09:15  Opening');
      expect(text).toContain('*Thu 19 Nov* · closed: burst pipe\n*Fri 20 Nov*');
      expect(text).toContain('*Sat 21 Nov* · closed\n*Sun 22 Nov* · closed');
      expect(text).not.toContain('Mon 23 Nov');
    });

    const asked = [
      [people.amy, 'schedule', 'What comes next at Riverside'],
      [people.li, '排期', 'Riverside'],
      [people.hq, '排程', 'Riverside'],
    ] as const;
    for (const [who, word, title] of asked)
      await step(`of ${who} speaks of nothing that only keeps house, in its list or its menu`, async () => {
        await as(who).command(`/lobby ${word}`, channels.lobby);
        const message = told(who);
        expect(message?.text).toContain(title);
        const whole = JSON.stringify(message?.blocks);
        for (const { name } of routines.all.filter(({ silent }) => silent))
          expect(whole).not.toContain(`"${name}"`);
        // Every line of a day names something: a list or a report.
        const lines = (message?.text ?? '').split('\n').filter((line) => /^~?\d\d:\d\d/.test(line));
        expect(lines.length).toBeGreaterThan(20);
        for (const line of lines) expect(line).toMatch(/^~?\d\d:\d\d~? +\S/);
        expect(lines.filter((line) => line.startsWith('00:00'))).toEqual([]);
      });

    await step("marks the branch's own times, in its own time zone and the person's language", async () => {
      await as(people.hq).command('/lobby 排程', channels.second);
      const text = told(people.hq, channels.second)?.text ?? '';
      expect(text).toMatch(/09:45 {2}.* · 自訂時間/);
    });

    await step(
      'tells the next ten of one, chosen in the menu, named in any language, across the change of the clocks',
      async () => {
        bot.clock.set('2027-03-23T03:00:00Z');
        await as(people.ben).command('/lobby schedule morning patrol', channels.second);
        const text = told(people.ben, channels.second)?.text ?? '';
        expect(text).toContain('Tue 23 Mar 09:45');
        expect(text).toMatch(/~Fri 26 Mar 09:45~ closed: Good Friday/);
        expect(text).toContain('Tue 30 Mar 09:45');
        expect(text.match(/^\w{3} \d+ \w+ 09:45$/gm)).toHaveLength(10);
        expect(text).toContain('At a time of its own');
      },
    );

    await step('lists what there is where nothing, or more than one, is meant', async () => {
      await as(people.ben).command('/lobby schedule patrol', channels.second);
      expect(told(people.ben, channels.second)?.text).toContain('Which one do you mean?');
      const message = told(people.ben, channels.second);
      await as(people.ben).press(
        { channel: channels.second, ts: message?.ts ?? '' },
        `schedule.next:${await idOf(channels.second)}`,
        'fire_patrol',
      );
      expect(told(people.ben, channels.second)?.text).toContain('Fire patrol does not come to this branch');
      await as(people.ben).command('/lobby schedule weather', channels.second);
      expect(told(people.ben, channels.second)?.text).toContain('Nothing here is called “weather”');
    });
  });
});

describe('a year whose holidays are not published', () => {
  it('is told to head office a month ahead, once, with what is assumed', async () => {
    const told = () =>
      as(people.hq)
        .messages(as(people.hq).direct())
        .map(({ text }) => text ?? '')
        .filter((text) => text.includes('尚未公布'));
    const other = await startBot({ now: '2026-11-30T08:00:00Z' });
    const mine = bot;
    bot = other;
    try {
      expect(told()).toEqual([]);
      await bot.until('2026-12-01T02:00:00Z');
      expect(told()).toHaveLength(1);
      expect(told()[0]).toContain('2027');
      expect(told()[0]).toContain('元旦');
      await bot.until('2026-12-02T02:00:00Z');
      expect(told()).toHaveLength(1);
      const message = as(people.hq)
        .messages(as(people.hq).direct())
        .findLast(({ text }) => text.includes('尚未公布'));
      await as(people.hq).press({ channel: as(people.hq).direct(), ts: message?.ts ?? '' }, 'days.many');
      expect(seen(people.hq)).toContain('開始日期');
    } finally {
      bot = mine;
      await other.close();
    }
  });
});

describe('ten thousand branches', () => {
  it('are set in a handful of statements, with an entry in the audit trail of each', async () => {
    const database = await openTestDatabase();
    const { db, statements } = counting(dbOf(database, createSeal(makeKey()), followers));
    const now = new Date('2026-11-16T02:00:00Z');
    const many = Array.from({ length: 10_000 }, (_, index) => ({
      ...riverside,
      name: `Bank ${index}`,
      channel: `C${String(index).padStart(8, '0')}`,
      people: {},
    }));
    await saveBranches(db, many, 'test', now);
    await db.prisma.branch.updateMany({ data: { plannedTo: new Date('2026-11-18T02:00:00Z') } });
    const order = { dates: ['2027-02-05', '2027-02-06'], as: { hours: 'closed' }, keptFrom: '2026-09-01' };
    const before = statements();
    expect(await setDays({ db, actor: 'test', key: 'once', now }, { names: [] }, order)).toBe(10_000);
    expect(statements() - before).toBeLessThan(6);
    await expect(setDays({ db, actor: 'test', key: 'once', now }, { names: [] }, order)).rejects.toThrow(
      AlreadyDone,
    );
    expect(await setDays({ db, actor: 'test', key: 'twice', now }, { names: [] }, order)).toBe(0);
    expect(await db.prisma.branch.count({ where: { plannedTo: now } })).toBe(10_000);
    expect(await db.prisma.auditEntry.count({ where: { action: 'branch.days' } })).toBe(10_000);
    await database.close();
  });
});
