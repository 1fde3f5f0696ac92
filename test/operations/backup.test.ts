import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveBranches } from '../../src/branches/store/save.js';
import { followers } from '../../src/modules.js';
import { audit } from '../../src/platform/database/audit-trail.js';
import { checkKey } from '../../src/platform/database/key-check.js';
import { openDatabase } from '../../src/platform/database/open.js';
import { createSeal, makeKey } from '../../src/platform/database/seal.js';
import { branchIn } from '../../src/platform/directory/store/branches.js';
import { queue } from '../../src/platform/outbox/store/queue.js';
import { people, riverside } from '../bot.js';
import { quiet } from '../platform/database/image.js';
import { type AtTerminal, sitAtTerminal } from './terminal.js';

const now = new Date('2026-11-20T09:00:00Z');
let at: AtTerminal;
let file: string;
const made: string[] = [];
beforeAll(async () => {
  at = await sitAtTerminal();
  file = join(at.folder, 'kept.gz');
  await at.use(async (prisma) => {
    const seal = createSeal(makeKey());
    await checkKey(prisma, seal);
    await saveBranches({ prisma, followers }, [riverside], 'test', now);
    const branch = await branchIn({ prisma }, riverside.channel);
    if (!branch) throw new Error('it was saved');
    for (let each = 0; each < 1100; each++)
      await audit(prisma, branch.id, now, [
        { actor: 'lobby', action: 'test', subject: `${each}`, data: { said: `it's \\ "so" \n 好` } },
      ]);
    await queue(prisma, [{ view: 'record', subject: 'x', target: branch.channel }], branch.id, now);
  });
});
afterAll(async () => {
  for (const url of made.splice(0)) await drop(url);
  await at.close();
});

const server = process.env.TEST_DATABASE_URL;
async function drop(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS "${new URL(url).pathname.slice(1)}" WITH (FORCE)`);
  await client.end();
}

/** A database in which nothing is. */
async function emptyPlace(name: string): Promise<{ LOBBY_DATA_DIR: string; DATABASE_URL?: string }> {
  const folder = join(at.folder, name);
  mkdirSync(folder);
  if (!server) return { LOBBY_DATA_DIR: folder };
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  const database = `lobby_restored_${crypto.randomUUID().slice(0, 8)}`;
  await client.query(`CREATE DATABASE "${database}"`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${database}`;
  made.push(url.href);
  return { LOBBY_DATA_DIR: folder, DATABASE_URL: url.href };
}

async function within<T>(env: Record<string, string>, work: () => Promise<T>): Promise<T> {
  const before = { ...at.env };
  Object.assign(at.env, env);
  try {
    return await work();
  } finally {
    for (const name of Object.keys(env)) delete at.env[name];
    Object.assign(at.env, before);
  }
}

const contents = async (env: { LOBBY_DATA_DIR?: string; DATABASE_URL?: string }) => {
  const { prisma, close } = await openDatabase({
    url: env.DATABASE_URL,
    dataDir: env.LOBBY_DATA_DIR,
    migrate: false,
    log: quiet,
  });
  const found = {
    branches: await prisma.branch.findMany({ orderBy: { id: 'asc' } }),
    people: await prisma.person.findMany({ orderBy: { slackId: 'asc' } }),
    audit: await prisma.auditEntry.findMany({ orderBy: { id: 'asc' } }),
    outbox: await prisma.outbox.findMany({ orderBy: { id: 'asc' } }),
  };
  await close();
  return found;
};

/** What counts by itself goes on counting, and the trail cannot be altered. */
async function goneOnWith(place: { LOBBY_DATA_DIR: string; DATABASE_URL?: string }): Promise<void> {
  const { prisma, close } = await openDatabase({
    url: place.DATABASE_URL,
    dataDir: place.LOBBY_DATA_DIR,
    log: quiet,
  });
  const before = await prisma.auditEntry.count();
  await audit(prisma, 'lobby', now, [{ actor: 'lobby', action: 'test', subject: 'x', data: {} }]);
  expect(await prisma.auditEntry.count()).toBe(before + 1);
  await expect(prisma.auditEntry.deleteMany()).rejects.toThrow();
  await close();
}

describe('a backup', () => {
  it('contains everything, and restores an equal database', async () => {
    expect(await at.lobby('backup', file)).toMatchObject({ code: 0, complained: '' });
    const place = await emptyPlace('fresh');
    await within(place, async () => {
      expect(await at.lobby('restore', file)).toMatchObject({ code: 0, complained: '' });
      const verified = await at.lobby('audit', 'verify');
      expect(verified.code).toBe(0);
      expect(verified.said).toMatch(/^110\d entries .* nothing was altered/);
    });
    const restored = await contents(place);
    await goneOnWith(place);
    expect(restored).toEqual(await contents(at.env));
    expect(restored.people.map(({ slackId }) => slackId)).toContain(people.amy);
  });

  it('does not overwrite another file or a database in use', async () => {
    expect(await at.lobby('backup', file)).toMatchObject({
      code: 1,
      complained: expect.stringContaining('is there already'),
    });
    expect(await at.lobby('restore', file)).toMatchObject({
      code: 1,
      complained: expect.stringContaining('There is a Lobby in this database already'),
    });
  });

  it('changes nothing if it is incomplete or not a backup', async () => {
    const text = gunzipSync(readFileSync(file)).toString();
    const damages: [string, string][] = [
      [text.slice(0, text.lastIndexOf('{"end"')), 'its end is missing'],
      [text.replace(/\n\{"at"[^\n]*/, ''), 'is not whole'],
      ['hello\n', 'is no backup of Lobby'],
      [text.replace('"migrations":[', '"migrations":["2999_x",'), 'newer version'],
    ];
    await within(await emptyPlace('damaged'), async () => {
      const damaged = join(at.folder, 'damaged.gz');
      for (const [changed, words] of damages) {
        expect(changed).not.toBe(text);
        writeFileSync(damaged, gzipSync(changed));
        expect(await at.lobby('restore', damaged)).toMatchObject({
          code: 1,
          complained: expect.stringContaining(words),
        });
      }
      writeFileSync(damaged, 'hello');
      expect(await at.lobby('restore', damaged)).toMatchObject({
        code: 1,
        complained: expect.stringContaining('damaged'),
      });
      expect(await at.lobby('restore', file)).toMatchObject({ code: 0 });
    });
    expect(existsSync(`${file}.unfinished`)).toBe(false);
  });
});
