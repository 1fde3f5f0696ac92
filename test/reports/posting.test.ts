import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { followers, routines } from '../../src/modules.js';
import { type Db, dbOf } from '../../src/platform/database/db.js';
import { createSeal, makeKey } from '../../src/platform/database/seal.js';
import type { Branch } from '../../src/platform/directory/branch.js';
import { toBranch } from '../../src/platform/directory/store/branches.js';
import { whoIs } from '../../src/platform/directory/store/people.js';
import { speak } from '../../src/platform/language/speak.js';
import { settleDue } from '../../src/platform/schedule/due.js';
import { periodOf } from '../../src/platform/time/period.js';
import { reports } from '../../src/reports/commands/reports.js';
import { weekly } from '../../src/reports/definitions/weekly.js';
import { reportDrawn } from '../../src/reports/outbox/report.js';
import { compileReport } from '../../src/reports/store/compile-report.js';
import { openTestDatabase, type TestDatabase } from '../platform/database/image.js';

let database: TestDatabase;
let db: Db;
let branch: Branch;
let branches = 0;
beforeAll(async () => {
  database = await openTestDatabase();
  db = dbOf(database, createSeal(makeKey()), followers);
});
afterAll(() => database.close());

const speech = speak('en');
const link = (channel: string, ts: string) => `https://slack.test/${channel}/${ts}`;
const friday = new Date('2026-11-20T09:45:00Z');
const nextTuesday = new Date('2026-11-24T02:00:00Z');

beforeEach(async () => {
  branches++;
  const row = await db.prisma.branch.create({
    data: {
      id: crypto.randomUUID(),
      channel: `C${branches}`,
      name: 'Riverside',
      timezone: 'Asia/Shanghai',
      language: 'en',
      country: 'CN',
      hours: { mon: '09:00-17:00', fri: '09:00-17:00' },
      createdAt: new Date('2026-01-01T00:00:00Z'),
    },
  });
  branch = toBranch(row);
});

async function somebody(role: string): Promise<string> {
  const slackId = `U${crypto.randomUUID().slice(0, 8)}`;
  await db.prisma.person.create({
    data: {
      id: crypto.randomUUID(),
      slackId,
      name: 'Amy Chen',
      memberships: { create: { branchId: branch.id, role } },
    },
  });
  return slackId;
}

async function log(number: number, createdAt: string, more: { closedAt?: Date } = {}): Promise<string> {
  const id = crypto.randomUUID();
  const at = new Date(createdAt);
  await db.prisma.record.create({
    data: {
      id,
      branchId: branch.id,
      kind: 'complaint',
      number,
      status: more.closedAt ? 'resolved' : 'new',
      summary: 'waited 40 minutes',
      reporterId: crypto.randomUUID(),
      createdAt: at,
      updatedAt: at,
      ...more,
    },
  });
  return id;
}

async function ask(slackId: string, text: string, now = friday): Promise<string> {
  const command = reports.commands?.report;
  if (!command) throw new Error('no such command');
  const reply = await command.answer(
    {
      db,
      now,
      slackId,
      caller: await whoIs(db, slackId, branch.channel),
      speech,
      channel: branch.channel,
      key: crypto.randomUUID(),
      timezone: async () => branch.timezone,
      name: async () => 'Amy Chen',
      isAdmin: async () => false,
      routines,
      commands: new Map(),
      takesPhotos: false,
      sendsFiles: false,
      atSlack: async () => new Map(),
      link,
    },
    text,
  );
  if (!('say' in reply)) throw new Error('nothing was said');
  return reply.say.text;
}

const queued = () =>
  db.prisma.outbox.findMany({
    where: { branchId: branch.id },
    orderBy: { seq: 'asc' },
    select: { subject: true, target: true },
  });
const subject = (rest: string) => `${branch.id}/week/${rest}`;
const posted = (of: string) =>
  db.prisma.posted.create({
    data: { view: 'report', subject: of, channel: branch.channel, ts: '1.5', digest: 'd', at: friday },
  });

async function draw(of: string, now: Date): Promise<string> {
  const drawn = await reportDrawn.draw({
    db,
    now,
    subject: of,
    args: {},
    channel: branch.channel,
    speech,
    personId: null,
    link,
    routines,
  });
  if (typeof drawn === 'string') return drawn;
  return drawn.message.text;
}

describe('/lobby report', () => {
  it('puts a week that is over into the channel, once', async () => {
    const amy = await somebody('staff');
    expect(await ask(amy, 'week last')).toContain('on its way');
    await ask(amy, '上周');
    expect(await queued()).toEqual([{ subject: subject('2026-W46'), target: branch.channel }]);
  });

  it('edits the message that is there, and links to it', async () => {
    const amy = await somebody('staff');
    await posted(subject('2026-W46'));
    expect(await ask(amy, 'week last')).toContain(`<https://slack.test/${branch.channel}/1.5|`);
    expect(await queued()).toEqual([{ subject: subject('2026-W46'), target: branch.channel }]);
  });

  it('does not forestall the message that the schedule will post of a running week', async () => {
    const amy = await somebody('staff');
    await ask(amy, 'week');
    expect(await queued()).toEqual([{ subject: subject('2026-W47/asked'), target: branch.channel }]);
    await posted(subject('2026-W47'));
    await ask(amy, 'week');
    expect((await queued()).at(-1)?.subject).toBe(subject('2026-W47'));
  });

  it('answers an auditor alone', async () => {
    const auditor = await somebody('auditor');
    await log(1, '2026-11-10T02:00:00Z');
    expect(await ask(auditor, 'week last')).toContain('Complaints: new: 1');
    expect(await queued()).toEqual([]);
  });

  it('says what can be asked where it does not understand', async () => {
    const amy = await somebody('staff');
    expect(await ask(amy, '')).toContain('/lobby report month');
    expect(await ask(amy, 'week <!channel>')).toContain('“week &lt;!channel&gt;” is no period');
    expect(await ask(amy, 'month 2027-03')).toContain('has not begun yet');
    expect(await queued()).toEqual([]);
  });

  it('refuses a stranger', async () => {
    await expect(ask('U_NOBODY', 'week')).rejects.toMatchObject({ code: 'not_member' });
  });
});

describe('the schedule', () => {
  it.each([
    ['week', '2026-11-20', 'week/2026-W47'],
    ['month', '2026-11-01', 'month/2026-10'],
  ])('queues the %s under the period that it tells of', async (name, date, expected) => {
    await db.prisma.occurrence.create({
      data: {
        id: crypto.randomUUID(),
        branchId: branch.id,
        name,
        date,
        slot: '17:45',
        dueAt: friday,
        cutoffAt: nextTuesday,
      },
    });
    await settleDue({ db, clock: { now: () => friday }, routines });
    expect(await queued()).toEqual([{ subject: `${branch.id}/${expected}`, target: branch.channel }]);
  });
});

describe('the message', () => {
  it('of a period that is over stays as it was, whatever is corrected later', async () => {
    await log(1, '2026-11-10T02:00:00Z');
    await log(2, '2026-11-03T02:00:00Z', { closedAt: new Date('2026-11-05T02:00:00Z') });
    const figures = (text: string) => text.slice(text.indexOf('Figures:'), text.indexOf('Also open'));
    const before = figures(await draw(subject('2026-W46'), friday));
    expect(before).toContain('Complaints: new: 1; closed: 0, 1 less; open at the end: 1, 1 more');
    await log(3, '2026-11-11T02:00:00Z');
    await log(4, '2026-11-04T02:00:00Z');
    const after = await draw(subject('2026-W46'), nextTuesday);
    expect(after).toContain(
      'new: 1, today it would be 2; closed: 0, 1 less; open at the end: 1, 1 more, today it would be 3',
    );
    expect(after).toContain(speech.t('digest.corrected'));
    expect(figures(after).replace(/, today it would be \d+/g, '')).toBe(before);
    // The week it was compared with was counted with it; asked for itself, its figures are the same.
    expect(await draw(subject('2026-W45'), nextTuesday)).toContain('Complaints: new: 1');
  });

  it('of a period that runs is counted afresh', async () => {
    await log(1, '2026-11-17T02:00:00Z');
    expect(await draw(subject('2026-W47'), friday)).toContain('Complaints: new: 1');
    await log(2, '2026-11-18T02:00:00Z');
    const text = await draw(subject('2026-W47'), friday);
    expect(text).toContain('Complaints: new: 2');
    expect(text).toContain('So far');
    expect(await draw(subject('2026-W47'), nextTuesday)).not.toContain('So far');
  });

  it('is the same for two who ask at once', async () => {
    await log(1, '2026-11-10T02:00:00Z');
    const period = periodOf('week', '2026-11-10', branch.timezone);
    const [one, other] = await Promise.all([
      compileReport({ db, branch, now: friday }, weekly, period),
      compileReport({ db, branch, now: friday }, weekly, period),
    ]);
    expect(one).toEqual(other);
    expect(await db.prisma.report.count({ where: { branchId: branch.id } })).toBe(13);
  });

  it('says that it is late where the schedule was carried out more than half an hour late', async () => {
    const occurrence = (minutes: number) => ({
      id: crypto.randomUUID(),
      branchId: branch.id,
      name: 'week',
      date: '2026-11-20',
      slot: '17:45',
      dueAt: friday,
      cutoffAt: nextTuesday,
      state: 'done',
      settledAt: new Date(friday.getTime() + minutes * 60_000),
    });
    const row = await db.prisma.occurrence.create({ data: occurrence(1) });
    const soon = new Date(friday.getTime() + 60_000);
    const later = new Date(friday.getTime() + 45 * 60_000);
    expect(await draw(subject('2026-W47'), soon)).not.toContain('Posted late');
    expect(await draw(subject('2026-W47'), later)).toContain('Posted late: it was due Fri 20 Nov 17:45.');
    await posted(subject('2026-W47'));
    expect(await draw(subject('2026-W47'), later)).not.toContain('Posted late');
    await db.prisma.occurrence.update({ where: { id: row.id }, data: { settledAt: later } });
    expect(await draw(subject('2026-W47'), nextTuesday)).toContain('Posted late');
  });

  it('is nothing where branch, report or period is unknown', async () => {
    expect(await draw(`${crypto.randomUUID()}/week/2026-W47`, friday)).toBe('skip');
    expect(await draw(`${branch.id}/decade/2020`, friday)).toBe('skip');
    expect(await draw(subject('someday'), friday)).toBe('skip');
  });
});
