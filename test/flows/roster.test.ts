import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveBranches } from '../../src/branches/store/save.js';
import { branchOf } from '../../src/platform/directory/store/branches.js';
import type { Post, Shift } from '../../src/roster/rules/roster.js';
import { decideAbsence } from '../../src/roster/store/absences.js';
import { awayOn, onDuty } from '../../src/roster/store/roster.js';
import type { Entry } from '../../src/trial/sandbox/labels.js';
import { type Bot, channels, people, riverside, startBot } from '../bot.js';

type Who = keyof typeof people;

let bot: Bot;
let branchId: string;
const ids = new Map<string, Who>();
let idOf: Record<string, string>;

async function begin(now: string): Promise<void> {
  bot = await startBot({ now });
  branchId = (await bot.db.prisma.branch.findFirstOrThrow()).id;
  const rows = await bot.db.prisma.person.findMany();
  const named = Object.entries(people) as [Who, string][];
  idOf = {};
  for (const { id, slackId } of rows) {
    const who = named.find(([, one]) => one === slackId)?.[0];
    if (!who) continue;
    ids.set(id, who);
    idOf[who] = id;
  }
}
// A Monday in Shanghai, ten o'clock.
beforeEach(() => begin('2026-11-16T02:00:00Z'));
afterEach(() => bot.close());

const as = (who: Who) => bot.sandbox.as(people[who]);
const seen = (who: Who) => JSON.stringify(as(who).view()?.blocks ?? []);
const type = (who: Who, line: string) => as(who).command(`/lobby ${line}`, channels.lobby);
const press = (who: Who, action: string) => as(who).press({ view: as(who).view()?.id ?? '' }, action);
const fill = (who: Who, answers: Record<string, Entry>) => as(who).answer(answers);
/** The direct messages of a person, oldest first. */
const told = (who: Who) =>
  as(who)
    .messages(as(who).direct())
    .filter(({ ephemeralFor }) => !ephemeralFor);
const last = (who: Who) => told(who).at(-1);
const buttons = (message: { blocks?: unknown } | undefined) =>
  [...JSON.stringify(message?.blocks ?? []).matchAll(/"action_id":"([^"]+)"/g)].map(([, id]) => id);
/** Presses a button of the newest direct message that has it. */
async function answer(who: Who, action: string) {
  const message = told(who).findLast((one) => buttons(one).includes(action));
  if (!message) throw new Error(`${who} has no ${action}`);
  return as(who).press(message, action);
}
/** What only this person was told last, wherever that was. */
const whispered = (who: Who, channel: string = as(who).direct()) =>
  as(who)
    .messages(channel)
    .findLast(({ ephemeralFor }) => ephemeralFor === people[who])?.text ?? '';
const put = (date: string, post: Post, shift: Shift, ...who: Who[]) =>
  bot.db.prisma.shift.createMany({
    data: who.map((one) => ({ branchId, date, post, shift, personId: idOf[one] ?? '' })),
  });
const roster = async (where: object = {}) =>
  (await bot.db.prisma.shift.findMany({ where }))
    .map(({ date, post, shift, personId }) => `${date} ${post} ${shift} ${ids.get(personId)}`)
    .sort();
const trail = async (action: string) => bot.db.prisma.auditEntry.count({ where: { action } });
const briefing = () =>
  as('amy')
    .messages(channels.lobby)
    .findLast(({ text }) => text.includes('Good morning'))?.text ?? '';

describe('the week', () => {
  it('is seen by all, with today and the gaps, and changed by those who lead', async () => {
    await put('2026-11-16', 'lobby', 'early', 'amy');
    await put('2026-11-16', 'counter', 'full', 'ben');
    await type('amy', 'roster');
    expect(seen('amy')).toContain('▶ *Mon 16 Nov* · today');
    expect(seen('amy')).toContain('*Lobby* early Amy Chen');
    expect(seen('amy')).toContain('*Nobody in the lobby 13:00–17:00*');
    expect(seen('amy')).toContain('Sat 21 Nov · closed');
    expect(seen('amy')).toContain('early 09:00–13:00 · late 13:00–17:00');
    expect(seen('amy')).not.toContain('roster.day:');
    expect(seen('amy')).not.toContain('roster.copy:');
    await press('amy', 'roster.week:2026-11-23');
    expect(seen('amy')).toContain('23 Nov to Sun 29 Nov');
    await type('li', '排班');
    expect(seen('li')).toContain('大堂无人在岗');
    expect(seen('li')).toContain('roster.day:2026-11-16');
  });

  it('opens from App Home, and misses nobody where there is no roster yet', async () => {
    const open = async (who: Who, label: string) => {
      await as(who).openHome();
      await as(who).press({ view: as(who).home()?.id ?? '' }, label);
    };
    await open('amy', 'Roster');
    expect(seen('amy')).toContain('There is no roster for this week yet');
    expect(seen('amy')).toContain('*Tue 17 Nov*');
    expect(seen('amy')).not.toContain('Nobody in the lobby');
    await open('li', '排班表');
    expect(seen('li')).toContain('这一周还没有排班');
    expect(seen('li')).toContain('roster.day:2026-11-17');
    await put('2026-11-17', 'lobby', 'early', 'ben');
    await open('amy', 'Roster');
    expect(seen('amy')).not.toContain('There is no roster');
    expect(seen('amy')).toContain('*Nobody in the lobby 13:00–17:00*');
  });

  it('is edited a post at a time, on several days at once', async () => {
    await put('2026-11-18', 'lobby', 'full', 'rui');
    await type('fang', 'roster');
    await press('fang', 'roster.day:2026-11-17');
    await press('fang', 'roster.post:2026-11-17/lobby');
    await fill('fang', { early: ['Amy Chen'], late: ['Ben Wu'], also: ['2026-11-18', '2026-11-19'] });
    expect(seen('fang')).toContain('early Amy Chen · late Ben Wu');
    expect(seen('fang')).not.toContain('Nobody in the lobby');
    expect(await roster()).toEqual(
      ['2026-11-17', '2026-11-18', '2026-11-19'].flatMap((date) => [
        `${date} lobby early amy`,
        `${date} lobby late ben`,
      ]),
    );
    expect(await trail('roster.edited')).toBe(1);
    await press('fang', 'roster.post:2026-11-17/lobby');
    await fill('fang', { early: [], late: ['Ben Wu'] });
    expect(await roster({ date: '2026-11-17' })).toEqual(['2026-11-17 lobby late ben']);
  });

  it('puts nobody at two posts, and undoes nothing that the person did not see', async () => {
    await put('2026-11-17', 'counter', 'full', 'amy');
    await type('fang', 'roster');
    await press('fang', 'roster.day:2026-11-17');
    await press('fang', 'roster.post:2026-11-17/lobby');
    const outcome = await fill('fang', { early: ['Amy Chen'] });
    expect(outcome.errors?.early).toBe('Amy Chen is on Counter (all day) already.');
    // Meanwhile somebody else puts Rui there.
    await put('2026-11-17', 'lobby', 'late', 'rui');
    await fill('fang', { early: ['Ben Wu'] });
    expect(await roster({ post: 'lobby' })).toEqual([
      '2026-11-17 lobby early ben',
      '2026-11-17 lobby late rui',
    ]);
  });

  it('is not for others to change', async () => {
    await type('fang', 'roster');
    await press('fang', 'roster.day:2026-11-17');
    await press('fang', 'roster.post:2026-11-17/lobby');
    await bot.db.prisma.membership.deleteMany({ where: { personId: idOf.fang ?? '' } });
    await bot.db.prisma.membership.create({ data: { personId: idOf.fang ?? '', branchId, role: 'staff' } });
    const outcome = await fill('fang', { early: ['Amy Chen'] });
    expect(JSON.stringify(outcome.errors)).toContain('not yours to do');
    expect(await roster()).toEqual([]);
    await type('audit', 'roster');
    expect(seen('audit')).not.toContain('roster.day:');
  });

  it('tells the hours of a month beside the mean, to those who lead', async () => {
    await put('2026-11-17', 'lobby', 'full', 'amy');
    await put('2026-11-18', 'lobby', 'early', 'amy', 'ben');
    await type('fang', 'roster hours');
    expect(seen('fang')).toContain('Mean: 7.5 hours');
    expect(seen('fang')).toContain('Amy Chen: 11 hours (+3.5)');
    expect(seen('fang')).toContain('Ben Wu: 4 hours (−3.5)');
    await type('li', '排班 工时');
    expect(seen('li')).toContain('人均 7.5 小时');
    await type('amy', 'roster hours');
    expect(as('amy').view()).toBeNull();
    expect(whispered('amy', channels.lobby)).toContain('not yours to do');
  });
});

describe('a week is filled from those before', () => {
  it('over a holiday, without whoever is away or has left, and says what stays open', async () => {
    await bot.close();
    // The week before China’s National Day.
    await begin('2026-09-28T02:00:00Z');
    for (const date of ['2026-09-28', '2026-09-29', '2026-09-30'])
      await put(date, 'lobby', 'full', 'amy', 'ben');
    await put('2026-09-24', 'lobby', 'full', 'amy', 'rui');
    await put('2026-09-24', 'counter', 'full', 'eve');
    const away = { kind: 'leave', state: 'approved', askedAt: bot.clock.now() };
    await bot.db.prisma.absence.create({
      data: {
        id: crypto.randomUUID(),
        branchId,
        personId: idOf.ben ?? '',
        from: '2026-10-13',
        to: '2026-10-13',
        ...away,
      },
    });
    await type('fang', 'roster');
    await press('fang', 'roster.week:2026-10-05');
    expect(seen('fang')).toContain('Mon 5 Oct · closed');
    await press('fang', 'roster.week:2026-10-12');
    await press('fang', 'roster.copy:2026-10-12');
    expect(seen('fang')).toContain('4 days were filled');
    expect(seen('fang')).toContain('Still open: Tue 13 Oct, 12:00–14:00; Fri 16 Oct, 09:00–17:00');
    expect(seen('fang')).toContain('Away: Ben Wu');
    const filled = await roster({ date: { gte: '2026-10-01' } });
    expect(filled).toEqual([
      '2026-10-12 lobby full amy',
      '2026-10-12 lobby full ben',
      '2026-10-13 lobby full amy',
      '2026-10-14 lobby full amy',
      '2026-10-14 lobby full ben',
      '2026-10-15 lobby full amy',
      '2026-10-15 lobby full rui',
    ]);
    await press('fang', 'roster.copy:2026-10-12');
    expect(seen('fang')).toContain('No empty day could be filled');
    expect(await roster({ date: { gte: '2026-10-01' } })).toEqual(filled);
  });
});

describe('the roster', () => {
  it('opens at the week that is named, and says where it does not know it', async () => {
    await type('amy', 'roster next week');
    expect(seen('amy')).toContain('23 Nov');
    await type('li', 'roster 12月7日');
    expect(seen('li')).toContain('12月7日');
    await type('ben', 'roster of the moon');
    expect(seen('ben')).toContain('“of the moon” is no week that Lobby knows');
  });
});

describe('leave', () => {
  it.each([
    ['leave Wed to Fri, poorly', '2026-11-18', '2026-11-20', 'sick'],
    ['请假 18号到20号 培训', '2026-11-18', '2026-11-20', 'training'],
    ['leave tomorrow', '2026-11-17', '2026-11-17', null],
    ['leave', '2026-11-16', '2026-11-16', null],
  ])('opens with what was typed: %s', async (line, from, to, kind) => {
    await type('amy', line);
    const dates = [...seen('amy').matchAll(/"initial_date":"([^"]+)"/g)].map(([, date]) => date);
    expect(dates).toEqual([from, to]);
    const chosen = /"initial_option":\{[^{}]*\{[^{}]*\},"value":"([^"]+)"/.exec(seen('amy'))?.[1] ?? null;
    expect(chosen).toBe(kind);
  });

  const ask = async (who: Who, more: Record<string, Entry> = {}) => {
    await type(who, 'leave');
    return fill(who, { kind: 'leave', from: '2026-11-18', to: '2026-11-19', ...more });
  };

  it('is asked for and approved: off the roster, and the gap is flagged at once', async () => {
    await put('2026-11-18', 'lobby', 'full', 'amy');
    await put('2026-11-18', 'lobby', 'midday', 'ben');
    await put('2026-11-20', 'lobby', 'full', 'amy');
    await ask('amy', { note: 'moving house, card 6222021234567890128' });
    expect(last('amy')?.text).toContain('It waits for an answer');
    expect(last('fang')?.text).toContain('Amy Chen, Riverside: Leave, Wed 18 Nov to Thu 19 Nov.');
    expect(last('fang')?.text).toContain('Wed 18 Nov · Lobby · all day');
    expect(last('fang')?.text).toContain('moving house');
    expect(last('fang')?.text).not.toContain('6222021234567890128');
    expect(last('li')?.text).toContain('申请休假');
    expect(told('ben')).toEqual([]);

    await answer('fang', 'leave.approve');
    expect(await roster({ personId: idOf.amy ?? '' })).toEqual(['2026-11-20 lobby full amy']);
    expect(last('amy')?.text).toContain('Approved: Leave');
    expect(buttons(last('amy'))).toEqual(['leave.withdraw']);
    for (const who of ['fang', 'hua'] as const) {
      expect(last(who)?.text).toContain('Wed 18 Nov, 09:00–12:00');
      expect(last(who)?.text).toContain('Wed 18 Nov, 14:00–17:00');
    }
    // What stood in front of everybody is its answer now; it is answered once.
    const [question] = told('hua').filter(({ text }) => text.includes('Amy Chen, Riverside'));
    expect(question?.text).toContain('Approved by Fang Min');
    expect(buttons(question)).toEqual([]);
    expect([await trail('absence.asked'), await trail('absence.approved')]).toEqual([1, 1]);
    await answer('fang', 'roster.day:2026-11-18');
    expect(seen('fang')).toContain('Away: Amy Chen');
    await press('fang', 'roster.post:2026-11-18/lobby');
    expect(JSON.stringify(as('fang').view()?.blocks)).not.toContain('"text":"Amy Chen"');
  });

  it('is declined, and withdrawn', async () => {
    await put('2026-11-18', 'lobby', 'full', 'amy', 'ben');
    await ask('amy');
    await answer('hua', 'leave.decline');
    expect(last('amy')?.text).toContain('Not approved');
    expect(last('amy')?.text).toContain('Hua Sun');
    expect(await roster()).toHaveLength(2);
    await ask('amy', { kind: 'training' });
    await answer('amy', 'leave.withdraw');
    expect(last('amy')?.text).toContain('Withdrawn: Training');
    expect(last('fang')?.text).toContain('Withdrawn.');
    await ask('amy', { kind: 'other' });
    await answer('fang', 'leave.approve');
    await answer('amy', 'leave.withdraw');
    expect(last('fang')?.text).toContain('Amy Chen can work after all');
    expect(await trail('absence.withdrawn')).toBe(2);
    expect(await awayOn(bot.db, branchId, '2026-11-18')).toEqual(new Set());
  });

  it('is answered once, and by those who may', async () => {
    await ask('amy');
    await answer('fang', 'leave.approve');
    const { id } = await bot.db.prisma.absence.findFirstOrThrow();
    // An old phone may still show the buttons.
    const branch = await branchOf(bot.db, branchId);
    const late = { by: idOf.hua ?? '', state: 'declined' } as const;
    await expect(
      decideAbsence({ db: bot.db, branch: branch!, now: bot.clock.now(), key: null }, id, late, []),
    ).rejects.toMatchObject({
      code: 'moved_on',
    });

    await ask('ben');
    await bot.db.prisma.membership.deleteMany({ where: { personId: idOf.hua ?? '' } });
    await bot.db.prisma.membership.create({ data: { personId: idOf.hua ?? '', branchId, role: 'staff' } });
    await answer('hua', 'leave.approve');
    expect(whispered('hua')).toContain('not yours to do');
    expect(await bot.db.prisma.absence.count({ where: { state: 'asked' } })).toBe(1);
  });

  it('of one who leads is for the others to grant', async () => {
    await ask('fang');
    expect(told('fang').some(({ text }) => text.includes('Fang Min, Riverside'))).toBe(false);
    await answer('hua', 'leave.approve');
    expect(last('fang')?.text).toContain('Approved');
  });

  it('has days that make sense, none of them twice', async () => {
    expect((await ask('amy', { from: '2026-11-19', to: '2026-11-18' })).errors?.to).toContain(
      'before the first',
    );
    expect((await fill('amy', { from: '2026-10-01', to: '2026-11-18' })).errors?.from).toContain(
      'too long ago',
    );
    await fill('amy', { from: '2026-11-18', to: '2026-11-19' });
    await as('amy').close();
    expect((await ask('amy', { from: '2026-11-19', to: '2026-11-20' })).errors?.from).toContain('already');
    expect(await bot.db.prisma.absence.count()).toBe(1);
  });

  it('is noted by one who leads for somebody who rang up', async () => {
    await put('2026-11-16', 'lobby', 'full', 'amy', 'ben');
    await type('fang', 'leave');
    await fill('fang', { who: 'Amy Chen', kind: 'sick', from: '2026-11-16', to: '2026-11-16' });
    expect(seen('fang')).toContain('Noted');
    expect(await roster()).toEqual(['2026-11-16 lobby full ben']);
    expect(last('amy')?.text).toContain('Approved: Sick, Mon 16 Nov');
    expect(last('hua')?.text).toContain('Mon 16 Nov, 12:00–14:00');
    await type('amy', 'leave');
    expect(seen('amy')).not.toContain('For whom?');
  });

  it('asked for at night wakes nobody, unless it is pressing', async () => {
    await bot.until('2026-11-16T15:00:00Z');
    const before = told('fang').length;
    await type('amy', 'leave my sister marries');
    expect(seen('amy')).toContain('my sister marries');
    await fill('amy', { kind: 'leave', from: '2026-11-18', to: '2026-11-18' });
    expect(told('fang')).toHaveLength(before);
    await as('amy').close();
    await type('ben', 'leave');
    await fill('ben', { kind: 'sick', from: '2026-11-17', to: '2026-11-17' });
    expect(last('fang')?.text).toContain('Ben Wu, Riverside: Sick');
    await bot.until('2026-11-17T00:01:00Z');
    expect(told('fang').some(({ text }) => text.includes('my sister marries'))).toBe(true);
  });

  it('is not an auditor’s to ask for', async () => {
    await type('audit', 'leave');
    expect(as('audit').view()).toBeNull();
    expect(whispered('audit', channels.lobby)).toContain('change nothing');
  });
});

describe('a swap', () => {
  beforeEach(async () => {
    await put('2026-11-17', 'lobby', 'early', 'amy');
    await put('2026-11-18', 'counter', 'late', 'ben');
  });
  const ask = async (takes = '2026-11-18/counter/late') => {
    await type('amy', 'roster');
    await press('amy', 'swap.open');
    await fill('amy', { gives: '2026-11-17/lobby/early', with: 'Ben Wu' });
    await fill('amy', { takes });
    expect(seen('amy')).toContain('Ben Wu has been asked');
    await as('amy').close();
    await as('amy').close();
  };

  it('needs the agreement of the other person, then of a leader', async () => {
    await ask();
    expect(last('ben')?.text).toContain('Amy Chen asks you to take over: Tue 17 Nov · Lobby · early');
    expect(last('ben')?.text).toContain('In return: Wed 18 Nov · Counter · late');
    expect(told('fang')).toEqual([]);
    await answer('ben', 'swap.agree');
    expect(last('amy')?.text).toContain('waits for a leader');
    expect(last('fang')?.text).toContain('Amy Chen and Ben Wu want to swap');
    expect(await roster()).toEqual(['2026-11-17 lobby early amy', '2026-11-18 counter late ben']);
    await answer('fang', 'swap.approve');
    expect(await roster()).toEqual(['2026-11-17 lobby early ben', '2026-11-18 counter late amy']);
    for (const who of ['amy', 'ben'] as const) expect(last(who)?.text).toContain('Approved by Fang Min');
    expect(buttons(last('hua'))).toEqual([]);
    expect([await trail('swap.asked'), await trail('swap.agreed'), await trail('swap.granted')]).toEqual([
      1, 1, 1,
    ]);
  });

  it('ends with a no, of the one or the other', async () => {
    await ask('none');
    await answer('ben', 'swap.refuse');
    expect(last('amy')?.text).toContain('Ben Wu said no');
    expect(told('fang')).toEqual([]);
    await ask('none');
    await answer('ben', 'swap.agree');
    expect(last('fang')?.text).toContain('Ben Wu would take over from Amy Chen');
    await answer('hua', 'swap.decline');
    expect(last('ben')?.text).toContain('Declined by Hua Sun');
    expect(await roster()).toEqual(['2026-11-17 lobby early amy', '2026-11-18 counter late ben']);
  });

  it('cannot be granted where the roster has changed meanwhile', async () => {
    await ask();
    await answer('ben', 'swap.agree');
    await bot.db.prisma.shift.deleteMany({ where: { date: '2026-11-18' } });
    await answer('fang', 'swap.approve');
    expect(whispered('fang')).toContain('moved on');
    expect(await roster()).toEqual(['2026-11-17 lobby early amy']);
  });

  it('that cannot be is not asked, and why is said', async () => {
    await put('2026-11-17', 'counter', 'full', 'ben');
    await put('2026-11-18', 'vip', 'late', 'amy');
    await type('amy', 'roster');
    await press('amy', 'swap.open');
    const given = { gives: '2026-11-17/lobby/early', with: 'Ben Wu' };
    await fill('amy', given);
    // For his own shift of that day it could be; nothing else is offered.
    expect(seen('amy')).toContain('Not possible:');
    expect(seen('amy')).toContain(
      'Ben Wu cannot take Tue 17 Nov · Lobby · early: they are on Tue 17 Nov · Counter · all day then.',
    );
    expect(seen('amy')).toContain('2026-11-17/counter/full');
    expect(seen('amy')).not.toContain('2026-11-18/counter/late');
    expect(seen('amy')).not.toContain('they take mine over');
    await as('amy').close();
    const away = { kind: 'leave', state: 'approved', askedAt: bot.clock.now() };
    const days = { from: '2026-11-17', to: '2026-11-17' };
    await bot.db.prisma.absence.create({
      data: { id: crypto.randomUUID(), branchId, personId: idOf.ben ?? '', ...days, ...away },
    });
    await type('amy', 'roster');
    await press('amy', 'swap.open');
    const refused = await fill('amy', given);
    expect(refused.errors?.with).toBe('Ben Wu is away on Tue 17 Nov.');
    expect(await trail('swap.asked')).toBe(0);
  });

  it('is told apart from having nothing to swap', async () => {
    await type('rui', 'roster');
    await press('rui', 'swap.open');
    expect(seen('rui')).toContain('no shift in the next four weeks');
  });
});

describe('gaps', () => {
  it('are told the evening before, to those who can mend them, and once', async () => {
    await put('2026-11-16', 'lobby', 'full', 'amy', 'ben');
    await put('2026-11-17', 'lobby', 'full', 'amy');
    await bot.until('2026-11-16T08:59:00Z');
    const before = {
      li: told('li').length,
      hua: told('hua').filter(({ text }) => text.includes('lobby')).length,
    };
    await bot.until('2026-11-16T09:02:00Z');
    expect(told('fang').filter(({ text }) => text.includes('Tue 17 Nov, 12:00–14:00'))).toHaveLength(1);
    expect(told('li').slice(before.li).at(-1)?.text).toContain('12:00–14:00');
    expect(told('hua').filter(({ text }) => text.includes('lobby'))).toHaveLength(before.hua);
    await answer('fang', 'roster.day:2026-11-17');
    expect(seen('fang')).toContain('*Nobody in the lobby 12:00–14:00*');
  });

  it('of a Monday are told on Friday, also where nobody has made the week', async () => {
    await bot.close();
    await begin('2026-11-20T08:50:00Z');
    await put('2026-11-20', 'lobby', 'full', 'amy', 'ben');
    await bot.until('2026-11-20T09:02:00Z');
    expect(told('fang').filter(({ text }) => text.includes('Mon 23 Nov, 09:00–17:00'))).toHaveLength(1);
  });

  it('are not looked for where there is no roster, nor told where there is none', async () => {
    await bot.until('2026-11-16T09:02:00Z');
    expect(told('fang').some(({ text }) => text.includes('nobody in the lobby'))).toBe(false);
    expect(await bot.db.prisma.outbox.count({ where: { view: 'roster_gaps' } })).toBe(0);
  });

  it('that are filled before anybody is told are not told', async () => {
    await put('2026-11-17', 'lobby', 'full', 'amy', 'ben');
    await bot.until('2026-11-16T09:02:00Z');
    expect(told('fang').some(({ text }) => text.includes('nobody in the lobby'))).toBe(false);
    expect(await bot.db.prisma.outbox.count({ where: { view: 'roster_gaps', state: 'moot' } })).toBe(2);
  });
});

describe('the briefing', () => {
  it('stays as it is where there is no roster', async () => {
    await bot.until('2026-11-17T00:35:00Z');
    expect(briefing()).toContain('Not yet: ');
    expect(briefing()).not.toContain('Roster check');
  });

  it('shows what is open first, then who is here, late, awaited, and on leave', async () => {
    await put('2026-11-17', 'lobby', 'early', 'amy', 'fang');
    await put('2026-11-17', 'counter', 'full', 'ben');
    await put('2026-11-17', 'vip', 'late', 'rui');
    const away = { kind: 'sick', state: 'approved', askedAt: bot.clock.now() };
    const days = { from: '2026-11-17', to: '2026-11-17' };
    await bot.db.prisma.absence.create({
      data: { id: crypto.randomUUID(), branchId, personId: idOf.li ?? '', ...days, ...away },
    });
    await bot.until('2026-11-17T00:10:00Z');
    expect(briefing()).toMatch(/⚠️ Nobody in the lobby 13:00–17:00; Lobby ⚪ Amy Chen \(early\) not yet/);
    expect(briefing()).toContain('On leave: Li Na');
    expect(briefing().indexOf('Nobody in')).toBeLessThan(briefing().indexOf('Overdue and due'));
    expect(briefing()).not.toContain('Sick');
    const posted = () =>
      as('amy')
        .messages(channels.lobby)
        .findLast(({ text }) => text.includes('Good morning'))!;
    await as('amy').press(posted(), 'briefing.here');
    expect(whispered('amy', channels.lobby)).not.toContain('stands as late');
    // Nobody has to ask: it is drawn anew when people are expected, and when the doors open.
    await bot.until('2026-11-17T00:15:00Z');
    expect(briefing()).toContain('🟠 Fang Min (early) expected 08:15');
    await bot.until('2026-11-17T01:00:00Z');
    expect(briefing()).toContain('🔴 Fang Min (early) not here');
    await bot.until('2026-11-17T01:12:00Z');
    await as('ben').press(posted(), 'briefing.here');
    expect(whispered('ben', channels.lobby)).toContain('You were expected by 08:15');
    await as('hua').press(posted(), 'briefing.here');
    expect(briefing()).toContain('🟢 Amy Chen (early) 08:10');
    expect(briefing()).toContain('🔴 Fang Min (early) not here');
    expect(briefing()).toContain('🟠 Ben Wu 09:12 late');
    expect(briefing()).toContain('⚪ Rui Zhao (late) not yet');
    expect(briefing()).toContain('Also here: Hua Sun');
    // A gap that is filled vanishes from it.
    await type('fang', 'roster');
    await press('fang', 'roster.day:2026-11-17');
    await press('fang', 'roster.post:2026-11-17/lobby');
    await fill('fang', { late: ['Hua Sun'] });
    expect(briefing()).not.toContain('Nobody in the lobby');
    expect(briefing()).toContain('🟢 Hua Sun (late) 09:12');
  });
});

describe('a day on the roster', () => {
  const posted = () =>
    as('amy')
      .messages(channels.lobby)
      .findLast(({ text }) => text.includes('Good morning'))!;
  const empty = (who: Who) => told(who).filter(({ text }) => text.includes('a post is empty'));
  const huddle = () =>
    as('amy')
      .messages(channels.lobby)
      .findLast(({ text }) => text.includes('Morning huddle'));
  const needed = (...posts: Post[]) =>
    bot.db.prisma.branch.update({ where: { id: branchId }, data: { settings: { posts } } });

  it('tells at opening which post is empty, once, to whoever can fill it', async () => {
    await needed('lobby', 'counter');
    await put('2026-11-17', 'lobby', 'early', 'amy');
    await put('2026-11-17', 'lobby', 'late', 'li');
    await put('2026-11-17', 'counter', 'full', 'ben', 'rui');
    await put('2026-11-17', 'vip', 'full', 'fang');
    await bot.until('2026-11-17T00:10:00Z');
    await as('ben').press(posted(), 'briefing.here');
    await as('fang').press(posted(), 'briefing.here');
    await bot.until('2026-11-17T00:59:00Z');
    expect(empty('fang')).toEqual([]);
    await bot.until('2026-11-17T01:01:00Z');
    expect(empty('fang')).toHaveLength(1);
    expect(empty('fang')[0]?.text).toContain('*Lobby*: Amy Chen not here yet');
    expect(empty('fang')[0]?.text).not.toContain('Counter');
    expect([...empty('hua'), ...empty('amy'), ...empty('ben')]).toEqual([]);
    await bot.until('2026-11-17T03:00:00Z');
    expect(empty('fang')).toHaveLength(1);
    await answer('fang', 'hands.call');
    expect(told('ben').at(-1)?.text).toContain('needs more hands in the lobby');
  });

  it('tells nobody where all posts have somebody, or nobody works by a roster', async () => {
    await put('2026-11-17', 'lobby', 'full', 'amy', 'ben');
    await bot.until('2026-11-17T00:10:00Z');
    await as('amy').press(posted(), 'briefing.here');
    await bot.until('2026-11-17T01:30:00Z');
    expect([...empty('fang'), ...empty('li'), ...empty('hua')]).toEqual([]);
    await bot.db.prisma.shift.deleteMany({});
    await bot.until('2026-11-18T01:30:00Z');
    expect([...empty('fang'), ...empty('li'), ...empty('hua')]).toEqual([]);
  });

  it('has its huddle say how many are there', async () => {
    await put('2026-11-17', 'lobby', 'full', 'amy', 'ben');
    await put('2026-11-17', 'counter', 'late', 'rui');
    await bot.until('2026-11-17T00:52:00Z');
    const said = () => JSON.stringify(huddle()?.blocks);
    expect(said()).toContain('On the roster 3 · here 0, of them late 0 · missing 0');
    await as('amy').press(posted(), 'briefing.here');
    await bot.until('2026-11-17T01:00:30Z');
    expect(said()).toContain('On the roster 3 · here 1, of them late 1 · missing 1');
  });

  it('is kept for the month of each, seen by that person and those who may', async () => {
    await put('2026-11-17', 'lobby', 'full', 'amy', 'ben');
    await put('2026-11-17', 'counter', 'full', 'rui');
    await bot.until('2026-11-17T00:10:00Z');
    await as('amy').press(posted(), 'briefing.here');
    await bot.until('2026-11-17T00:35:00Z');
    await as('rui').press(posted(), 'briefing.here');
    await bot.until('2026-11-17T09:31:00Z');
    await type('amy', 'attendance');
    expect(seen('amy')).toContain('1 day worked');
    expect(seen('amy')).not.toContain('late');
    expect(seen('amy')).not.toContain('attendance.all');
    await type('rui', '考勤');
    expect(seen('rui')).toContain('Tue 17 Nov · late by 20 minutes (08:35, expected 08:15)');
    expect(seen('rui')).not.toContain('Ben');
    await type('ben', 'attendance');
    expect(seen('ben')).toContain('Tue 17 Nov · missing, expected 08:15');
    await type('fang', 'attendance');
    await press('fang', 'attendance.all:2026-11-01');
    expect(seen('fang')).toContain('*Ben Wu* 0 days worked · missing 1 day');
    expect(seen('fang')).toContain('*Rui Zhao* 1 day worked · late once, 20 min');
    // The other months are there, and empty.
    await press('fang', 'attendance.all:2026-10-31');
    expect(seen('fang')).toContain('Nothing is kept of this month yet');
    const channel = as('amy')
      .messages(channels.lobby)
      .map(({ text }) => text)
      .join();
    expect(channel).not.toContain('missing 1 day');
  });

  it('on which somebody was ill after all becomes a day away', async () => {
    await put('2026-11-17', 'lobby', 'full', 'amy', 'ben');
    await bot.until('2026-11-17T00:10:00Z');
    await as('amy').press(posted(), 'briefing.here');
    await bot.until('2026-11-18T01:00:00Z');
    await type('fang', 'leave');
    const days = { from: '2026-11-17', to: '2026-11-17' };
    await fill('fang', { who: 'Ben Wu', kind: 'Sick', ...days });
    await as('fang').close();
    await type('ben', 'attendance');
    expect(seen('ben')).toContain('0 days worked · Sick 1 day');
  });

  it('is nobody’s fault where the page could not be posted', async () => {
    await put('2026-11-17', 'lobby', 'full', 'amy', 'ben');
    bot.clock.set('2026-11-17T02:20:00Z');
    await bot.until('2026-11-17T02:21:00Z');
    expect(briefing()).toContain('⚪ Ben Wu not yet');
    await as('amy').press(posted(), 'briefing.here');
    expect(whispered('amy', channels.lobby)).not.toContain('stands as late');
    await bot.until('2026-11-17T09:31:00Z');
    await type('amy', 'attendance');
    expect(seen('amy')).toContain('1 day worked');
    expect(seen('amy')).not.toContain('late');
  });
});

describe('who leaves the branch', () => {
  it('leaves its roster from today on, and the gap is flagged', async () => {
    await put('2026-11-13', 'lobby', 'full', 'amy');
    await put('2026-11-16', 'counter', 'full', 'amy');
    await put('2026-11-17', 'lobby', 'full', 'amy', 'ben');
    const { [people.amy]: _, ...rest } = riverside.people;
    await saveBranches(bot.db, [{ ...riverside, people: rest }], 'test', bot.clock.now());
    await bot.sandbox.settle();
    expect(await roster()).toEqual(['2026-11-13 lobby full amy', '2026-11-17 lobby full ben']);
    for (const who of ['fang', 'hua'] as const) expect(last(who)?.text).toContain('Tue 17 Nov, 12:00–14:00');
  });
});

describe('help wanted', () => {
  beforeEach(async () => {
    await put('2026-11-16', 'lobby', 'full', 'amy');
    await put('2026-11-16', 'counter', 'full', 'ben');
    await put('2026-11-16', 'vip', 'on_call', 'rui');
    await put('2026-11-16', 'counter', 'late', 'hua');
  });

  it('calls who stands elsewhere now, and shows who comes', async () => {
    await type('li', '加人 取号机前排了 30 人');
    expect(whispered('li', channels.lobby)).toContain('正在通知');
    expect(last('ben')?.text).toContain('Li Na asks for help now');
    expect(last('ben')?.text).toContain('排了 30 人');
    expect(last('rui')?.text).toContain('asks for help');
    for (const who of ['amy', 'hua', 'fang'] as const) expect(told(who)).toEqual([]);
    expect(last('li')?.text).toContain('已通知 2 人');
    await answer('ben', 'hands.come');
    expect(last('li')?.text).toContain('正在赶来：Ben Wu 10:00');
    expect(last('ben')?.text).toContain('You said at 10:00');
    expect(buttons(last('ben'))).toEqual([]);
  });

  it('asked again soon it is the same call; later another', async () => {
    await type('amy', 'help-wanted');
    bot.clock.forward(5);
    await type('li', '加人 还是不够');
    for (const who of ['ben', 'rui'] as const) {
      expect(told(who)).toHaveLength(1);
      expect(last(who)?.text).toContain('还是不够');
    }
    await answer('rui', 'hands.come');
    for (const who of ['amy', 'li'] as const) expect(last(who)?.text).toContain('Rui Zhao 10:05');
    bot.clock.forward(6);
    await type('amy', 'help-wanted');
    expect(told('ben')).toHaveLength(2);
  });

  it('is for those who lead, or stand in the lobby', async () => {
    await type('ben', 'help-wanted');
    expect(whispered('ben', channels.lobby)).toContain('not yours to do');
    expect(told('rui')).toEqual([]);
  });

  it('is answered by those who were called', async () => {
    await type('amy', 'help-wanted');
    await bot.db.prisma.membership.deleteMany({ where: { personId: idOf.ben ?? '' } });
    await answer('ben', 'hands.come');
    expect(whispered('ben')).toContain('not on the list');
    expect(last('amy')?.text).toContain('Nobody has answered yet');
  });

  it('says so where nobody could come', async () => {
    await bot.db.prisma.shift.deleteMany({ where: { post: { not: 'lobby' } } });
    await type('amy', 'help-wanted');
    expect(whispered('amy', channels.lobby)).toContain('Nobody is there now');
  });

  it('without a roster calls everybody of the branch', async () => {
    await bot.db.prisma.shift.deleteMany({});
    await type('li', '支援');
    for (const who of ['amy', 'ben', 'rui', 'fang', 'hua'] as const) expect(told(who)).toHaveLength(1);
    expect(told('hq')).toEqual([]);
  });
});

describe('for everything else', () => {
  it('tells who is away and who is on duty', async () => {
    await put('2026-11-16', 'lobby', 'early', 'amy');
    await put('2026-11-17', 'counter', 'full', 'ben');
    await put('2026-11-17', 'lobby', 'midday', 'ben');
    await put('2026-11-17', 'vip', 'on_call', 'rui');
    const away = {
      kind: 'sick',
      state: 'approved',
      askedAt: bot.clock.now(),
      from: '2026-11-17',
      to: '2026-11-18',
    };
    await bot.db.prisma.absence.create({
      data: { id: crypto.randomUUID(), branchId, personId: idOf.hua ?? '', ...away },
    });
    const names = (all: Iterable<string>) => [...all].map((id) => ids.get(id)).sort();
    expect(names(await awayOn(bot.db, branchId, '2026-11-17'))).toEqual(['amy', 'hua']);
    // A day that nobody has filled in does not send everybody home.
    expect(names(await awayOn(bot.db, branchId, '2026-11-18'))).toEqual(['hua']);
    const duty = await onDuty(bot.db, branchId, '2026-11-17');
    expect(names(duty.keys())).toEqual(['ben']);
    expect(duty.get(idOf.ben ?? '')).toEqual([
      { post: 'counter', shift: 'full' },
      { post: 'lobby', shift: 'midday' },
    ]);
  });
});
