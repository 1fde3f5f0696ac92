import { isHoliday, isWorkday } from 'chinese-days';
import Holidays, { type HolidaysTypes } from 'date-holidays';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveBranches } from '../../../src/branches/store/save.js';
import { checklists } from '../../../src/checklists/lists/index.js';
import { bookRoutine } from '../../../src/day-book/rules/book.js';
import { catalogue, followers, modules, schedule } from '../../../src/modules.js';
import { type Db, dbOf } from '../../../src/platform/database/db.js';
import type { Outbox as OutboxRow } from '../../../src/platform/database/generated/client.js';
import { createSeal, makeKey } from '../../../src/platform/database/seal.js';
import type { BranchEntry } from '../../../src/platform/directory/branch.js';
import { speak } from '../../../src/platform/language/speak.js';
import { openLog } from '../../../src/platform/log.js';
import { batchReminders } from '../../../src/platform/outbox/reminders/batch.js';
import { personIn } from '../../../src/platform/outbox/target.js';
import { settleDue } from '../../../src/platform/schedule/due.js';
import { takeSteps } from '../../../src/platform/schedule/limits.js';
import { planAll } from '../../../src/platform/schedule/plan.js';
import { createRoutines, oneByOne } from '../../../src/platform/schedule/routine.js';
import { nextDueAt } from '../../../src/platform/schedule/store/occurrences.js';
import { branchCalendar } from '../../../src/platform/time/calendar.js';
import { wallClock } from '../../../src/platform/time/zone.js';
import { awayOn } from '../../../src/roster/store/roster.js';
import { openTestDatabase, type TestDatabase } from '../database/image.js';
import {
  cast,
  type Deed,
  deedsOf,
  hasGap,
  isAway,
  leaves,
  looks,
  peopleOf,
  slackId,
  type Who,
} from './year-people.js';

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
  people: peopleOf({ channel }, 'before'),
  schedules: {},
});
/** A branch for each year, in three parts of the world. */
export const shanghai = branch('Shanghai', 'C1', 'Asia/Shanghai', 'CN');
export const london = branch('London', 'C2', 'Europe/London', 'GB');
export const auckland = branch('Auckland', 'C3', 'Pacific/Auckland', 'NZ');

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

/** Every routine; books of days are tested elsewhere, and take long. */
const routines = createRoutines(
  modules.map((module) => ({
    ...module,
    routines: (module.routines ?? []).map((routine) =>
      routine.name === bookRoutine ? { ...routine, carryOut: oneByOne(async () => ({})) } : routine,
    ),
  })),
);

let database: TestDatabase;
let db: Db;
let now = begin;
/** What the people of each branch do, and what was seen of their lists, by channel. */
const deeds = new Map<string, Deed[]>();
const seen = new Map<string, Map<string, string>>();
async function live(entry: BranchEntry): Promise<void> {
  database = await openTestDatabase();
  db = dbOf(database, createSeal(makeKey()), followers);
  await saveBranches(db, [entry], 'test', begin);
  const parts = { db, clock: { now: () => now }, ...schedule, routines };
  const looked = new Map<string, string>();
  seen.set(entry.channel, looked);
  const open = dates.filter((date) => isOpen(entry, date));
  deeds.set(entry.channel, deedsOf(db, entry, open, looked));
  await planAll(parts);
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
    await planAll(parts);
    await settleDue(parts);
    await post();
    await takeSteps(parts);
    for (const [channel, all] of deeds) {
      const due = all.filter(({ at }) => at <= now);
      for (const { does } of due) await does(now);
      deeds.set(channel, all.slice(due.length));
    }
  }
}

/** Lists are seen as soon as they are there, as they are where Slack takes everything at once. */
const post = () => db.prisma.$executeRaw`
  INSERT INTO "Posted" ("view", "subject", "channel", "ts", "digest", "at")
  SELECT "view", "subject", "target", extract(epoch FROM "createdAt")::text, '', "createdAt" FROM "Outbox"
  WHERE "view" = 'run' AND "createdAt" >= ${now} ON CONFLICT DO NOTHING`;

const opened = new Map<string, boolean>();
/** Whether a branch is open on a date, by the libraries and nothing of ours. */
function isOpen(entry: BranchEntry, date: string): boolean {
  const key = `${entry.country} ${date}`;
  const open = opened.get(key) ?? asksLibraries(entry, date);
  opened.set(key, open);
  return open;
}

function asksLibraries({ country }: BranchEntry, date: string): boolean {
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

/** Whether somebody is not there on a date, by the book that the year was made from. */
const isAwayIn = (entry: BranchEntry) => (who: Who, date: string) =>
  isAway(who, date, (on) => isOpen(entry, on));

/** A year of one branch, from its first plan to its last list, and what must be so of it. */
export function aYearIn(entry: BranchEntry): void {
  describe(`a year in ${entry.name}`, () => {
    beforeAll(() => live(entry), 900_000);
    afterAll(() => database?.close());

    const own = async () => db.prisma.branch.findUniqueOrThrow({ where: { channel: entry.channel } });

    it('settles every occurrence once, with a reason where it was not carried out', async () => {
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

    it('lost only what was too late after an outage, and marked what came late', async () => {
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

    it('mentions nobody on a day off', async () => {
      const { id, timezone } = await own();
      const local = new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'short' });
      const told = await db.prisma.outbox.findMany({
        where: {
          branchId: id,
          target: { startsWith: 'person:' },
          priority: { gt: 1 },
          notBefore: { lt: end },
        },
        select: { notBefore: true, view: true },
      });
      expect(told.length).toBeGreaterThan(100);
      const off = told.filter(({ notBefore }) => {
        const date = local.format(notBefore);
        return dates.includes(date) && !isOpen(entry, date);
      });
      expect(off).toEqual([]);
    });

    it('messages nobody who is away, and withholds nothing from those who are there', async () => {
      const { id, timezone } = await own();
      const calendar = branchCalendar(entry);
      const people = await peopleIn(entry);
      const rows = await db.prisma.outbox.findMany({
        where: {
          branchId: id,
          target: { startsWith: 'person:' },
          priority: { gt: 1 },
          notBefore: { lt: end },
        },
        orderBy: { seq: 'asc' },
      });
      const away = isAwayIn(entry);
      const cases = rows.flatMap((row) => {
        const who = people.get(personIn(row.target) ?? '');
        const date = wallClock(row.notBefore, timezone).date;
        // On the day on which somebody is made one of the branch they are not yet on its roster.
        const isKnown = who && dates.includes(date) && !(who === 'fresh' && date === leaves);
        return isKnown ? [{ row, who, date, gone: who === 'second' && date > leaves }] : [];
      });
      // Who has left hears nothing any more, and what waited for them is skipped.
      for (const { row } of cases.filter(({ gone }) => gone)) {
        expect(wallClock(row.createdAt, timezone).date <= leaves, `${row.view} ${row.subject}`).toBe(true);
        expect(await drawn(row)).toBe('skip');
      }
      // One a day for each stands for the others.
      const batched = cases.filter(({ row, gone }) => !gone && catalogue.find(row.view)?.batched);
      const waiting = [...new Map(batched.map((one) => [`${one.who} ${one.date}`, one])).values()];
      const held = waiting.filter(({ who, date }) => away(who, date));
      expect(held.length).toBeGreaterThan(60);
      for (const { row, who, date } of held) {
        const back = await gathered(row.id, row.notBefore);
        expect(back === null ? 'held' : `${who} ${date} ${row.view}`).toBe('held');
        const then = await db.prisma.outbox.findUniqueOrThrow({ where: { id: row.id } });
        const opens = calendar.hours(calendar.nextWorkingDay(date))?.open;
        expect([then.state, then.notBefore]).toEqual(['planned', opens]);
      }
      const there = waiting.filter(({ who, date }) => !away(who, date));
      for (const { row } of there.filter((_, index) => index % 20 === 0))
        expect(await gathered(row.id, row.notBefore)).not.toBeNull();
      // What goes without being held, such as a gap, is not even meant for those who are away.
      const gaps = cases.filter(({ row }) => row.view === 'roster_gaps');
      expect(
        gaps.filter(({ who, date }) => away(who, date)).map(({ who, date }) => `${who} ${date}`),
      ).toEqual([]);
    });

    it('says who owes a list by who is there on the day', async () => {
      for (const { date, owes, not } of looks) {
        const text = seen.get(entry.channel)?.get(date) ?? 'nothing';
        const named = (Object.keys(cast) as Who[]).filter((who) => text.includes(slackId(who, entry)));
        expect([
          date,
          named.filter((who) => owes.includes(who)),
          named.filter((who) => not.includes(who)),
        ]).toEqual([date, owes, []]);
      }
    });

    it('flags every gap the evening before, and no other day', async () => {
      const { id } = await own();
      const calendar = branchCalendar(entry);
      const told = await db.prisma.outbox.findMany({ where: { branchId: id, view: 'roster_gaps' } });
      const looked = await db.prisma.occurrence.findMany({ where: { branchId: id, name: 'roster_check' } });
      const open = dates.filter((date) => isOpen(entry, date));
      const wrong: string[] = [];
      let found = 0;
      for (const [index, date] of open.slice(1, -1).entries()) {
        const eve = open[index] ?? '';
        const check = looked.find((one) => one.date === eve);
        if (check?.state === 'expired') continue;
        const since = calendar.hours(eve)?.close ?? begin;
        const rows = told.filter(
          ({ args, createdAt }) =>
            JSON.stringify(args) === JSON.stringify({ dates: [date] }) &&
            createdAt >= since &&
            createdAt < (calendar.hours(date)?.open ?? end),
        );
        const says = await Promise.all(rows.map(drawn));
        const flagged = rows.length > 0 && says.every((one) => one !== 'skip');
        if (flagged) found++;
        if (rows.length === 0 || flagged !== hasGap(date) || says.some((one) => one === 'skip') === flagged)
          wrong.push(`${date} ${rows.length} ${flagged}`);
      }
      expect(wrong).toEqual([]);
      expect(found).toBeGreaterThan(6);
    });

    it('has every routine in it', async () => {
      const names = await db.prisma.occurrence.groupBy({ by: ['name'] });
      for (const { name } of routines.all.filter(({ off }) => !off))
        expect(names.map((one) => one.name)).toContain(name);
    });
  });
}

/** The branch's people by their ids. */
async function peopleIn(entry: BranchEntry): Promise<Map<string, Who>> {
  const rows = await db.prisma.person.findMany();
  const all = Object.keys(cast) as Who[];
  return new Map(
    rows.flatMap((row) => {
      const who = all.find((one) => slackId(one, entry) === row.slackId);
      return who ? [[row.id, who]] : [];
    }),
  );
}

/** The row as delivery would take it up at a moment. */
async function gathered(id: string, at: Date) {
  await db.prisma.outbox.update({ where: { id }, data: { state: 'claimed', fence: { increment: 1 } } });
  const row = await db.prisma.outbox.findUniqueOrThrow({ where: { id } });
  const args = row.args as Record<string, unknown>;
  const away = (branchId: string, date: string) => awayOn(db, branchId, date);
  const parts = { db, clock: { now: () => at }, log: openLog('silent'), catalogue, awayOn: away };
  return batchReminders(parts, { ...row, args });
}

/** What a row would say at the moment at which it could be sent. */
async function drawn({ view, subject, target, args, notBefore }: OutboxRow) {
  const context = {
    db,
    now: notBefore,
    subject,
    channel: 'D1',
    speech: speak('en'),
    link: () => '',
    routines,
  };
  const personId = personIn(target);
  return catalogue.find(view)?.draw({ ...context, personId, args: args as Record<string, unknown> });
}
