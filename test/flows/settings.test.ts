import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Branch, BranchSettings } from '../../src/platform/directory/branch.js';
import { languages } from '../../src/platform/directory/branch.js';
import { speak } from '../../src/platform/language/speak.js';
import { referral } from '../../src/records/kinds/referral.js';
import { thresholdOf } from '../../src/records/rules/threshold.js';
import { placeOf, settingsList, settingsPage } from '../../src/settings/messages/settings.js';
import { clocks } from '../../src/settings/pages/clocks.js';
import { pages } from '../../src/settings/pages/index.js';
import { kinds } from '../../src/settings/pages/kinds.js';
import { Unfit } from '../../src/settings/rules/page.js';
import { formOf, markOf, set } from '../../src/settings/rules/set.js';
import type { Person } from '../../src/trial/sandbox/person.js';
import { type Bot, channels, people, riverside, startBot } from '../bot.js';
import { stepsWith, story } from '../story.js';

let bot: Bot;
beforeAll(async () => {
  const hillside = { ...riverside, name: 'Hillside', channel: channels.second };
  bot = await startBot({
    branches: [riverside, { ...hillside, people: { [people.amy]: ['branch_head'], [people.hq]: ['hq'] } }],
  });
});
afterAll(() => bot.close());
const tidy = async () => {
  for (const who of [people.hua, people.li, people.hq, people.admin, people.amy])
    while (bot.sandbox.as(who).view()) await bot.sandbox.as(who).close();
};
afterEach(tidy);
const step = stepsWith(tidy);

const as = (who: string) => bot.sandbox.as(who);
const branchIn = (channel: string) => bot.db.prisma.branch.findUniqueOrThrow({ where: { channel } });
const kept = async (channel: string = channels.lobby) =>
  (await branchIn(channel)).settings as BranchSettings & {
    calls?: string[];
    playbooks?: Record<string, string[]>;
  };
const seen = (who: string) => JSON.stringify(as(who).view()?.blocks ?? []);
const top = (person: Person) => ({ view: person.view()?.id ?? '' });
/** What the person alone was told last. */
const told = (who: string, channel: string = channels.lobby) =>
  as(who)
    .messages(channel)
    .filter(({ ephemeralFor }) => ephemeralFor === who)
    .at(-1)?.text ?? '';
const trail = async (channel: string = channels.lobby) => {
  const where = { action: 'branch.settings', chain: (await branchIn(channel)).id };
  return bot.db.prisma.auditEntry.findMany({ where, orderBy: { seq: 'asc' } });
};
const personOf = (slackId: string) => bot.db.prisma.person.findUniqueOrThrow({ where: { slackId } });

/** Opens a page, or the form of one of its many. */
async function turnTo(who: string, page: string, of?: string): Promise<Person> {
  const person = as(who);
  if (!person.view()) await person.command('/lobby settings', channels.lobby);
  await person.press(top(person), `settings.page:${page}`);
  if (of !== undefined) await person.press(top(person), menuOn(person), of);
  return person;
}

/** The action id of the menu on a page. */
function menuOn(person: Person): string {
  const blocks = (person.view()?.blocks ?? []) as { elements?: { action_id?: string }[] }[];
  const ids = blocks.flatMap(({ elements }) => elements?.map(({ action_id }) => action_id ?? '') ?? []);
  return ids.find((id) => id.startsWith('settings.each:')) ?? '';
}

function initial(person: Person, block: string): string | undefined {
  const blocks = (person.view()?.blocks ?? []) as {
    block_id?: string;
    element?: { initial_value?: string };
  }[];
  return blocks.find(({ block_id }) => block_id === block)?.element?.initial_value;
}

describe('the list of pages', () => {
  it('tells what each holds, in the language of whoever asks', async () => {
    await as(people.hua).command('/lobby settings', channels.lobby);
    expect(seen(people.hua)).toContain('All in use');
    expect(seen(people.hua)).toContain('CNY · the usual amounts');
    expect(seen(people.hua)).toContain('Mainland China');
    await as(people.li).command('/lobby 设置', channels.lobby);
    expect(seen(people.li)).toContain('全部启用');
    expect(seen(people.li)).toContain('中国内地');
  });

  it('leads to pages and back', async () => {
    const hua = await turnTo(people.hua, 'clocks', 'complaint.answer');
    expect(seen(people.hua)).toContain('Shipped: 1 working day');
    await hua.press(top(hua), 'settings.list');
    expect(seen(people.hua)).toContain('All in use');
  });

  it.each(languages)('has titles and menus that fit in %s', async (language) => {
    const { name, ...row } = await branchIn(channels.lobby);
    const branch = { ...row, name, settings: { ...(await kept()), clocks: 'uk' } } as unknown as Branch;
    const speech = speak(language);
    const views = [
      settingsList(branch, speech, bot.clock.now(), { headOffice: true }),
      ...pages.map((page) => settingsPage(page, { place: placeOf(branch, '', bot.clock.now()), speech }, '')),
    ];
    for (const view of views) {
      expect(view.title.text).not.toMatch(/…$/);
      expect(JSON.stringify(view.blocks)).not.toMatch(/…","emoji":true},"value"/);
    }
  });
});

story('a branch sets itself up', async () => {
  await step('kinds', async () => {
    const used = ['incident', 'complaint', 'referral', 'fault', 'flow', 'action', 'suggestion'];

    await step(
      'that are switched off vanish wherever something is offered, and cannot be logged',
      async () => {
        await as(people.amy).command('/lobby', channels.lobby);
        expect(told(people.amy)).toContain('`supplies`');
        const hua = await turnTo(people.hua, 'kinds');
        await hua.answer({ kinds: used });
        expect(seen(people.hua)).toContain('Kinds of record saved');
        expect(seen(people.hua)).toMatch(/Not in use: .*Supplies/);
        expect((await kept()).kindsOff).toContain('supplies');
        expect((await kept()).kindsOff).not.toContain('case');

        await as(people.amy).command('/lobby', channels.lobby);
        expect(told(people.amy)).toContain('/lobby incident');
        expect(told(people.amy)).not.toContain('`supplies`');
        await as(people.li).openHome();
        expect(JSON.stringify(as(people.li).home())).toContain('incident');
        expect(JSON.stringify(as(people.li).home())).not.toContain('supplies');
        await as(people.li).shortcut('log');
        expect(seen(people.li)).toContain('incident');
        expect(seen(people.li)).not.toContain('supplies');
        await as(people.amy).command('/lobby the paper is gone', channels.lobby);
        expect(told(people.amy)).not.toContain('Supplies');
        await as(people.amy).command('/lobby supplies receipt rolls', channels.lobby);
        expect(told(people.amy)).toContain('does not use this kind');
        expect(await bot.db.prisma.record.count({ where: { kind: 'supplies' } })).toBe(0);
      },
    );

    await step('are not guessed at where they are switched off', async () => {
      await as(people.amy).command('/lobby suplies receipt rolls', channels.lobby);
      expect(told(people.amy)).toContain('receipt rolls');
      expect(told(people.amy)).not.toContain('Did you mean');
    });

    await step('cannot be switched off altogether', async () => {
      const place = placeOf((await branchIn(channels.lobby)) as unknown as Branch, '', bot.clock.now());
      expect(() => set(kinds.form, {}, markOf(kinds.form, place), place)).toThrow(Unfit);
    });

    await step('are switched on again in the same modal', async () => {
      const hua = await turnTo(people.hua, 'kinds');
      await hua.answer({ kinds: [...used, 'supplies'] });
      expect((await kept()).kindsOff).not.toContain('supplies');
      await turnTo(people.hua, 'kinds');
      await hua.answer({ kinds: [...used, 'supplies', 'praise', 'enquiry'] });
      expect((await kept()).kindsOff).not.toContain('praise');
      await turnTo(people.hua, 'kinds');
      const before = (await trail()).length;
      await hua.submit(hua.view()?.id ?? '');
      expect(seen(people.hua)).toContain('Nothing was changed');
      expect(await trail()).toHaveLength(before);
    });
  });

  await step('lists', async () => {
    await step('are kept an entry a line, without blanks and doubles, and offered by forms', async () => {
      const hua = await turnTo(people.hua, 'lists');
      await hua.answer({ devices: ' ATM 1 \n\nATM 1\nCounter   printer\n', areas: 'Self-service zone' });
      expect(await kept()).toMatchObject({
        lists: { devices: ['ATM 1', 'Counter printer'], areas: ['Self-service zone'] },
      });
      expect(seen(people.hua)).toContain('Lists saved: Devices and Areas');
      expect(seen(people.hua)).toContain('Devices 2 · Areas 1');
      await as(people.amy).command('/lobby fault', channels.lobby);
      expect(seen(people.amy)).toContain('Counter printer');
      await turnTo(people.hua, 'lists');
      expect(initial(hua, 'devices')).toBe('ATM 1\nCounter printer');
    });

    await step('say what does not fit, under the list where it stands, and keep nothing of it', async () => {
      const before = await kept();
      const hua = await turnTo(people.hua, 'lists');
      const long = await hua.answer({ products: 'Fund', devices: `ATM 1\n${'x'.repeat(76)}` });
      expect(long.errors?.devices).toContain('75');
      expect(Object.keys(long.errors ?? {})).toEqual(['devices']);
      const many = await hua.answer({
        devices: Array.from({ length: 101 }, (_, index) => `D${index}`).join('\n'),
      });
      expect(many.errors?.devices).toContain('101');
      expect(await kept()).toEqual(before);
      await hua.answer({ devices: '', products: 'Fund' });
      expect((await kept()).lists).toEqual({ areas: ['Self-service zone'], products: ['Fund'] });
    });

    await step('faults are told in the language of whoever typed', async () => {
      const li = await turnTo(people.li, 'lists');
      const refused = await li.answer({ areas: 'x'.repeat(80) });
      expect(refused.errors?.areas).toContain('超过 75 个字');
    });
  });

  await step('signals and currency', async () => {
    const from = async (signal: string) => {
      const branch = (await branchIn(channels.lobby)) as unknown as Branch;
      return thresholdOf(referral, signal, branch);
    };

    await step('hold an amount of the branch, else the usual one of that currency', async () => {
      const hua = await turnTo(people.hua, 'signals');
      await hua.answer({ payroll: '5000' });
      expect(await from('payroll')).toBe(5000);
      expect(await from('loan')).toBe(200_000);
      expect((await kept()).currency).toBeUndefined();
      await turnTo(people.hua, 'signals');
      const refused = await hua.answer({ currency: 'XQZ' });
      expect(refused.errors?.currency).toContain('CNY');
      await hua.answer({ currency: 'twd', payroll: '40000' });
      expect(seen(people.hua)).toContain('TWD · 1 amount of its own');
      expect(await from('payroll')).toBe(40_000);
      expect(await from('loan')).toBe(1_000_000);
      await turnTo(people.hua, 'signals');
      await hua.answer({ currency: '', payroll: '' });
      expect((await kept()).currency).toBeUndefined();
      expect(await from('payroll')).toBe(3000);
    });
  });

  await step('limits', async () => {
    const due = async (summary: string, clock: string) => {
      const record = await bot.db.prisma.record.findFirstOrThrow({ where: { summary } });
      const found = await bot.db.prisma.clock.findFirst({ where: { subjectId: record.id, name: clock } });
      return found && (found.dueAt.getTime() - record.createdAt.getTime()) / 3_600_000;
    };
    const complain = (words: string) => as(people.amy).command(`/lobby complaint ${words}`, channels.lobby);

    await step(
      "of the branch's own hold for the next record, and not for one that is under way",
      async () => {
        await complain('queued for an hour');
        const before = await due('queued for an hour', 'solve');
        expect(before).toBe(24);
        const hua = await turnTo(people.hua, 'clocks', 'complaint.solve');
        expect(initial(hua, 'number')).toBe('24');
        await hua.answer({ number: '3', unit: 'hours' });
        expect(seen(people.hua)).toContain('Complaint: Solved · 3 hours');
        expect((await kept()).limits).toEqual({ 'complaint.solve': { hours: 3 } });
        await complain('nobody explained');
        expect(await due('nobody explained', 'solve')).toBe(3);
        expect(await due('queued for an hour', 'solve')).toBe(before);
      },
    );

    await step('are at least one, of a clock that there is', async () => {
      const hua = await turnTo(people.hua, 'clocks', 'incident.taken');
      expect(seen(people.hua)).toContain('Incident: Somebody takes it (severity 1, 2)');
      expect((await hua.answer({ number: '0', unit: 'hours' })).errors?.number).toContain('At least 1');
      expect((await kept()).limits).toEqual({ 'complaint.solve': { hours: 3 } });
      const place = placeOf(
        (await branchIn(channels.lobby)) as unknown as Branch,
        'incident.nonsense',
        bot.clock.now(),
      );
      expect(() => formOf(clocks, place)).toThrow('gone');
      expect(() => formOf(kinds, place)).toThrow('gone');
    });

    await step('are listed and given back', async () => {
      const hua = await turnTo(people.hua, 'clocks');
      expect(seen(people.hua)).toContain('3 hours (shipped: 24 hours)');
      await hua.press(top(hua), 'settings.back:clocks/complaint.solve');
      expect(seen(people.hua)).toContain('as shipped again');
      expect((await kept()).limits).toEqual({});
      await complain('the pen is dry');
      expect(await due('the pen is dry', 'solve')).toBe(24);
    });

    await step('that say what is shipped are not kept', async () => {
      const hua = await turnTo(people.hua, 'clocks', 'complaint.solve');
      await hua.answer({ number: '24', unit: 'hours' });
      expect((await kept()).limits).toEqual({});
    });

    await step("follow the country's rules, others, or none", async () => {
      const hua = await turnTo(people.hua, 'clocks');
      await hua.answer({ profile: 'own' });
      expect((await kept()).clocks).toBe('own');
      await complain('the door is heavy');
      expect(await due('the door is heavy', 'decide_cn')).toBeNull();
      await turnTo(people.hua, 'clocks');
      await hua.answer({ profile: 'country' });
      expect((await kept()).clocks).toBeUndefined();
      await complain('the bell is loud');
      expect(await due('the bell is loud', 'decide_cn')).not.toBeNull();
    });
  });

  await step('emergency calls', async () => {
    await step('are kept in their order, ten at most', async () => {
      const hua = await turnTo(people.hua, 'emergency');
      const eleven = Array.from({ length: 11 }, (_, index) => `Number ${index}`).join('\n');
      expect((await hua.answer({ calls: eleven })).errors?.calls).toContain('10');
      await hua.answer({ calls: 'Ambulance 120\nLi Na, lobby manager, ext. 8021' });
      expect((await kept()).calls).toEqual(['Ambulance 120', 'Li Na, lobby manager, ext. 8021']);
      expect(seen(people.hua)).toContain('Li Na, lobby manager, ext. 8021');
    });
  });

  await step('playbooks', async () => {
    const steps = async (summary: string) => {
      const record = await bot.db.prisma.record.findFirstOrThrow({ where: { summary } });
      const items = await bot.db.prisma.item.findMany({
        where: { run: { recordId: record.id } },
        orderBy: { position: 'asc' },
      });
      return items.map(({ text }) => text);
    };
    const report = (words: string) =>
      as(people.amy).command(`/lobby incident #medical ${words}`, channels.lobby);

    await step(
      'are shown in the language of the branch, and left as shipped where nothing was changed',
      async () => {
        const li = await turnTo(people.li, 'playbooks', 'medical');
        expect(initial(li, 'steps')).toMatch(/^Look first/);
        expect(initial(li, 'steps')).toContain('120');
        await li.submit(li.view()?.id ?? '');
        expect(seen(people.li)).toContain('没有改动');
        expect((await kept()).playbooks ?? {}).toEqual({});
      },
    );

    await step("in the branch's own words are opened from then on; what runs stays", async () => {
      await report('an old man fell');
      const shipped = await steps('an old man fell');
      expect(shipped.some((step) => step.startsWith('Look first'))).toBe(true);
      const hua = await turnTo(people.hua, 'playbooks', 'medical');
      await hua.answer({ steps: 'Call 120\n\nStay with them' });
      expect((await kept()).playbooks).toEqual({ medical: ['Call 120', 'Stay with them'] });
      expect(seen(people.hua)).toContain('In its own words: Medical emergency');
      await report('a lady is dizzy');
      expect(await steps('a lady is dizzy')).toEqual([
        'Call 120',
        'Stay with them',
        'Ambulance 120',
        'Li Na, lobby manager, ext. 8021',
      ]);
      expect(await steps('an old man fell')).toEqual(shipped);
    });

    await step('are the shipped ones again when emptied', async () => {
      const hua = await turnTo(people.hua, 'playbooks', 'medical');
      const many = Array.from({ length: 41 }, (_, index) => `Step ${index}`).join('\n');
      expect((await hua.answer({ steps: many })).errors?.steps).toContain('40');
      await hua.answer({ steps: '' });
      expect((await kept()).playbooks).toEqual({});
      expect(seen(people.hua)).toContain('All as shipped');
    });
  });

  await step('whose settings they are', async () => {
    await step('not those of staff, auditors, strangers, or of another branch’s head', async () => {
      for (const who of [people.amy, people.ben, people.rui, people.fang, people.audit, people.eve]) {
        await as(who).command('/lobby settings', channels.lobby);
        expect(as(who).view()).toBeNull();
        expect(told(who)).toContain('not yours to do');
      }
      await as(people.amy).command('/lobby settings', channels.second);
      expect(as(people.amy).view()?.callback_id).toBe('settings.list');
    });

    await step('head office’s and administrators’, who need not be on the list', async () => {
      for (const who of [people.hq, people.admin]) {
        await as(who).command('/lobby settings', channels.second);
        expect(as(who).view()?.callback_id).toBe('settings.list');
        await as(who).press(top(as(who)), 'settings.page:emergency');
        await as(who).answer({ calls: `Called by ${who}` });
        expect((await kept(channels.second)).calls).toEqual([`Called by ${who}`]);
      }
      expect((await kept()).calls).toHaveLength(2);
      const ids = [(await personOf(people.hq)).id, (await personOf(people.admin)).id];
      expect((await trail(channels.second)).map(({ actor }) => actor)).toEqual(ids);
    });

    await step('asked again at each press and each submission', async () => {
      const before = await kept();
      const li = await turnTo(people.li, 'emergency');
      const person = await personOf(people.li);
      await bot.db.prisma.membership.deleteMany({ where: { personId: person.id } });
      const refused = await li.answer({ calls: 'Nobody' });
      expect(refused.errors?.calls).toContain('没有权限');
      await li.press(top(li), 'settings.list');
      expect(seen(people.li)).toContain('没有权限');
      expect(await kept()).toEqual(before);
      await bot.db.prisma.membership.create({
        data: { personId: person.id, branchId: (await branchIn(channels.lobby)).id, role: 'lobby_manager' },
      });
    });
  });

  await step('two people at once', async () => {
    await step('lose nothing on different pages', async () => {
      const hua = await turnTo(people.hua, 'lists');
      const li = await turnTo(people.li, 'emergency');
      await Promise.all([hua.answer({ departments: 'Cards' }), li.answer({ calls: 'Police 110' })]);
      expect(await kept()).toMatchObject({ calls: ['Police 110'], lists: { departments: ['Cards'] } });
    });

    await step('are told on the same page, and nothing is overwritten unseen', async () => {
      const hua = await turnTo(people.hua, 'emergency');
      const li = await turnTo(people.li, 'emergency');
      await hua.answer({ calls: 'Fire 119' });
      const late = await li.answer({ calls: 'Guard 8000' });
      expect(late.errors?.calls).toContain('刚刚有人改过');
      expect((await kept()).calls).toEqual(['Fire 119']);
    });

    await step('a form that is sent twice is saved once', async () => {
      const hua = await turnTo(people.hua, 'emergency');
      const before = (await trail()).length;
      const id = hua.view()?.id ?? '';
      const values = hua.fill({ calls: 'Ambulance 120' });
      await Promise.all([hua.submit(id, values), hua.submit(id, values)]);
      expect((await kept()).calls).toEqual(['Ambulance 120']);
      expect(await trail()).toHaveLength(before + 1);
    });
  });

  await step('the audit trail', async () => {
    await step('knows who changed which page, and no word of what was typed', async () => {
      const entries = await trail();
      const [first] = entries;
      expect(first?.actor).toBe((await personOf(people.hua)).id);
      expect(JSON.parse(first?.data ?? '{}')).toMatchObject({ page: 'kinds', changed: ['kinds'] });
      expect(entries.some(({ data }) => data.includes('complaint.solve'))).toBe(true);
      expect(JSON.stringify(entries.map(({ data }) => data))).not.toMatch(/Ambulance|Li Na|Stay with/);
    });
  });
});
