import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { saveBranches } from '../../src/branches/store/save.js';
import { type Running, start } from '../../src/main.js';
import { makeKey } from '../../src/platform/database/seal.js';
import { openLog } from '../../src/platform/log.js';
import { type Sandbox, startSandbox } from '../../src/trial/sandbox/sandbox.js';
import { channels, manifest, people, riverside, workspace } from '../bot.js';
import { openTestDatabase, type TestDatabase } from '../platform/database/image.js';

const folder = mkdtempSync(join(tmpdir(), 'lobby-words-'));
const log = openLog('silent');
const warn = vi.spyOn(log, 'warn');
let sandbox: Sandbox;
let database: TestDatabase | undefined;
let running: Running;

beforeAll(async () => {
  mkdirSync(join(folder, 'en'));
  const words = {
    kinds: { incident: { name: 'Occurrence', moves: { take: { label: 'Mine' } } } },
    commands: { incident: 'occurrence occ' },
    record: { no_owner: 'free for the taking', logged: 'Logged' },
  };
  writeFileSync(join(folder, 'en/bank.json'), JSON.stringify(words));
  sandbox = await startSandbox({ manifest, workspace });
  database = process.env.TEST_DATABASE_URL ? await openTestDatabase() : undefined;
  running = await start(
    {
      ...{ mode: 'socket', production: true, wordsDir: folder, keys: { current: makeKey() } },
      ...{ botToken: sandbox.botToken, appToken: sandbox.appToken, slackApiUrl: sandbox.apiUrl },
      ...{ dataDir: 'memory', port: 0, logLevel: 'silent' },
      ...(database?.url ? { databaseUrl: database.url } : {}),
    },
    {
      ...{ log, paceMs: 0, heartbeat: false },
      prepare: async (db) => void (await saveBranches(db, [riverside], 'test', new Date())),
    },
  );
});
afterAll(async () => {
  await running.stop();
  await sandbox.close();
  await database?.close();
  rmSync(folder, { recursive: true });
});

const card = () => sandbox.messages(channels.lobby).find(({ text }) => text.startsWith('INC-0001'));

test("a bank's words are on the card, on its buttons and in what may be typed", async () => {
  const amy = sandbox.as(people.amy);
  await amy.command('/lobby occurrence sev2 #medical customer fainted', channels.lobby);
  await running.app.settle();
  expect(card()?.text).toContain('INC-0001 · Occurrence');
  expect(card()?.text).toContain('free for the taking');
  expect(JSON.stringify(card()?.blocks)).toContain('"text":"Mine"');
  const found = await amy.command('/lobby find occurrence', channels.lobby);
  expect(found).toMatchObject({ ok: true });
  expect(amy.messages(channels.lobby).at(-1)?.text).toContain('INC-0001');
});

test('what is wrong in them is logged at the start, and ours is used there', () => {
  expect(card()?.text).toContain('Logged by Amy Chen');
  expect(warn.mock.calls.filter(([about]) => Object(about).file === 'en/bank.json')).toEqual([
    [
      { file: 'en/bank.json', key: 'record.logged' },
      expect.stringMatching(/^words: en\/bank\.json, record\.logged: It lacks \{\{name}}, \{\{when}}/),
    ],
  ]);
});
