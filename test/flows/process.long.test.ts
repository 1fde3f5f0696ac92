import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { saveBranches } from '../../src/branches/store/save.js';
import { followers } from '../../src/modules.js';
import { openDatabase } from '../../src/platform/database/open.js';
import { makeKey } from '../../src/platform/database/seal.js';
import { type Sandbox, startSandbox } from '../../src/trial/sandbox/sandbox.js';
import { channels, manifest, people, riverside, workspace } from '../bot.js';
import { quiet } from '../platform/database/image.js';
import { type Launched, launch } from './launch.js';

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'lobby-'));
const key = makeKey();
let sandbox: Sandbox;
const running: ChildProcess[] = [];

function begin(env: Record<string, string> = {}): Launched {
  const launched = launch(main, {
    SLACK_BOT_TOKEN: sandbox.botToken,
    SLACK_APP_TOKEN: sandbox.appToken,
    SLACK_API_URL: sandbox.apiUrl,
    LOBBY_KEY: key,
    LOBBY_DATA_DIR: folder,
    ...env,
  });
  running.push(launched.child);
  return launched;
}

const count = async () => {
  const opened = await openDatabase({ dataDir: folder, log: quiet });
  const [records, inbound] = [await opened.prisma.record.count(), await opened.prisma.inbound.count()];
  await opened.close();
  return { records, inbound };
};
const cards = () => sandbox.messages(channels.lobby).filter(({ text }) => text.startsWith('INC-'));
const log = (text: string) =>
  sandbox.as(people.amy, { settle: false }).command(`/lobby incident ${text}`, channels.lobby);
const posted = async (code: string) => {
  await expect.poll(() => cards().filter(({ text }) => text.startsWith(code)).length).toBe(1);
};

describe.skipIf(!existsSync(main))('a process of its own', () => {
  beforeAll(async () => {
    sandbox = await startSandbox({ manifest, workspace });
    const opened = await openDatabase({ dataDir: folder, log: quiet });
    await saveBranches({ prisma: opened.prisma, followers }, [riverside], 'test', new Date());
    await opened.close();
  });
  afterEach(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
  });
  afterAll(async () => {
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('that is asked to stop finishes its work', async () => {
    const bot = begin();
    await bot.ready;
    const pressed = [log('one'), log('two'), log('three')];
    // One is acknowledged, and its card still to be posted; the others may be anywhere on their way.
    await Promise.race(pressed);
    bot.child.kill('SIGTERM');
    const outcomes = await Promise.all(pressed);
    expect(await bot.ended).toBe(0);
    // Whatever was acknowledged is there.
    const acknowledged = outcomes.filter(({ ok }) => ok).length;
    expect((await count()).records).toBeGreaterThanOrEqual(acknowledged);
  });

  it('that is killed loses nothing that it acknowledged; at most the post under way comes twice', async () => {
    const before = (await count()).records;
    const bot = begin();
    await bot.ready;
    const outcomes = await Promise.all(['four', 'five', 'six', 'seven'].map(log));
    bot.child.kill('SIGKILL');
    await bot.ended;
    const acknowledged = outcomes.filter(({ ok }) => ok).length;
    expect((await count()).records).toBe(before + acknowledged);
    const again = begin();
    await again.ready;
    await log('eight');
    await posted(`INC-${String(before + acknowledged + 1).padStart(4, '0')}`);
    const codes = cards().map(({ text }) => text.slice(0, 8));
    const twice = codes.filter((code, index) => codes.indexOf(code) !== index);
    // At most the one post that was under way when it was killed.
    expect(twice.length).toBeLessThanOrEqual(1);
  });

  it('is refused a folder that another has open, in words', async () => {
    const first = begin();
    await first.ready;
    const second = begin();
    expect(await second.ended).toBe(1);
    expect(second.said()).toMatch(/in use by process \d+\. Only one process .* set DATABASE_URL/);
    expect(second.said()).not.toContain('    at ');
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
  });

  it('is refused with a wrong or a missing key, in words', async () => {
    const wrong = begin({ LOBBY_KEY: makeKey() });
    expect(await wrong.ended).toBe(1);
    expect(wrong.said()).toMatch(/LOBBY_KEY/);
    const missing = begin({ LOBBY_KEY: '' });
    expect(await missing.ended).toBe(1);
    expect(missing.said()).toMatch(/LOBBY_KEY: missing/);
    expect(missing.said()).not.toContain('    at ');
  });

  it('starts by a link to its folder too, as where `current` points to the newest version', async () => {
    const link = join(folder, 'current');
    symlinkSync(fileURLToPath(new URL('../..', import.meta.url)), link);
    const bot = launch(join(link, 'dist/main.js'), { NODE_ENV: 'production' });
    running.push(bot.child);
    expect(await bot.ended).toBe(1);
    expect(bot.said()).toContain('SLACK_BOT_TOKEN: missing');
  });

  it('says what Slack says where the token is not good', async () => {
    const bot = begin({ SLACK_BOT_TOKEN: 'xoxb-not-one' });
    expect(await bot.ended).toBe(1);
    expect(bot.said()).toContain('invalid_auth');
  });
});
