import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { branchCalendar } from '../../src/platform/time/calendar.js';
import { addDays } from '../../src/platform/time/day.js';
import type { Post, Shift } from '../../src/roster/rules/roster.js';
import type { Entry } from '../../src/trial/sandbox/labels.js';
import { type Bot, channels, people, startBot } from '../bot.js';
import { branch } from '../scene.js';

type Who = keyof typeof people;

const calendar = branchCalendar(branch);
let bot: Bot;
let branchId: string;
const ids = new Map<string, Who>();
let idOf: Record<string, string>;
let nextNumber: number;

// A Monday in Shanghai, ten o'clock.
beforeEach(async () => {
  bot = await startBot({ now: '2026-11-16T02:00:00Z' });
  branchId = (await bot.db.prisma.branch.findFirstOrThrow()).id;
  idOf = {};
  nextNumber = 1;
  for (const { id, slackId } of await bot.db.prisma.person.findMany()) {
    const who = (Object.entries(people) as [Who, string][]).find(([, one]) => one === slackId)?.[0];
    if (!who) continue;
    ids.set(id, who);
    idOf[who] = id;
  }
});
afterEach(() => bot.close());

const as = (who: Who) => bot.sandbox.as(people[who]);
const seen = (who: Who) => JSON.stringify(as(who).view()?.blocks ?? []);
const type = (who: Who, line: string) => as(who).command(`/lobby ${line}`, channels.lobby);
const press = (who: Who, action: string) => as(who).press({ view: as(who).view()?.id ?? '' }, action);
const fill = (who: Who, answers: Record<string, Entry>) => as(who).answer(answers);
const put = (dates: readonly string[], post: Post, shift: Shift, ...who: Who[]) =>
  bot.db.prisma.shift.createMany({
    data: dates.flatMap((date) =>
      who.map((one) => ({ branchId, date, post, shift, personId: idOf[one] ?? '' })),
    ),
  });
const roster = async () =>
  (await bot.db.prisma.shift.findMany())
    .map(({ date, post, shift, personId }) => `${date} ${post} ${shift} ${ids.get(personId)}`)
    .sort();
const trail = (action: string) => bot.db.prisma.auditEntry.count({ where: { action } });
const proposals = () =>
  bot.db.prisma.request.findMany({ where: { what: 'roster_proposal' }, orderBy: { at: 'asc' } });

/** What was counted in the hall on the working days of the eight weeks before. */
async function counted(time: string, details: Record<string, string | number>): Promise<void> {
  const dates = Array.from({ length: 56 }, (_, back) => addDays('2026-11-15', -back));
  await bot.db.prisma.record.createMany({
    data: dates
      .filter((date) => calendar.isWorkingDay(date))
      .map((date) => ({
        id: crypto.randomUUID(),
        branchId,
        kind: 'flow',
        number: nextNumber++,
        status: 'noted',
        summary: '',
        reporterId: idOf.amy ?? '',
        details,
        createdAt: calendar.at(date, time),
        updatedAt: calendar.at(date, time),
        closedAt: calendar.at(date, time),
      })),
  });
}
/** Twelve customers in each half hour of the morning, one in the afternoon: four and one at the counter. */
async function busyMornings(): Promise<void> {
  await counted('13:00', { part: 'morning', tickets: 96 });
  await counted('17:00', { part: 'afternoon', tickets: 8 });
}
const week = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'];
const tuesday = '2026-11-17';

describe('the roster beside what customers need', () => {
  it('is seen by all: in the week too few and idle, in the day half hour by half hour', async () => {
    await put(week, 'counter', 'full', 'amy', 'ben');
    await put(week, 'lobby', 'full', 'li', 'fang');
    await busyMornings();
    await type('amy', 'roster');
    expect(seen('amy')).toContain('🔺 Too few: Counter 09:00–13:00');
    expect(seen('amy')).toContain('💤 Idle: Lobby 09:00–12:00, 14:00–17:00 · Counter 14:00–17:00');
    expect(seen('amy')).not.toContain('Propose a roster');
    await press('amy', 'roster.traffic:2026-11-16');
    expect(seen('amy')).toContain('09:00–12:00 · 2 there, 4 needed · 🔺 too few');
    expect(seen('amy')).toContain('12:00–13:00 · 1 there, 4 needed · 🔺 too few');
    expect(seen('amy')).toContain('13:00–14:00 · 1 there, 1 needed · ✅ right');
    expect(seen('amy')).toContain('14:00–17:00 · 2 there, 1 needed · 💤 idle');
    expect(seen('amy')).toContain('09:00–17:00 · 0 there · not enough counted yet: 0 of 4 days');
    expect(seen('amy')).toContain(
      '90 of 100 customers are to wait less than 10 minutes. Time for each: Lobby 1 min · Counter 6 min',
    );
    await press('amy', 'roster.traffic:2026-11-15');
    expect(seen('amy')).toContain('closed');
    await type('li', '排班');
    expect(seen('li')).toContain('🔺 人手不足：柜台 09:00–13:00');
    await press('li', 'roster.traffic:2026-11-16');
    expect(seen('li')).toContain('09:00–12:00 · 在岗 2 人，需 4 人 · 🔺 人手不足');
  });

  it('is silent where too little was counted, and says so where somebody looks', async () => {
    await put(week, 'counter', 'full', 'amy');
    await type('fang', 'roster');
    expect(seen('fang')).not.toContain('Too few');
    await press('fang', 'roster.traffic:2026-11-16');
    expect(seen('fang')).toContain(
      'Not enough counted yet: 0 of 4 days. Say how many wait and how long with /lobby flow',
    );
    await press('fang', 'roster.propose:2026-11-16');
    expect(seen('fang')).toContain('Nothing is proposed: not enough counted yet, 0 of 4 days');
    expect(await proposals()).toEqual([]);
  });

  it('leaves out implausible counts, such as eighteen people waiting at three in the morning', async () => {
    await put(week, 'counter', 'full', 'amy');
    await counted('03:00', { waiting: 18, longest: 35 });
    await counted('10:30', { waiting: 9000, longest: 30 });
    await type('fang', 'roster');
    expect(seen('fang')).not.toContain('Too few');
    await press('fang', 'roster.traffic:2026-11-16');
    expect(seen('fang')).toMatch(/\d\d counts are left out: they were made while the branch was closed/);
    expect(seen('fang')).toContain('Not enough counted yet: 0 of 4 days');
  });
});

describe('a roster is proposed', () => {
  const standing = async () => {
    await put(week, 'counter', 'early', 'amy');
    await put(week, 'counter', 'late', 'ben', 'rui');
    await put(week, 'lobby', 'full', 'li', 'fang');
    await busyMornings();
  };

  it('with one press, shown only to the person who asked, who changes it and then uses it', async () => {
    await standing();
    const before = await roster();
    await type('fang', 'roster');
    await press('fang', 'roster.propose:2026-11-16');
    // The rest of the week: today is worked already.
    expect(seen('fang')).toContain('Proposed roster, Tue 17 Nov to Fri 20 Nov');
    expect(seen('fang')).toContain('Only you see this.');
    expect(seen('fang')).toMatch(/People missing, half hour by half hour: 96 now, 64 with this roster/);
    expect(seen('fang')).toMatch(/(Ben Wu|Rui Zhao): Counter late → Counter early/);
    expect(await roster()).toEqual(before);
    expect(await trail('roster.proposal_used')).toBe(0);

    await press('fang', `proposal.day:${tuesday}`);
    await press('fang', `proposal.post:${tuesday}/self_service`);
    await fill('fang', { midday: ['Hua Sun'], also: ['2026-11-18'] });
    expect(seen('fang')).toContain('midday Hua Sun');
    expect(await roster()).toEqual(before);
    await press('fang', 'proposal.open');
    expect(seen('fang')).toContain('Hua Sun: off → Self-service midday');

    await press('fang', 'proposal.use');
    expect(seen('fang')).toContain('4 days of the roster are written.');
    const after = await roster();
    expect(after).toContain(`${tuesday} self_service midday hua`);
    expect(after).toContain('2026-11-18 self_service midday hua');
    expect(after.filter((one) => one.startsWith(`${tuesday} counter early`))).toHaveLength(2);
    expect(after.filter((one) => one.startsWith('2026-11-16'))).toEqual(
      before.filter((one) => one.startsWith('2026-11-16')),
    );
    expect(await trail('roster.proposal_used')).toBe(1);
    expect((await proposals()).map(({ state }) => state)).toEqual(['used']);
  });

  it('and discarded, with nothing written; and another takes the place of one that waits', async () => {
    await standing();
    const before = await roster();
    await type('fang', 'roster');
    await press('fang', 'roster.propose:2026-11-16');
    await press('fang', 'proposal.discard');
    expect(seen('fang')).toContain('The proposal is discarded; the roster is as it was.');
    await press('fang', 'roster.propose:2026-11-16');
    await type('fang', 'roster');
    await press('fang', 'roster.propose:2026-11-16');
    expect((await proposals()).map(({ state }) => state)).toEqual(['discarded', 'discarded', 'asked']);
    expect(await roster()).toEqual(before);
  });

  it('and is not written where somebody has changed the roster meanwhile, until it was looked at again', async () => {
    await standing();
    await type('fang', 'roster');
    await press('fang', 'roster.propose:2026-11-16');
    await put([tuesday], 'vip', 'full', 'hua');
    const before = await roster();
    await press('fang', 'proposal.use');
    expect(seen('fang')).toContain('Somebody has changed the roster meanwhile, so nothing was written.');
    expect(seen('fang')).toContain('Hua Sun: VIP all day → off');
    expect(await roster()).toEqual(before);
    await press('fang', 'proposal.use');
    expect(seen('fang')).toContain('4 days of the roster are written.');
    expect(await roster()).not.toContain(`${tuesday} vip full hua`);
  });

  it('and leaves out whoever is on leave since', async () => {
    await standing();
    await type('fang', 'roster');
    await press('fang', 'roster.propose:2026-11-16');
    await bot.db.prisma.absence.create({
      data: {
        id: crypto.randomUUID(),
        branchId,
        personId: idOf.amy ?? '',
        ...{ from: tuesday, to: '2026-11-20', kind: 'leave', state: 'approved', askedAt: bot.clock.now() },
      },
    });
    await press('fang', 'proposal.use');
    expect(seen('fang')).toContain('Left out, since they are away or no longer in the branch: Amy Chen');
    expect((await roster()).filter((one) => one.endsWith('amy'))).toEqual(['2026-11-16 counter early amy']);
  });

  it('to nobody who may not write the roster, also where they might when it was proposed', async () => {
    await standing();
    await type('fang', 'roster');
    await press('fang', 'roster.propose:2026-11-16');
    const before = await roster();
    await bot.db.prisma.membership.deleteMany({ where: { personId: idOf.fang ?? '' } });
    await bot.db.prisma.membership.create({ data: { personId: idOf.fang ?? '', branchId, role: 'staff' } });
    await press('fang', 'proposal.use');
    expect(await roster()).toEqual(before);
    expect((await proposals()).map(({ state }) => state)).toEqual(['asked']);
  });

  it('and says in words why there is none', async () => {
    await busyMornings();
    await type('fang', 'roster');
    await press('fang', 'roster.propose:2026-11-16');
    expect(seen('fang')).toContain('Nobody is on the roster of this week or of the weeks before.');
    await put(week, 'counter', 'full', 'amy');
    await press('fang', 'roster.week:2026-11-09');
    await press('fang', 'roster.propose:2026-11-09');
    expect(seen('fang')).toContain('No open day of this week is still to come');
    await bot.db.prisma.absence.create({
      data: {
        id: crypto.randomUUID(),
        branchId,
        personId: idOf.amy ?? '',
        ...{ from: tuesday, to: '2026-11-20', kind: 'leave', state: 'approved', askedAt: bot.clock.now() },
      },
    });
    await press('fang', 'roster.week:2026-11-16');
    await press('fang', 'roster.propose:2026-11-16');
    expect(seen('fang')).toContain('Everybody who would work on these days is away');
  });
});

describe('what a roster is measured by', () => {
  it('is set by the branch, and nothing that makes no sense', async () => {
    await put(week, 'counter', 'full', 'amy', 'ben');
    await busyMornings();
    await type('hua', 'settings');
    expect(seen('hua')).toContain('90 of 100 customers wait less than 10 minutes');
    await press('hua', 'settings.page:staffing');
    const wrong = await fill('hua', { counter: '0', aim: '100000' });
    expect(wrong.errors).toMatchObject({ counter: 'At least 1, please.', aim: 'At most 120, please.' });
    await fill('hua', { counter: '3', aim: '5', share: '80' });
    expect(seen('hua')).toContain('80 of 100 customers wait less than 5 minutes');
    await type('amy', 'roster');
    await press('amy', 'roster.traffic:2026-11-16');
    expect(seen('amy')).toContain('09:00–12:00 · 2 there, 2 needed · ✅ right');
    await type('hua', 'settings');
    await press('hua', 'settings.page:staffing');
    await fill('hua', { counter: '', aim: '', share: '' });
    expect(seen('hua')).toContain('90 of 100 customers wait less than 10 minutes');
  });

  it('is as shipped where what is kept makes no sense', async () => {
    await put(week, 'counter', 'full', 'amy', 'ben');
    await busyMornings();
    const settings = { staffing: { counter: 0, aim: 1e9, lobby: 'soon', share: 80 } };
    await bot.db.prisma.branch.update({ where: { id: branchId }, data: { settings } });
    await type('amy', 'roster');
    await press('amy', 'roster.traffic:2026-11-16');
    expect(seen('amy')).toContain(
      '80 of 100 customers are to wait less than 10 minutes. Time for each: Lobby 1 min · Counter 6 min',
    );
  });
});
