import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';

// The trial takes some 15 seconds to begin on a free machine: it writes eight weeks of history.
vi.setConfig({ testTimeout: 180_000 });

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'lobby-start-'));
let npm: ChildProcess | undefined;

/** Whether npm, or anything that it has started, still runs: all of it is one group of processes. */
function anythingRuns(): boolean {
  try {
    return process.kill(-(npm?.pid ?? Number.NaN), 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

/** `npm start` in a copy of the checkout; resolves with the address that it prints. */
function start(): Promise<string> {
  for (const part of [
    '.build.mjs',
    'dist',
    'manifest.yml',
    'package.json',
    'package-lock.json',
    'prisma',
    'src',
    'tsconfig.json',
  ])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const { PATH, HOME } = process.env;
  const child = spawn('npm', ['start'], { cwd: folder, detached: true, env: { PATH, HOME, PORT: '0' } });
  npm = child;
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const address = /Open (http:\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(`it ended: ${said}`)));
  });
}

describe.skipIf(!existsSync(join(root, 'dist/main.js')))('npm start', () => {
  afterAll(() => {
    if (npm && anythingRuns()) process.kill(-(npm.pid ?? Number.NaN), 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('opens the trial, passes a stop signal on, and leaves nothing behind', async () => {
    const address = await start();
    expect((await fetch(address)).status).toBe(200);
    const ended = new Promise((resolve) => npm?.once('exit', resolve));
    npm?.kill('SIGTERM');
    // What the bot itself ends with, after it has finished what it had begun.
    expect(await ended).toBe(0);
    expect(anythingRuns()).toBe(false);
    await expect(fetch(address)).rejects.toThrow('fetch failed');
  });
});
