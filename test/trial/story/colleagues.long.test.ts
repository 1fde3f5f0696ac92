import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createApp, type LobbyApp } from '../../../src/app.js';
import { isShipped } from '../../../src/checklists/lists/index.js';
import { followers, routines } from '../../../src/modules.js';
import { verifyAudit } from '../../../src/platform/database/audit.js';
import { type Db, dbOf } from '../../../src/platform/database/db.js';
import { createSeal, makeKey } from '../../../src/platform/database/seal.js';
import type { Branch } from '../../../src/platform/directory/branch.js';
import { keepProfile, membersOf } from '../../../src/platform/directory/store/people.js';
import { openLog } from '../../../src/platform/log.js';
import { identify } from '../../../src/platform/slack/bolt.js';
import { socketReceiver } from '../../../src/platform/slack/socket.js';
import { branchCalendar } from '../../../src/platform/time/calendar.js';
import { plan } from '../../../src/platform/time/routine.js';
import { type Sandbox, startSandbox } from '../../../src/trial/sandbox/sandbox.js';
import { trialBranches } from '../../../src/trial/story/branches.js';
import { createTrialClock, type TrialClock } from '../../../src/trial/story/clock.js';
import { colleagues } from '../../../src/trial/story/colleagues.js';
import { firstDay, liveThrough } from '../../../src/trial/story/history.js';
import { openBranches } from '../../../src/trial/story/open-branches.js';
import { weekOf } from '../../../src/trial/story/present/week.js';
import { makeRoster } from '../../../src/trial/story/roster.js';
import { workspace } from '../../../src/trial/story/workspace.js';
import { writeDown } from '../../../src/trial/story/write-down.js';
import { openTestDatabase, type TestDatabase } from '../../platform/database/image.js';

const begin = new Date('2026-11-23T09:20:00Z');
const at = (time: string) => new Date(`2026-11-${time}:00Z`);
const [main] = trialBranches;
const manifest = parse(
  readFileSync(fileURLToPath(new URL('../../../manifest.yml', import.meta.url)), 'utf8'),
);

/** The first branch of the trial on a Monday morning, by a clock that moves only when it is told to. */
let database: TestDatabase;
let db: Db;
let branch: Branch;
let clock: TrialClock;
let sandbox: Sandbox;
let app: LobbyApp;
const warned: unknown[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  db = dbOf(database, createSeal(makeKey()), followers);
  clock = createTrialClock(begin, () => 0);
  const [opened] = await openBranches(
    db,
    [main],
    'trial',
    branchCalendar(main).at(firstDay(main, begin), '00:00'),
  );
  for (const { id, realName, locale } of workspace.users)
    await keepProfile(db, id, { name: realName, locale: locale ?? null }, begin);
  branch = opened as Branch;
  const past = liveThrough({ branch, members: await membersOf(db, branch.id) }, begin, 1);
  await db.prisma.$transaction((tx) => writeDown(db, tx, past), { timeout: 60_000 });
  await makeRoster(db, past, begin);
  sandbox = await startSandbox({ manifest, workspace, clock, idle: async () => app?.settle() });
  const { apiUrl: slackApiUrl, appToken, botToken } = sandbox;
  const log = openLog('silent');
  const attentive = Object.assign(Object.create(log), { warn: (facts: unknown) => warned.push(facts) });
  app = createApp({
    db,
    clock,
    log,
    identity: await identify(botToken, slackApiUrl, log),
    slackApiUrl,
    receiver: socketReceiver({ appToken, slackApiUrl, log }),
    paceMs: 0,
  });
  await app.start({ heartbeat: false });
  await app.settle();
  clock.drive(app, async () => {}, colleagues({ db, clock, log: attentive }));
});
afterAll(async () => {
  await app.stop();
  await sandbox.close();
  await database.close();
});

const done = async () => [
  await db.prisma.tick.count(),
  await db.prisma.recordEvent.count({ where: { actorId: { not: null } } }),
  await db.prisma.presence.count(),
];
const onWeek = { gte: at('23T00:00'), lt: at('28T00:00') };

describe('the colleagues', () => {
  it('leave a step of up to two hours to the visitor', async () => {
    const before = await done();
    await clock.advanceTo(at('23T09:40'));
    expect(await done()).toEqual(before);
  });

  it('go on in a longer jump, but for what was changed in the hour before it', async () => {
    await sandbox.as('U02SAM').command('/lobby incident sev4 #queue line at the door', main.channel);
    const mine = () => db.prisma.record.findFirst({ where: { summary: { contains: 'line at the door' } } });
    expect((await mine())?.status).toBe('open');
    const [ticks = 0] = await done();
    await clock.advanceTo(at('23T17:30'));
    expect((await done())[0]).toBeGreaterThan(ticks + 30);
    expect((await mine())?.status).toBe('open');
    await clock.advanceTo(at('27T17:50'));
    expect((await mine())?.status).toBe('resolved');
  }, 240_000);

  it('do the lists, nearly all of them in time and never before they are posted', async () => {
    const runs = await db.prisma.run.findMany({ where: { opensAt: onWeek, recordId: null } });
    const due = routines.all
      .filter(({ name, off }) => isShipped(name) && !off)
      .flatMap((routine) => plan(routine, branchCalendar(branch), { from: onWeek.gte, to: onWeek.lt }));
    expect(runs.length).toBe(due.filter(({ skipped }) => !skipped).length);
    expect(runs.length).toBeGreaterThan(30);
    const inTime = runs.filter(({ doneAt, dueAt }) => doneAt && doneAt <= dueAt);
    expect(inTime.length / runs.length).toBeGreaterThan(0.75);
    expect(runs.filter(({ status }) => status === 'missed').length).toBeLessThanOrEqual(3);
    const ticks = await db.prisma.tick.findMany({
      where: { at: onWeek, runId: { in: runs.map(({ id }) => id) } },
    });
    const opened = new Map(runs.map(({ id, opensAt }) => [id, opensAt]));
    for (const { runId, at: ticked } of ticks) expect(ticked >= (opened.get(runId) ?? begin)).toBe(true);
    expect(new Set(ticks.map(({ personId }) => personId)).size).toBeGreaterThan(3);
    for (const { signatures, status } of runs) if (status === 'signed') expect(signatures).toHaveLength(1);
  });

  it('log a few records a day and bring them to an end, of every kind', async () => {
    const logged = await db.prisma.record.findMany({ where: { createdAt: onWeek } });
    expect(logged.length).toBeGreaterThan(45);
    expect(logged.length).toBeLessThan(100);
    expect(new Set(logged.map(({ kind }) => kind)).size).toBeGreaterThan(14);
    const closed = await db.prisma.record.groupBy({
      by: ['kind'],
      where: { closedAt: onWeek },
      _count: true,
    });
    expect(closed.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([
        'action',
        'appointment',
        'complaint',
        'fault',
        'handover',
        'incident',
        'referral',
      ]),
    );
    expect(await db.prisma.record.count({ where: { closedAt: null } })).toBeLessThan(25);
    const checks = await db.prisma.recordEvent.findMany({ where: { at: onWeek, type: 'moved' } });
    for (const { actorId, data, recordId } of checks) {
      if ((data as { move?: string }).move !== 'approve') continue;
      const checked = await db.prisma.record.findUnique({ where: { id: recordId } });
      expect(actorId).not.toBe(checked?.ownerId);
    }
  });

  it('tick the playbook of what they handle, and do what is owed after the end of a thing', async () => {
    const outage = await db.prisma.record.findFirst({
      where: { kind: 'incident', createdAt: { gte: at('23T08:00') } },
    });
    const steps = await db.prisma.item.findMany({ where: { run: { recordId: outage?.id ?? '' } } });
    expect(steps.length).toBeGreaterThan(8);
    expect(steps.filter(({ state }) => state === 'open')).toEqual([]);
    const moved = await db.prisma.recordEvent.findMany({ where: { at: onWeek, type: 'moved' } });
    const made = new Set(moved.map(({ data }) => (data as { move: string }).move));
    for (const move of ['follow_up', 'review', 'accept', 'approve']) expect(made).toContain(move);
    const owed = await db.prisma.clock.findMany({
      where: { subject: 'record', stoppedAt: null, dueAt: { lt: at('27T17:00') } },
    });
    expect(owed.length).toBeLessThan(8);
  });

  it('come to work', async () => {
    const arrivals = await db.prisma.presence.findMany({ where: { date: '2026-11-25' } });
    expect(arrivals.length).toBeGreaterThan(5);
    const opens = at('25T09:30');
    for (const arrival of arrivals) expect(arrival.at < opens).toBe(true);
  });

  it('make a week worth a digest', async () => {
    const digest = sandbox.messages(main.channel).find(({ text }) => text.startsWith('The week at'));
    const onTime = Number(/checklists on time: (\d+)%/.exec(digest?.text ?? '')?.[1]);
    expect(onTime).toBeGreaterThanOrEqual(75);
    expect(digest?.text).toMatch(/; closed: [1-9]/);
    expect(digest?.text).toMatch(/; won: \d/);
  });

  it('are told so much and no more, nothing twice, and leave a whole trail', async () => {
    const people = await db.prisma.person.findMany({ where: { dm: { not: null } } });
    expect(people.length).toBeGreaterThan(4);
    // What is urgent comes alone and at once; of the rest nobody hears more than twelve times a day.
    const reminding = await db.prisma.outbox.findMany({
      where: { priority: { gt: 1 }, view: { in: ['nudge', 'run_nudge', 'reminders'] } },
      select: { id: true },
    });
    const calm = new Set(reminding.map(({ id }) => id));
    for (const { name, dm } of people) {
      const days = new Map<string, { all: number; calm: number }>();
      for (const { ts, metadata } of sandbox.messages(dm ?? '')) {
        const day = branchCalendar(branch).localDate(new Date(Number(ts) * 1000));
        const { all, calm: reminders } = days.get(day) ?? { all: 0, calm: 0 };
        const more = Number(calm.has(String(metadata?.event_payload.key)));
        days.set(day, { all: all + 1, calm: reminders + more });
      }
      for (const [day, counts] of days) {
        const few = counts.all <= 15 && counts.calm <= 12;
        expect(`${name} ${day} ${few ? 'few' : JSON.stringify(counts)}`).toMatch(/few$/);
      }
    }
    const posts = sandbox.ledger.filter(({ method, accepted }) => method === 'chat.postMessage' && accepted);
    const keys = posts.map(
      ({ args }) => (args.metadata as { event_payload: { key: string } }).event_payload.key,
    );
    expect(new Set(keys).size).toBe(keys.length);
    const sent = await db.prisma.outbox.findMany({
      where: { id: { in: keys }, view: { in: ['record', 'run', 'briefing', 'report'] } },
    });
    expect(new Set(sent.map(({ view, subject }) => `${view} ${subject}`)).size).toBe(sent.length);
    expect((await verifyAudit(db.prisma)).broken).toEqual([]);
    expect(warned).toEqual([]);
  });

  it('live the same week whenever it is asked', async () => {
    const members = await membersOf(db, branch.id);
    const calendar = branchCalendar(branch);
    const place = { db, branch, calendar, members, isAway: () => false, from: begin };
    const plan = () => weekOf(place, '2026-11-30').map(({ at, about }) => [at, about]);
    expect(plan()).toEqual(plan());
    expect(plan().length).toBeGreaterThan(10);
  });
});
