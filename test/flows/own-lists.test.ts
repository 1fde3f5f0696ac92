import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { habitsIn } from '../../src/checklists/store/habits.js';
import { ownLists } from '../../src/checklists/store/own-lists.js';
import { routines } from '../../src/modules.js';
import { branchIn } from '../../src/platform/directory/store/branches.js';
import { branchCalendar } from '../../src/platform/time/calendar.js';
import { type Bot, channels, people, riverside, startBot } from '../bot.js';
import { stepsWith, story } from '../story.js';

let bot: Bot;
beforeAll(async () => {
  // Monday, half an hour after the doors opened in Shanghai.
  bot = await startBot({ now: '2026-11-16T01:30:00Z' });
});
afterAll(() => bot.close());
const tidy = async () => {
  for (const who of Object.values(people)) while (as(who).view()) await as(who).close();
};
afterEach(tidy);
const step = stepsWith(tidy);

const as = (who: string) => bot.sandbox.as(who);
const seen = (who: string) => JSON.stringify(as(who).view()?.blocks ?? []);
const top = (who: string) => ({ view: as(who).view()?.id ?? '' });
const branchId = async () =>
  (await bot.db.prisma.branch.findUniqueOrThrow({ where: { channel: channels.lobby } })).id;
const kept = async (title: string) =>
  (await ownLists(bot.db, await branchId())).find((one) => one.title === title);
const posts = (title: string) =>
  bot.sandbox.messages(channels.lobby).filter(({ text }) => text.startsWith(`${title} · `));
const told = (who: string) =>
  as(who)
    .messages(channels.lobby)
    .filter(({ ephemeralFor }) => ephemeralFor === who)
    .at(-1)?.text ?? '';
const trail = async (action: string) =>
  bot.db.prisma.auditEntry.findMany({ where: { action }, orderBy: { id: 'asc' } });

/** Opens the form of a list; a new one where none is named. */
async function turnTo(who: string, name?: string): Promise<void> {
  if (!as(who).view()) await as(who).command('/lobby checklists', channels.lobby);
  await as(who).press(top(who), name ? `lists.edit:${name}` : 'lists.new');
}
function initial(who: string, block: string): string {
  const blocks = (as(who).view()?.blocks ?? []) as {
    block_id?: string;
    element?: { initial_value?: string };
  }[];
  return blocks.find(({ block_id }) => block_id === block)?.element?.initial_value ?? '';
}
const vault = '# 门\n金库门已关\n温度 [数字 18-28]\n\n# 钥匙\n钥匙已清点';

describe('the page of lists', () => {
  it('tells of every list when it comes and who does it, in the language of whoever asks', async () => {
    await as(people.hua).command('/lobby checklists', channels.lobby);
    expect(seen(people.hua)).toContain('*Opening*\\n45 minutes before opening · lobby manager');
    expect(seen(people.hua)).toContain('~Fire patrol~ · off');
    await as(people.li).command('/lobby 清单设置', channels.lobby);
    expect(seen(people.li)).toContain('*营业前检查*\\n开门前 45 分钟 · 大堂经理');
  });

  it.each(['amy', 'rui', 'hq', 'audit', 'eve', 'admin'] as const)('is not for %s', async (who) => {
    await as(people[who]).command('/lobby checklists', channels.lobby);
    expect(as(people[who]).view()).toBeNull();
    expect(told(people[who])).not.toBe('');
  });

  it('takes nothing from a form that somebody else has drawn up', async () => {
    await turnTo(people.hua);
    const { hash: _, ...carried } = JSON.parse(as(people.hua).view()?.private_metadata ?? '{}');
    expect(carried.name).toMatch(/^own_/);
    await bot.db.prisma.membership.deleteMany({ where: { person: { slackId: people.hua } } });
    await as(people.hua).answer({ title: 'Mine', items: '# A\nB' });
    expect(await kept('Mine')).toBeUndefined();
    const person = await bot.db.prisma.person.findUniqueOrThrow({ where: { slackId: people.hua } });
    await bot.db.prisma.membership.create({
      data: { branchId: await branchId(), personId: person.id, role: 'branch_head' },
    });
  });
});

story('a list of its own', async () => {
  await step('is written in a form that says what does not fit, with the line', async () => {
    await turnTo(people.li);
    const refused = await as(people.li).answer({
      title: '金库',
      items: '# 门\n温度 [热]',
      when: 'at opening',
    });
    expect(refused.errors?.items).toContain('第 2 行');
    const time = await as(people.li).answer({ title: '金库', items: vault, other_time: '马上' });
    expect(time.errors?.other_time).toContain('无法识别');
    expect(await trail('list.saved')).toEqual([]);
    await as(people.li).answer({
      title: '金库',
      items: vault,
      other_time: '开门后 90 分钟',
      owner: '运营主管',
      first_signature: ['member'],
      due: '30',
      remind: '10',
    });
    expect(seen(people.li)).toContain('金库：已保存');
    expect(seen(people.li)).toContain('*金库* · 自建\\n开门后 90 分钟 · 运营主管');
    expect(await kept('金库')).toMatchObject({
      version: 1,
      rules: {
        timing: { opening: 90 },
        owner: 'duty_supervisor',
        signatures: [['member']],
        due: 30,
        remind: [10],
      },
    });
    const [entry] = await trail('list.saved');
    expect(JSON.parse(entry?.data ?? '')).toMatchObject({
      version: 1,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(entry?.data).not.toContain('金库');
  });

  await step('stands in the schedule under its title, and is found by it', async () => {
    await as(people.amy).command('/lobby schedule', channels.lobby);
    expect(told(people.amy)).toContain('10:30  金库');
    await as(people.amy).command('/lobby schedule 金库', channels.lobby);
    expect(told(people.amy)).toContain('Tue 17 Nov 10:30');
  });

  await step('is posted on time, in its words, and reminds whom it names', async () => {
    await bot.until('2026-11-16T02:29:00Z');
    expect(posts('金库')).toHaveLength(0);
    await bot.until('2026-11-16T02:31:00Z');
    const [post] = posts('金库');
    expect(post?.text).toContain('0 of 3 settled');
    expect(post?.text).toContain('Fang Min');
    expect(JSON.stringify(post?.blocks)).toContain('钥匙已清点');
    await bot.until('2026-11-16T02:51:00Z');
    const fang = as(people.fang);
    expect(fang.messages(fang.direct()).filter(({ text }) => text.includes('金库'))).toHaveLength(1);
  });

  await step('makes a corrective action of a number out of its bounds', async () => {
    const amy = as(people.amy);
    const [post] = posts('金库');
    if (!post) throw new Error('it was posted');
    await amy.press(post, 'Answer …');
    await amy.answer({ 温度: '31' });
    const action = bot.sandbox.messages(channels.lobby).find(({ text }) => text.startsWith('ACT-0001'));
    expect(action?.text).toContain('温度: 31 (18–28)');
  });

  await step('that is changed leaves what is posted as it is; the next one has the new words', async () => {
    const { name = '' } = (await kept('金库')) ?? {};
    const [before] = posts('金库');
    await turnTo(people.fang, name);
    expect(initial(people.fang, 'items')).toContain('温度 [number 18-28]');
    await as(people.fang).answer({
      title: '金库与钥匙',
      items: '# 门\n金库门已关\n# 钥匙\n备用钥匙在位',
      owner: 'lobby manager',
      due: '20',
    });
    expect(await kept('金库与钥匙')).toMatchObject({ name, version: 2 });
    await bot.sandbox.settle();
    expect(posts('金库')[0]?.text).toBe(before?.text);
    // The old run still goes by the rules that it was posted with.
    const run = await bot.db.prisma.run.findFirstOrThrow({ where: { list: name } });
    expect(run.rules).toMatchObject({ title: '金库', owner: 'duty_supervisor', due: 30 });
    await bot.until('2026-11-17T00:31:00Z');
    const briefing = bot.sandbox
      .messages(channels.lobby)
      .findLast(({ text }) => text.startsWith('Good morning'));
    expect(briefing?.text).toContain('10:30 金库与钥匙');
    expect(briefing?.text).toContain('金库, Mon 16 Nov 10:30: missed');
    await bot.until('2026-11-17T02:31:00Z');
    expect(posts('金库与钥匙')).toHaveLength(1);
    expect(JSON.stringify(posts('金库与钥匙')[0]?.blocks)).toContain('备用钥匙在位');
  });

  await step('is not lost between two people who change it at once', async () => {
    const { name = '' } = (await kept('金库与钥匙')) ?? {};
    await turnTo(people.hua, name);
    await turnTo(people.fang, name);
    await as(people.fang).answer({ due: '25' });
    const second = await as(people.hua).answer({ due: '50' });
    expect(second.errors?.title).toContain('Somebody else has just changed this list');
    expect(await kept('金库与钥匙')).toMatchObject({ version: 3, rules: { due: 25 } });
  });

  await step('is not saved anew where nothing was changed', async () => {
    const { name = '' } = (await kept('金库与钥匙')) ?? {};
    await turnTo(people.hua, name);
    await as(people.hua).submit(top(people.hua).view);
    expect(seen(people.hua)).toContain('nothing was changed');
    expect(await kept('金库与钥匙')).toMatchObject({ version: 3 });
  });

  await step('that is off does not come; on again, it does', async () => {
    const { name = '' } = (await kept('金库与钥匙')) ?? {};
    await turnTo(people.hua, name);
    await as(people.hua).press(top(people.hua), `lists.off:${name}`);
    expect(seen(people.hua)).toContain('~金库与钥匙~ · off');
    await bot.until('2026-11-18T02:40:00Z');
    expect(posts('金库与钥匙')).toHaveLength(1);
    await as(people.hua).press(top(people.hua), `lists.edit:${name}`);
    await as(people.hua).press(top(people.hua), `lists.on:${name}`);
    await bot.until('2026-11-19T02:31:00Z');
    expect(posts('金库与钥匙')).toHaveLength(2);
    expect((await trail('list.switched_off')).length + (await trail('list.switched_on')).length).toBe(2);
  });

  await step('that is removed comes no more, and what is left of it is still told by its name', async () => {
    const { name = '' } = (await kept('金库与钥匙')) ?? {};
    await turnTo(people.hua, name);
    await as(people.hua).press(top(people.hua), `lists.back:${name}`);
    expect(seen(people.hua)).toContain('金库与钥匙 is removed');
    expect(seen(people.hua)).not.toContain(`lists.edit:${name}`);
    await bot.until('2026-11-20T02:40:00Z');
    expect(posts('金库与钥匙')).toHaveLength(2);
    const briefing = bot.sandbox
      .messages(channels.lobby)
      .findLast(({ text }) => text.startsWith('Good morning'));
    expect(briefing?.text).toContain('金库与钥匙');
  });
});

describe('a shipped list', () => {
  it('comes in the words and at the time of the branch, and is taken back', async () => {
    await turnTo(people.hua, 'morning_patrol');
    await as(people.hua).answer({
      title: 'Ten o’clock walk',
      items: '# Hall\nAll well',
      when: 'daily at 14:30',
    });
    expect(seen(people.hua)).toContain('*Ten o’clock walk* · changed here\\ndaily at 14:30');
    await bot.until('2026-11-20T06:31:00Z');
    expect(posts('Ten o’clock walk')).toHaveLength(1);
    expect(posts('Ten o’clock walk')[0]?.text).toContain('0 of 1 settled');

    await as(people.hua).press(top(people.hua), 'lists.edit:morning_patrol');
    expect(seen(people.hua)).toContain('words, time, people and reminders come back');
    await as(people.hua).press(top(people.hua), 'lists.back:morning_patrol');
    expect(seen(people.hua)).toContain('Morning patrol is as shipped again');
    await bot.until('2026-11-23T06:31:00Z');
    expect(posts('Ten o’clock walk')).toHaveLength(1);
    expect(posts('Morning patrol').at(-1)?.text).toContain('Mon 23 Nov');
    expect(await kept('Ten o’clock walk')).toMatchObject({ text: null, rules: {}, version: 2 });
  });

  it('that is shipped off is switched on', async () => {
    await turnTo(people.li, 'fire_patrol');
    await as(people.li).press(top(people.li), 'lists.on:fire_patrol');
    expect(seen(people.li)).toContain('*防火巡查*');
    await bot.until('2026-11-24T02:31:00Z');
    expect(posts('Fire patrol')).not.toHaveLength(0);
  });
});

describe('a list that is ticked without looking', () => {
  const quiet = Object.fromEntries(
    routines.all.filter(({ silent }) => !silent).map(({ name }) => [name, 'off']),
  );
  let busy: Bot;
  beforeAll(async () => {
    busy = bot;
    bot = await startBot({ now: '2026-11-23T01:30:00Z', branches: [{ ...riverside, schedules: quiet }] });
    await turnTo(people.hua);
    const items = `# Hall\n${[...'ABCDEFGHI'].join('\n')}`;
    await as(people.hua).answer({ title: 'Letters', items, other_time: '10:40', remind: '' });
  });
  afterAll(async () => {
    await bot.close();
    bot = busy;
  });
  const heard = () =>
    as(people.hua)
      .messages(as(people.hua).direct())
      .map(({ text }) => text)
      .filter((text) => text.includes('How the lists are ticked'));

  story('is shown, asked about and told', async () => {
    await step('is shown to the head, once a week and nowhere else', async () => {
      for (const day of [25, 26]) {
        await bot.until(`2026-11-${day}T02:41:00Z`);
        const post = posts('Letters').at(-1);
        if (!post) throw new Error('it was posted');
        await as(people.amy).press(post, 'All done');
      }
      expect(heard()).toHaveLength(0);
      // A week later chance may have asked for a proof, of which the next word tells.
      await bot.until('2026-12-05T02:00:00Z');
      expect(heard()).toHaveLength(1);
      expect(heard()[0]).toMatch(
        /Letters, Wed,? 25 Nov 10:40: Amy Chen settled 9 items in 0 s, with “all done” alone/,
      );
      expect(heard()[0]).toContain('26 Nov');
      const others = Object.values(people).filter((who) => who !== people.hua);
      const said = [
        ...bot.sandbox.messages(channels.lobby),
        ...others.flatMap((who) => as(who).messages(as(who).direct())),
      ];
      expect(said.filter(({ text }) => /How the lists|勾选情况|勾選情形/.test(text))).toEqual([]);
    });

    await step('is asked for a proof now and then, from then on', async () => {
      await bot.until('2026-12-09T02:00:00Z');
      const { name = '' } = (await kept('Letters')) ?? {};
      // Every half an hour, so that chance has its turns.
      await turnTo(people.hua, name);
      await as(people.hua).answer({ other_time: 'every 30 minutes', due: '10' });
      const from = bot.clock.now();
      // Beyond two days nothing is planned: time must not leap over them.
      for (const day of ['09', '10', '11']) await bot.until(`2026-12-${day}T09:00:00Z`);
      await as(people.hua).press(top(people.hua), `lists.edit:${name}`);
      await as(people.hua).press(top(people.hua), `lists.off:${name}`);
      for (let day = 12; day < 20; day++) await bot.until(`2026-12-${day}T09:00:00Z`);
      const all = await bot.db.prisma.run.findMany({ where: { list: name }, include: { items: true } });
      const runs = all.filter(({ opensAt }) => opensAt > from);
      expect(runs).toHaveLength(13 + 15 + 15);
      for (const run of runs) {
        const chance = createHash('sha256').update(run.id).digest().readUInt32BE(0) % 15 === 0;
        const asked = run.items.filter(({ text }) => text.startsWith('Spot check'));
        expect(asked).toHaveLength(chance ? 1 : 0);
      }
      // Chance may have asked in the days before, too.
      const checked = all.some(({ items }) => items.some(({ text }) => text.startsWith('Spot check')));
      expect(heard().join().includes('Spot check not answered: Letters')).toBe(checked);
    });

    await step('is told where it was perfect for sixty working days', async () => {
      const branch = await branchIn(bot.db, channels.lobby);
      if (!branch) throw new Error('there is a branch');
      const calendar = branchCalendar(branch);
      const now = bot.clock.now();
      const dates = [calendar.previousWorkingDay(calendar.localDate(now))];
      while (dates.length < 60) dates.push(calendar.previousWorkingDay(dates.at(-1) ?? ''));
      await bot.db.prisma.run.createMany({
        data: dates.map((date) => {
          const at = calendar.at(date, '10:00');
          const row = { id: crypto.randomUUID(), branchId: branch.id, list: 'opening', date, slot: '10:00' };
          return { ...row, status: 'signed', opensAt: at, dueAt: at, lateUntil: at, doneAt: at };
        }),
      });
      const week = new Date(now.getTime() - 7 * 86_400_000);
      const streaks = async () =>
        (await habitsIn({ db: bot.db, branchId: branch.id }, calendar, week, now)).streaks;
      expect(await streaks()).toEqual([{ list: 'opening', days: 60 }]);
      await bot.db.prisma.run.updateMany({
        where: { list: 'opening', date: dates[3] ?? '' },
        data: { doneAt: now },
      });
      expect(await streaks()).toEqual([]);
    });
  });
});
