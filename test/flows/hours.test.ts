import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { branchCalendar } from '../../src/platform/time/calendar.js';
import { type Bot, channels, people, riverside, startBot } from '../bot.js';

let bot: Bot;
const split = '09:00-12:00, 13:00-17:00';
const week = (hours: string) => ({ mon: hours, tue: hours, wed: hours, thu: hours, fri: hours });

// A Monday in Shanghai, ten o'clock.
beforeEach(async () => {
  bot = await startBot({
    now: '2026-11-16T02:00:00Z',
    branches: [{ ...riverside, hours: week(split) }],
  });
});
afterEach(() => bot.close());

const as = (who: keyof typeof people) => bot.sandbox.as(people[who]);
const seen = (who: keyof typeof people) => JSON.stringify(as(who).view()?.blocks ?? []);
const press = (who: keyof typeof people, action: string) =>
  as(who).press({ view: as(who).view()?.id ?? '' }, action);
const branch = () => bot.db.prisma.branch.findUniqueOrThrow({ where: { channel: channels.lobby } });
/** When things come on a date, by the branch's clock. */
async function coming(date: string): Promise<Record<string, string[]>> {
  const calendar = branchCalendar({ timezone: 'Asia/Shanghai', country: 'CN', hours: {} });
  const rows = await bot.db.prisma.occurrence.findMany({ where: { date }, orderBy: { dueAt: 'asc' } });
  const times: Record<string, string[]> = {};
  for (const { name, dueAt } of rows) times[name] = [...(times[name] ?? []), calendar.localTime(dueAt)];
  return times;
}

describe('a branch that closes over midday', () => {
  it('has its lists, its roster and its words of time by both spans', async () => {
    await bot.until('2026-11-16T02:01:00Z');
    expect(await coming('2026-11-17')).toMatchObject({
      briefing: ['08:00'],
      opening: ['08:15'],
      check_ins_due: ['08:15'],
      huddle: ['08:50'],
      morning_patrol: ['09:55'],
      second_half_due: ['13:00'],
      afternoon_patrol: ['14:50'],
      closing: ['16:45'],
      attendance_kept: ['17:30'],
    });
    await as('amy').command('/lobby roster', channels.lobby);
    expect(seen('amy')).toContain('all day 09:00–12:00, 13:00–17:00 · early 09:00–12:00 · late 13:00–17:00');
    await as('amy').command('/lobby appointment tomorrow 1:30 Mrs Li', channels.lobby);
    const { details } = await bot.db.prisma.record.findFirstOrThrow({ where: { kind: 'appointment' } });
    expect(JSON.stringify(details)).toContain('2026-11-17T05:30:00.000Z');
  });
});

describe('the form of set-up', () => {
  it('takes one for Monday to Friday, and each weekday by itself where somebody wants that', async () => {
    await as('admin').command('/lobby setup', channels.lobby);
    expect(seen('admin')).toContain('Opening hours, Monday to Friday');
    await press('admin', 'setup.by_day');
    expect(seen('admin')).toContain('Opening hours, Wednesday');
    const faulty = {
      mon: '17:00-09:00',
      tue: '9-13, 12-17',
      wed: 'half day',
      thu: '25-26',
      fri: '9-12, 12-17',
    };
    const refused = await as('admin').answer(faulty);
    expect(refused.errors).toEqual({
      mon: 'It closes before it opens, and hours cannot go past midnight. Did you mean 09:00-17:00?',
      tue: 'These hours overlap. Did you mean 09:00-17:00?',
      wed: 'These are no opening hours. Write them like 09:00-12:00, 13:00-17:00, or “closed”.',
      thu: 'No clock shows one of these times; a day ends at 23:59 at the latest. Write the hours like 09:00-12:00, 13:00-17:00.',
      fri: 'Nothing is closed between these hours. Write them as 09:00-17:00.',
    });
    expect((await branch()).hours).toEqual(week(split));
    await as('admin').answer({
      ...{ mon: '9-12, 13-17', tue: '９：００～１７：００', wed: '上午9点到12点', thu: 'closed', fri: '' },
      sat: '10am-2pm',
    });
    expect((await branch()).hours).toEqual({
      mon: split,
      tue: '09:00-17:00',
      wed: '09:00-12:00',
      sat: '10:00-14:00',
    });
    expect(seen('admin')).toContain(
      `Monday ${split} · Tuesday 09:00-17:00 · Wednesday 09:00-12:00 · Saturday 10:00-14:00`,
    );
    await as('admin').close();
    // They differ now, so each has its own input from the start.
    await as('admin').command('/lobby setup', channels.lobby);
    expect(seen('admin')).not.toContain('setup.by_day');
    const none = await as('admin').answer({ mon: '', tue: '', wed: '', sat: '' });
    expect(none.errors?.mon).toContain('No hours are given');
  });
});

describe('working time', () => {
  it('is set by a branch, and huddle, closing and lateness go by it', async () => {
    await bot.until('2026-11-16T02:01:00Z');
    await as('hua').command('/lobby settings', channels.lobby);
    expect(seen('hua')).toContain('30 min before opening to 30 min after closing · never empty: Lobby');
    await press('hua', 'settings.page:work');
    const refused = await as('hua').answer({ before: '-5', after: '999', early: '10', posts: ['Lobby'] });
    expect(Object.keys(refused.errors ?? {}).length).toBeGreaterThan(0);
    await as('hua').answer({ before: '60', after: '15', early: '20', posts: ['Lobby', 'Guard'] });
    expect((await branch()).settings).toMatchObject({
      work: { before: 60, after: 15, early: 20 },
      posts: ['lobby', 'guard'],
    });
    await bot.until('2026-11-16T02:02:00Z');
    expect(await coming('2026-11-17')).toMatchObject({
      briefing: ['07:25'],
      check_ins_due: ['07:40'],
      huddle: ['08:20'],
      welcome: ['09:00'],
      closing: ['16:30'],
    });
    await as('amy').command('/lobby roster', channels.lobby);
    expect(seen('amy')).toContain('Work is from 08:00 to 17:15. Be there 20 minutes before your shift.');
  });
});
