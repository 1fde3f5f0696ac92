import type { ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { saveBranches } from '../../src/branches/store/save.js';
import { followers } from '../../src/modules.js';
import { makeKey } from '../../src/platform/database/seal.js';
import { type Sandbox, startSandbox } from '../../src/trial/sandbox/sandbox.js';
import { channels, manifest, people, riverside, workspace } from '../bot.js';
import { openTestDatabase, type TestDatabase } from '../platform/database/image.js';
import { type Launched, launch } from './launch.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const canRun = Boolean(process.env.TEST_DATABASE_URL) && existsSync(join(root, 'dist/main.js'));
const folder = mkdtempSync(join(tmpdir(), 'lobby-rolling-'));
const key = makeKey();
const running: ChildProcess[] = [];
let database: TestDatabase;
let sandbox: Sandbox;

/** Columns in tables that every command writes and reads, one of them filled; an index; a table. */
const adds = `
  ALTER TABLE "Record" ADD COLUMN "more" TEXT;
  ALTER TABLE "Outbox" ADD COLUMN "more" TEXT NOT NULL DEFAULT '';
  ALTER TABLE "Person" ADD COLUMN "more" INTEGER;
  ALTER TABLE "Branch" ADD COLUMN "more" JSONB;
  CREATE INDEX "Record_more" ON "Record" ("more");
  CREATE TABLE "More" ("id" UUID NOT NULL, CONSTRAINT "More_pkey" PRIMARY KEY ("id"));`;

/** The built program as a version of its own, with further migrations. */
function version(name: string, migrations: Record<string, string>): string {
  const place = join(folder, name);
  mkdirSync(place);
  for (const part of ['dist', 'prisma', 'package.json'])
    cpSync(join(root, part), join(place, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'));
  for (const [migration, sql] of Object.entries(migrations)) {
    mkdirSync(join(place, 'prisma/migrations', migration));
    writeFileSync(join(place, 'prisma/migrations', migration, 'migration.sql'), sql);
  }
  return join(place, 'dist/main.js');
}

function begin(main: string): Launched {
  const launched = launch(main, {
    SLACK_BOT_TOKEN: sandbox.botToken,
    SLACK_APP_TOKEN: sandbox.appToken,
    SLACK_API_URL: sandbox.apiUrl,
    LOBBY_KEY: key,
    DATABASE_URL: database.url ?? '',
  });
  running.push(launched.child);
  return launched;
}

/** Tells it to stop, as an orchestrator does. */
function stop({ child, ended }: Launched): Promise<number | null> {
  child.kill('SIGTERM');
  return ended;
}

beforeAll(async () => {
  if (!canRun) return;
  [database, sandbox] = await Promise.all([openTestDatabase(), startSandbox({ manifest, workspace })]);
  await saveBranches({ ...database, followers }, [riverside], 'test', new Date());
});
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  if (canRun) await Promise.all([database.close(), sandbox.close()]);
  rmSync(folder, { recursive: true, force: true });
});

it.skipIf(!canRun)(
  'while a newer version adds to the database, older ones serve on beside it and may be restarted (set TEST_DATABASE_URL to include it)',
  async () => {
    const older = version('older', {});
    const newer = version('newer', { '29990101000000_more': adds });
    const newest = version('newest', {
      '29990101000000_more': adds,
      '29990102000000_less_contract': 'DROP TABLE "More";',
    });
    const [first, second] = [begin(older), begin(older)];
    await Promise.all([first.ready, second.ready]);

    // People go on all the time.
    const outcomes: boolean[] = [];
    let going = true;
    const crowd = (async () => {
      while (going) {
        const amy = sandbox.as(people.amy, { settle: false });
        const { ok } = await amy.command(`/lobby incident number ${outcomes.length}`, channels.lobby);
        outcomes.push(ok);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    })();
    const some = async () => {
      const enough = outcomes.length + 10;
      await expect.poll(() => outcomes.length).toBeGreaterThanOrEqual(enough);
    };
    await some();
    const third = begin(newer);
    await third.ready;
    expect(third.said()).toContain('29990101000000_more');
    // Now three serve on a database that two of them do not know.
    await some();
    expect(await stop(first)).toBe(0);
    const again = begin(older);
    await again.ready;
    expect(again.said()).toContain('a newer version has added to the database');
    await some();
    expect(await stop(second)).toBe(0);
    await some();
    expect(await stop(again)).toBe(0);
    await some();
    going = false;
    await crowd;

    const { prisma } = database;
    expect(outcomes.length).toBeGreaterThan(20);
    const acknowledged = outcomes.filter((ok) => ok).length;
    // A busy machine may be late with one while a process starts; whatever was acknowledged is there.
    expect(outcomes.length - acknowledged).toBeLessThanOrEqual(1);
    const saved = await prisma.record.count();
    expect(saved).toBeGreaterThanOrEqual(acknowledged);
    expect(saved).toBeLessThanOrEqual(outcomes.length);
    expect(await prisma.outbox.count({ where: { state: { in: ['dead', 'rejected'] } } })).toBe(0);
    const cards = sandbox.messages(channels.lobby).map(({ text }) => text.slice(0, 8));
    expect(cards.length).toBeGreaterThan(3);
    expect(new Set(cards).size).toBe(cards.length);

    // Only one that takes something away stands in the way of the older.
    const fourth = begin(newest);
    await fourth.ready;
    const refused = begin(older);
    expect(await refused.ended).toBe(1);
    expect(refused.said()).toMatch(/newer version of Lobby, which took away .*29990102000000_less_contract/);
    expect(refused.said()).not.toContain('    at ');
    expect(await stop(fourth)).toBe(0);
    expect(await stop(third)).toBe(0);
  },
);
