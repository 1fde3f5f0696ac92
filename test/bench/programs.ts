import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Sandbox } from '../../src/trial/sandbox/sandbox.js';
import type { Home } from './ground.js';
import { key } from './key.js';
import { atTheEnd } from './undo.js';

/** A bot in a process of its own, ready for requests. */
export interface Program {
  name: 'lobby' | 'bare' | 'statement';
  port: number;
  /** From the start of the process until it said that it was ready. */
  readyMs: number;
  /** Resident memory now, in MB. */
  memory(): number;
  /** Takes it off the processor, so that another one can be measured. */
  freeze(): void;
  thaw(): void;
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>;
}

const files: Record<Program['name'], string> = {
  lobby: 'dist/main.js',
  bare: fileURLToPath(new URL('bare/app.js', import.meta.url)),
  statement: fileURLToPath(new URL('bare/app.js', import.meta.url)),
};
const patienceMs = 60_000;
const running = new Set<Program>();

/**
 * Lobby as `npm start` runs it, or the bare app.
 * @param more settings besides those that it needs. @throws where it is not ready within a minute, with its last words.
 */
export async function start(
  name: Program['name'],
  home: Home,
  slack: Sandbox,
  more: Record<string, string> = {},
): Promise<Program> {
  const began = performance.now();
  const child = spawn(process.execPath, [files[name]], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      LOBBY_KEY: key,
      BARE: name,
      LOG_LEVEL: 'info',
      PORT: '0',
      ...home.env,
      ...more,
    },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = atTheEnd(async () => {
    child.kill('SIGCONT');
    child.kill('SIGTERM');
    const last = setTimeout(() => child.kill('SIGKILL'), 15_000);
    if (child.exitCode === null && child.signalCode === null) await ended;
    clearTimeout(last);
  });
  const port = await portOf(child, name);
  const program: Program = {
    name,
    port,
    readyMs: performance.now() - began,
    memory: () =>
      Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' })) / 1024,
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    async stop() {
      running.delete(program);
      await stop();
    },
  };
  running.add(program);
  return program;
}

/** Stops those that a figure left behind when it failed. */
export async function stopPrograms(): Promise<void> {
  for (const program of running) await program.stop();
}

/** Both programs say `{"msg":"ready","port":…}` on a line of its own. */
function portOf(child: ChildProcess, name: string): Promise<number> {
  const words: string[] = [];
  const hear = (stream: NodeJS.ReadableStream | null, line: (text: string) => void) => {
    if (stream)
      createInterface({ input: stream }).on('line', (text) => {
        words.push(text);
        if (words.length > 20) words.shift();
        line(text);
      });
  };
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error([`${name} ${why}`, ...words].join('\n')));
    const timer = setTimeout(() => fail('was not ready in time'), patienceMs);
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with ${code}`);
    });
    hear(child.stderr, () => {});
    hear(child.stdout, (text) => {
      const ready = /"port":(\d+).*"msg":"ready"/.exec(text);
      if (!ready) return;
      clearTimeout(timer);
      resolve(Number(ready[1]));
    });
  });
}
