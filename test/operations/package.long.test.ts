import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createSeal, makeKey } from '../../src/platform/database/seal.js';
import { type Sandbox, startSandbox } from '../../src/trial/sandbox/sandbox.js';
import { manifest, workspace } from '../bot.js';
import { type Launched, launch } from '../flows/launch.js';

// Some 20 seconds, most of them npm's, which lays out 190 packages: only a real install shows what is missing in it.
vi.setConfig({ hookTimeout: 300_000 });

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'lobby-package-'));
/** Where the package is unpacked to. */
const place = join(folder, 'package');
const offline =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED)\b/;
let sandbox: Sandbox;
let bot: Launched | undefined;
/** Why nothing could be installed, where the registry cannot be reached. */
let unreachable: string | undefined;

/** @throws Error with what the program said, where it fails. */
function run(directory: string, program: string, ...words: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, words, { cwd: directory, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${words.join(' ')} failed:\n${stdout}${stderr}`);
  return stdout;
}

function install(): void {
  mkdirSync(place);
  // Without scripts: other tests run dist/ meanwhile, which is not to be built again under them.
  run(root, 'npm', 'pack', '--ignore-scripts', '--pack-destination', folder);
  const [file = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  run(folder, 'tar', 'xzf', file);
  cpSync(join(root, 'package-lock.json'), join(place, 'package-lock.json'));
  try {
    run(place, 'npm', 'ci', '--omit=dev', '--ignore-scripts', '--prefer-offline');
  } catch (error) {
    const [found] = offline.exec(String(error)) ?? [];
    if (!found) throw error;
    unreachable = `npm's registry cannot be reached: ${found}`;
  }
}

describe.skipIf(!existsSync(join(root, 'dist/main.js')))('the package, without development packages', () => {
  beforeAll(async () => {
    sandbox = await startSandbox({ manifest, workspace });
    install();
    if (unreachable) console.log(`Left out: the package as it is installed. ${unreachable}`);
  });
  afterAll(async () => {
    bot?.child.kill('SIGKILL');
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('runs in production, becomes ready, and ends on a signal', async ({ skip }) => {
    skip(unreachable !== undefined, unreachable);
    bot = launch(join(place, 'dist/main.js'), {
      NODE_ENV: 'production',
      SLACK_BOT_TOKEN: sandbox.botToken,
      SLACK_APP_TOKEN: sandbox.appToken,
      SLACK_API_URL: sandbox.apiUrl,
      LOBBY_KEY: makeKey(),
      LOBBY_DATA_DIR: join(folder, 'data'),
    });
    await bot.ready;
    const port = /"port":(\d+)/.exec(bot.said())?.[1];
    const ready = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status;
    await expect.poll(ready).toBe(200);
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toBe(0);
  });

  it('has neither compiler nor trial, and says so where the trial is asked for', async ({ skip }) => {
    skip(unreachable !== undefined, unreachable);
    expect(existsSync(join(place, 'dist/demo')) || existsSync(join(place, 'dist/sandbox'))).toBe(false);
    for (const name of ['prisma', 'prisma-cli', 'typescript', 'typescript-compiler', 'ws'])
      expect(existsSync(join(place, 'node_modules', name)), name).toBe(false);
    const trial = launch(join(place, 'dist/main.js'), { LOBBY_DATA_DIR: join(folder, 'data') });
    expect(await trial.ended).toBe(1);
    expect(trial.said()).toMatch(/^No SLACK_… setting .* the trial is not installed here.*\n$/);
  });

  it("prints a key by README's first step, and nothing else", ({ skip }) => {
    skip(unreachable !== undefined, unreachable);
    const printed = run(place, process.execPath, 'dist/cli.js', 'key');
    expect(printed.trim().split('\n')).toHaveLength(1);
    expect(() => createSeal(printed.trim())).not.toThrow();
  });
});
