import { isHoliday, isWorkday } from 'chinese-days';
import Holidays, { type HolidaysTypes } from 'date-holidays';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveBranches } from '../../src/database/branches.js';
import { type Db, dbOf } from '../../src/database/db.js';
import { nextDueAt } from '../../src/database/schedule.js';
import { createSeal, makeKey } from '../../src/database/seal.js';
import type { BranchEntry } from '../../src/domain/branch.js';
import { checklists } from '../../src/domain/checklists/index.js';
import { routines } from '../../src/domain/routines.js';
import { listWords } from '../../src/messages/checklists/words.js';
import { wakeClocks } from '../../src/schedule/clocks.js';
import { settleDue } from '../../src/schedule/due.js';
import { planAll } from '../../src/schedule/plan.js';
import { openTestDatabase, type TestDatabase } from '../database/image.js';

const minute = 60_000;
const day = 24 * 60 * minute;
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'];
const branch = (name: string, channel: string, timezone: string, country: string): BranchEntry => ({
  name,
  channel,
  timezone,
  country,
  language: 'en',
  hours: Object.fromEntries(weekdays.map((one) => [one, '09:00-17:00'])),
  people: { [`U${channel}`]: ['lobby_manager', 'duty_supervisor', 'branch_head'] },
  schedules: {},
});
const branches = [
  branch('Shanghai', 'C1', 'Asia/Shanghai', 'CN'),
  branch('London', 'C2', 'Europe/London', 'GB'),
  branch('Auckland', 'C3', 'Pacific/Auckland', 'NZ'),
];

const begin = new Date('2025-12-31T10:00:00Z');
const end = new Date('2026-12-31T08:00:00Z');
/** The bot is away: for minutes every few days, for days three times. */
const outages = [
  ...Array.from({ length: 50 }, (_, index) => {
    const from = begin.getTime() + index * 7.3 * day + index * 131 * minute;
    return { from, to: from + (7 + (index % 5) * 9) * minute };
  }),
  ...['2026-03-28T20:00:00Z', '2026-07-06T01:00:00Z', '2026-10-24T12:00:00Z'].map((from) => ({
    from: Date.parse(from),
    to: Date.parse(from) + 2.4 * day,
  })),
];

/** Some twenty thousand transactions: once is enough, on the database that every machine has. */
const elsewhere = process.env.TEST_DATABASE_URL !== undefined;
if (elsewhere) console.log('Left out: the year of three branches, which is lived on the embedded database.');

let database: TestDatabase;
let db: Db;
let now = begin;
beforeAll(async () => {
  if (elsewhere) return;
  database = await openTestDatabase();
  db = dbOf(database, createSeal(makeKey()));
  await saveBranches(db, branches, 'test', begin);
  const parts = { db, clock: { now: () => now }, words: listWords };
  await planAll(db, now);
  for (;;) {
    const next = await nextDueAt(db);
    // Somebody looks at least twice a day, whether anything is due or not.
    const then = Math.max(
      now.getTime() + minute,
      Math.min(next?.getTime() ?? Number.MAX_VALUE, now.getTime() + day / 2),
    );
    const away = outages.find(({ from, to }) => from <= then && then < to);
    now = new Date(away?.to ?? then);
    if (now >= end) break;
    await planAll(db, now);
    await settleDue(parts);
    await wakeClocks(parts);
  }
}, 600_000);
afterAll(() => database?.close());

/** Whether a branch is open on a date, by the libraries and nothing of ours. */
function isOpen({ country }: BranchEntry, date: string): boolean {
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
  const inWeek = weekday > 0 && weekday < 6;
  if (country === 'CN') return isHoliday(date) ? false : inWeek ? true : isWorkday(date) && !inWeek;
  const types: HolidaysTypes.Options = { types: ['public'] };
  const rules = country === 'GB' ? new Holidays('GB', 'ENG', types) : new Holidays(country, types);
  // Noon of the date where it is, give or take an hour.
  const found = rules.isHoliday(new Date(`${date}T12:00:00${country === 'NZ' ? '+12:00' : 'Z'}`));
  return inWeek && !found;
}

const dates = Array.from({ length: 362 }, (_, index) =>
  new Date(Date.UTC(2026, 0, 2 + index)).toISOString().slice(0, 10),
);

describe.skipIf(elsewhere).each(branches)('a year in $name', (entry) => {
  const own = async () => db.prisma.branch.findUniqueOrThrow({ where: { channel: entry.channel } });

  it('settles every occurrence, each with a reason where it was not carried out, and none twice', async () => {
    const { id } = await own();
    const all = await db.prisma.occurrence.findMany({
      where: { branchId: id, dueAt: { lt: new Date(end.getTime() - day) } },
    });
    expect(all.filter(({ state }) => state === 'planned')).toEqual([]);
    for (const { state, reason, name, date } of all)
      if (state !== 'done') expect(reason, `${name} ${date}`).toBeTruthy();
    const runs = await db.prisma.run.findMany({
      where: { branchId: id },
      select: { list: true, date: true, slot: true },
    });
    const keys = runs.map(({ list, date, slot }) => `${list} ${date} ${slot}`);
    expect(new Set(keys).size).toBe(keys.length);
    const lists = new Set<string>(checklists.map(({ name }) => name));
    const done = all.filter(({ state, name }) => state === 'done' && lists.has(name));
    expect(new Set(done.map(({ name, date, slot }) => `${name} ${date} ${slot}`))).toEqual(
      new Set(keys.filter((key) => done.some(({ name, date, slot }) => `${name} ${date} ${slot}` === key))),
    );
    // One message a list and a briefing: what is edited is no second row.
    const posts = await db.prisma.outbox.groupBy({
      by: ['view', 'subject'],
      where: { branchId: id, view: { in: ['run', 'briefing'] }, state: 'planned' },
      _count: true,
    });
    expect(posts.every(({ _count }) => _count === 1)).toBe(true);
  });

  it('has the opening list on each working day, holidays and make-up days as the country has them', async () => {
    const { id } = await own();
    const opened = await db.prisma.occurrence.findMany({
      where: { branchId: id, name: 'opening', date: { in: dates }, state: { not: 'skipped' } },
      select: { date: true },
    });
    const wrong = dates.filter((date) => isOpen(entry, date) !== opened.some((one) => one.date === date));
    expect(wrong).toEqual([]);
  });

  it('lost to the outages only what was too late, and marked what came late', async () => {
    const { id } = await own();
    const all = await db.prisma.occurrence.findMany({
      where: { branchId: id, dueAt: { gte: begin, lt: end } },
    });
    const within = (at: Date) => outages.some(({ from, to }) => from <= at.getTime() && at.getTime() < to);
    for (const { name, state, late, dueAt, cutoffAt, settledAt, date } of all) {
      if (state === 'expired')
        expect(within(dueAt) && (settledAt ?? end) > cutoffAt, `${name} ${date}`).toBe(true);
      if (state === 'done' && !within(dueAt)) expect(late, `${name} ${date}`).toBe(false);
    }
    expect(all.some(({ state }) => state === 'expired')).toBe(true);
    expect(all.some(({ state, late }) => state === 'done' && late)).toBe(true);
  });

  it('pings nobody on a day off', async () => {
    const { id, timezone } = await own();
    const local = new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'short' });
    const told = await db.prisma.outbox.findMany({
      where: { branchId: id, target: { startsWith: 'person:' }, priority: { gt: 1 }, notBefore: { lt: end } },
      select: { notBefore: true, view: true },
    });
    expect(told.length).toBeGreaterThan(100);
    const off = told.filter(({ notBefore }) => {
      const date = local.format(notBefore);
      return dates.includes(date) && !isOpen(entry, date);
    });
    expect(off).toEqual([]);
  });
});

it.skipIf(elsewhere)('has every routine in it', async () => {
  const names = await db.prisma.occurrence.groupBy({ by: ['name'] });
  for (const { name } of routines.filter(({ off }) => !off))
    expect(names.map((one) => one.name)).toContain(name);
});
