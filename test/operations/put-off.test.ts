import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { saveBranches } from '../../src/branches/store/save.js';
import { type Running, start } from '../../src/main.js';
import type { Db } from '../../src/platform/database/db.js';
import { openDatabase } from '../../src/platform/database/open.js';
import { makeKey } from '../../src/platform/database/seal.js';
import { queueNow } from '../../src/platform/outbox/store/queue.js';
import { type Sandbox, startSandbox } from '../../src/trial/sandbox/sandbox.js';
import { channels, manifest, people, riverside, StoppedClock, startBot, workspace } from '../bot.js';
import { openTestDatabase, quiet, type TestDatabase } from '../platform/database/image.js';
import { sitAtTerminal } from './terminal.js';

const hillside = { ...riverside, name: 'Hillside', channel: channels.second };
const date = '2026-11-16';
let sandbox: Sandbox;
let database: TestDatabase | undefined;
let running: Running | undefined;
let clock: StoppedClock;
let folder: string;
let said: { level: number; msg: string; what?: string }[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lobby-put-off-'));
  clock = new StoppedClock('2026-11-16T02:00:00Z');
  sandbox = await startSandbox({ manifest, workspace, clock });
  database = process.env.TEST_DATABASE_URL ? await openTestDatabase() : undefined;
  said = [];
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  await sandbox.close();
  await database?.close();
  rmSync(folder, { recursive: true, force: true });
});

const logTo = () => pino({ level: 'info' }, { write: (line: string) => void said.push(JSON.parse(line)) });

/** Starts the bot as `npm start` does, over what `prepare` has put into the database. */
async function begin(prepare: (db: Db) => Promise<void>, log = logTo()): Promise<Running> {
  running = await start(
    {
      ...{ mode: 'socket', port: 0, dataDir: join(folder, 'data'), logLevel: 'info', production: false },
      ...{ slackApiUrl: sandbox.apiUrl, botToken: sandbox.botToken, appToken: sandbox.appToken },
      keys: { current: makeKey() },
      ...(database?.url ? { databaseUrl: database.url } : {}),
    },
    {
      ...{ clock, log, paceMs: 0 },
      async prepare(db) {
        await saveBranches(db, [riverside, hillside], 'test', new Date(clock.now().getTime() - 1000));
        for (const { id } of await db.prisma.branch.findMany())
          await db.prisma.occurrence.create({
            data: {
              ...{ id: crypto.randomUUID(), branchId: id, name: 'briefing', date, slot: 'due' },
              dueAt: new Date(clock.now().getTime() - 60_000),
              cutoffAt: new Date(clock.now().getTime() + 60 * 60_000),
            },
          });
        await prepare(db);
      },
    },
  );
  return running;
}

const briefings = (channel: string) =>
  sandbox.messages(channel).filter(({ text }) => /briefing|today/i.test(text)).length;
const branchIn = (db: Db, channel: string) => db.prisma.branch.findUniqueOrThrow({ where: { channel } });
const putOff = async (db: Db) => {
  const rows = await db.prisma.putOff.findMany({ orderBy: { what: 'asc' } });
  return rows.map(({ what, tries }) => `${what} ${tries}`);
};
const metric = async (what: string) => {
  const text = await (await fetch(`http://127.0.0.1:${running?.port}/metrics`)).text();
  const line = text.split('\n').find((one) => one.startsWith(`lobby_put_off_rows{what="${what}"} `));
  return line === undefined ? 0 : Number(line.split(' ').at(-1));
};
const told = () => said.filter(({ msg }) => msg.startsWith('put off'));
const limit = (branchId: string, more: object) => ({
  ...{ id: crypto.randomUUID(), branchId, subject: 'record', subjectId: crypto.randomUUID() },
  ...{ kind: 'incident', name: 'parade', startedAt: clock.now(), dueAt: clock.now() },
  ...{ wakeAt: new Date(clock.now().getTime() - 60_000), ...more },
});

describe('a start with work that cannot be carried out', () => {
  it('a time limit of a kind that only a newer version knows: it is put off by itself, longer each time', async () => {
    const { app, db } = await begin(async ({ prisma }) => {
      const { id } = await prisma.branch.findUniqueOrThrow({ where: { channel: channels.lobby } });
      await prisma.clock.create({ data: limit(id, { kind: 'parade' }) });
    });
    await expect.poll(() => briefings(channels.lobby)).toBe(1);
    await expect.poll(() => briefings(channels.second)).toBe(1);
    expect(await putOff(db)).toEqual(['clock 1']);
    expect(await metric('clock')).toBe(1);
    // As long as its pause lasts nobody tries it, and nobody is told of it.
    await app.heartbeat.beat();
    expect(told()).toHaveLength(1);
    // Limits of others are taken all the same.
    await sandbox.as(people.amy, { settle: false }).command('/lobby incident the neighbour', channels.lobby);
    const at = await db.prisma.clock.findFirstOrThrow({
      where: { kind: 'incident', wakeAt: { not: null } },
      orderBy: [{ wakeAt: 'asc' }, { name: 'asc' }],
    });
    clock.set(at.wakeAt ?? clock.now());
    await app.heartbeat.beat();
    const after = await db.prisma.clock.findUniqueOrThrow({ where: { id: at.id } });
    expect(after.step).toBeGreaterThan(at.step);
    expect(await putOff(db)).toEqual(['clock 2']);
    expect(told()).toHaveLength(2);
    // It is somebody else's now, or over: nothing is put off any more.
    await db.prisma.clock.updateMany({ where: { kind: 'parade' }, data: { wakeAt: null } });
    clock.forward(1);
    await app.heartbeat.beat();
    expect(await putOff(db)).toEqual([]);
    expect(await metric('clock')).toBe(0);
  });

  it('a time limit with a name that only a newer version knows stays as that version wrote it', async () => {
    let id = '';
    const { db, app } = await begin(async () => {});
    await sandbox.as(people.amy, { settle: false }).command('/lobby incident one', channels.lobby);
    const record = await db.prisma.record.findFirstOrThrow();
    const data = limit(record.branchId, { subjectId: record.id });
    id = data.id;
    await db.prisma.clock.create({ data });
    await app.heartbeat.beat();
    expect(await db.prisma.clock.findUniqueOrThrow({ where: { id } })).toMatchObject({ wakeAt: data.wakeAt });
    expect(await putOff(db)).toEqual(['clock 1']);
  });

  it('a branch whose time zone cannot be read: the others are planned, until it is mended', async () => {
    const { app, db } = await begin(async (db) => {
      const { id } = await branchIn(db, channels.second);
      await db.prisma.branch.update({ where: { id }, data: { timezone: 'Mars/Base' } });
      for (let count = 0; count < 3; count++)
        await db.prisma.clock.create({ data: limit(id, { subjectId: crypto.randomUUID() }) });
    });
    const [good, bad] = [await branchIn(db, channels.lobby), await branchIn(db, channels.second)];
    const planned = (branchId: string) =>
      db.prisma.occurrence.count({ where: { branchId, state: 'planned' } });
    await expect.poll(() => briefings(channels.lobby)).toBe(1);
    expect(await planned(good.id)).toBeGreaterThan(5);
    expect(await planned(bad.id)).toBe(0);
    // One line for the branch, however many limits it has.
    expect(await putOff(db)).toEqual(['branch 1']);
    expect(told()).toHaveLength(1);
    expect(await metric('branch')).toBe(1);
    await db.prisma.branch.update({ where: { id: bad.id }, data: { timezone: 'Asia/Shanghai' } });
    clock.forward(1);
    await app.heartbeat.beat();
    expect(await planned(bad.id)).toBeGreaterThan(5);
    expect(await putOff(db)).toEqual([]);
  });

  it('a statement that fails once at the first beat: it is logged, and the next beat succeeds', async () => {
    let failed = false;
    const { app } = await begin(async (db) => {
      const { ask } = db;
      db.ask = (query) => {
        if (failed || !query.sql.includes('FROM "Occurrence"')) return ask(query);
        failed = true;
        return Promise.reject(new Error('the connection was lost'));
      };
    });
    expect(failed).toBe(true);
    expect(said.map(({ msg }) => msg)).toContain('a beat failed');
    expect(said.at(-1)?.msg).toBe('ready');
    await app.heartbeat.beat();
    await expect.poll(() => briefings(channels.lobby)).toBe(1);
    await expect.poll(() => briefings(channels.second)).toBe(1);
  });
});

it('an error in a start after posts began: they are finished, and nothing is sent twice', async () => {
  const log = logTo();
  vi.spyOn(log, 'info').mockImplementation((...[, words]: unknown[]) => {
    if (words === 'ready') throw new Error('the disk is full');
  });
  let posting = () => {};
  const posts = new Promise<void>((resolve) => {
    posting = resolve;
  });
  sandbox.faults([{ method: 'chat.postMessage', kind: 'slow', amount: 500, times: 1 }]);
  const beginning = begin(async (db) => {
    await db.prisma.occurrence.deleteMany();
    const { id } = await branchIn(db, channels.lobby);
    await queueNow(
      db,
      [{ view: 'briefing', subject: `${id}/${date}`, target: channels.lobby }],
      id,
      clock.now(),
    );
    const { ask } = db;
    db.ask = async (query: Parameters<Db['ask']>[0]) => {
      // The first beat is not over before the post is on its way.
      if (query.sql.includes('FROM "Occurrence"')) await posts;
      const rows = await ask(query);
      if (query.sql.includes(`"state" = 'sending', "attempts"`)) posting();
      return rows;
    };
  }, log);
  await expect(beginning).rejects.toThrow('the disk is full');
  const sent = () => sandbox.ledger.filter(({ method }) => method === 'chat.postMessage').length;
  expect(sent()).toBe(1);
  const opened = await openDatabase({ url: database?.url, dataDir: join(folder, 'data'), log: quiet });
  const rows = await opened.prisma.outbox.findMany({ where: { view: 'briefing' } });
  await opened.close();
  expect(rows.map(({ state }) => state)).toEqual(['sent']);
  expect(briefings(channels.lobby)).toBe(1);
});

it.each([
  ['cannot be drawn', 'record', 'drawing'],
  ['is of a view that nobody knows', 'parade', 'no such view'],
])(
  'a message that %s is tried less and less often, and ends; its neighbours are posted',
  async (_, view, error) => {
    const bot = await startBot();
    try {
      const id = crypto.randomUUID();
      await bot.db.prisma.outbox.create({
        data: {
          ...{ id, view, subject: 'of no record', target: channels.lobby },
          ...{ notBefore: bot.clock.now(), createdAt: bot.clock.now() },
        },
      });
      await bot.sandbox.as(people.amy).command('/lobby incident one', channels.lobby);
      expect(
        bot.sandbox.messages(channels.lobby).filter(({ text }) => text.startsWith('INC-0001')),
      ).toHaveLength(1);
      const pauses: number[] = [];
      let row = await bot.db.prisma.outbox.findUniqueOrThrow({ where: { id } });
      while (row.state === 'planned' && pauses.length < 300) {
        expect(row).toMatchObject({ error, attempts: pauses.length + 1 });
        pauses.push(row.notBefore.getTime() - bot.clock.now().getTime());
        bot.clock.set(row.notBefore);
        await bot.sandbox.settle();
        row = await bot.db.prisma.outbox.findUniqueOrThrow({ where: { id } });
      }
      expect(row).toMatchObject({ state: 'dead', error });
      expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
      expect(pauses[0]).toBeLessThan(10_000);
      expect(pauses.length).toBeLessThan(150);
      expect(bot.ended).toContainEqual([view, 'dead']);
    } finally {
      await bot.close();
    }
  },
);

it('the doctor says what is put off, and what to do', async () => {
  const at = await sitAtTerminal();
  try {
    expect((await at.lobby('doctor')).said).not.toContain('put off');
    await at.use(async (prisma) => {
      const again = new Date(Date.now() + 60_000);
      await prisma.putOff.create({
        data: { what: 'clock', row: crypto.randomUUID(), tries: 3, since: new Date(), again },
      });
      await prisma.outbox.create({
        data: {
          ...{ id: crypto.randomUUID(), view: 'record', subject: 'none', target: 'C0OTHER' },
          ...{ error: 'drawing', notBefore: again },
        },
      });
    });
    const { code, said: words } = await at.lobby('doctor');
    expect(code).toBe(1);
    expect(words).toMatch(
      /RED {3}Some things cannot be carried out .*: limits and reminders \(1\), messages \(1\)\.\n {6}→ The log of the bot says which/,
    );
    expect(words).not.toContain('Slack was slow or away');
  } finally {
    await at.close();
  }
});
