import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takeLock } from '../../../src/platform/database/lock.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'lobby-lock-'));
const contender = join(folder, 'contender.mjs');

/** Each of these is run as a process of its own, with the lock's path as its first argument. */
const contenders = {
  hold: `await takeLock(path); console.log('held'); setInterval(() => {}, 1000);`,
  holdAndExit: `await takeLock(path); process.exit(3);`,
  // Tries every lock of a series at the agreed moment and keeps what it gets.
  series: `
    const [count, start] = process.argv.slice(4).map(Number);
    const got = [];
    for (let n = 0; n < count; n++) {
      while (Date.now() < start + n * 20);
      await takeLock(path + n).then(() => got.push(n), refuse);
    }
    console.log(JSON.stringify(got));
    process.on('SIGTERM', () => process.exit());
    setInterval(() => {}, 1000);`,
  // Goes in and out until it is killed holding the lock, by itself.
  inAndOut: `
    for (let n = Math.ceil(Math.random() * 8); ; ) {
      const lock = await takeLock(path).catch(refuse);
      if (!lock) continue;
      appendFileSync(path + '.journal', '+' + process.pid + '\\n');
      await new Promise((done) => setTimeout(done, Math.random() * 3));
      appendFileSync(path + '.journal', '-' + process.pid + '\\n');
      if (--n === 0) process.kill(process.pid, 'SIGKILL');
      lock.release();
    }`,
};

const children: ChildProcess[] = [];

function start(what: keyof typeof contenders, path: string, ...more: string[]): ChildProcess {
  const child = spawn(process.execPath, [contender, what, path, ...more], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return child;
}

const firstWords = (child: ChildProcess) =>
  new Promise<string>((done) => child.stdout?.once('data', (bytes: Buffer) => done(bytes.toString())));

const ended = (child: ChildProcess) =>
  new Promise<void>((done) => {
    child.once('exit', () => done());
  });

async function leaveDeadLock(path: string): Promise<void> {
  const child = start('hold', path);
  await firstWords(child);
  child.kill('SIGKILL');
  await ended(child);
}

beforeAll(() => {
  const compiler = join(root, 'node_modules/.bin/tsc');
  const source = join(root, 'src/platform/database/lock.ts');
  const options = [
    '--ignoreConfig',
    '--module',
    'nodenext',
    '--target',
    'es2023',
    '--types',
    'node',
    '--skipLibCheck',
  ];
  execFileSync(compiler, [
    source,
    ...options,
    '--typeRoots',
    join(root, 'node_modules/@types'),
    '--outDir',
    folder,
  ]);
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const runs = Object.entries(contenders).map(([name, body]) => `${name}: async () => {${body}}`);
  writeFileSync(
    contender,
    `import { appendFileSync } from 'node:fs';
    import { takeLock } from './lock.js';
    process.setMaxListeners(100);
    const [what, path] = process.argv.slice(2);
    const refuse = (error) => { if (error.code !== 'database_locked') throw error; };
    await { ${runs.join(',\n')} }[what]();`,
  );
});

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

describe('the lock on a data folder', () => {
  test('is refused to a second taker, who is told which process has it', async () => {
    const path = join(folder, 'made/on/the/way/lobby.lock');
    const lock = await takeLock(path);
    await expect(takeLock(path)).rejects.toMatchObject({
      code: 'database_locked',
      message: expect.stringContaining(`process ${process.pid}`),
    });
    lock.release();
    lock.release();
    (await takeLock(path)).release();
    expect(existsSync(path)).toBe(false);
  });

  test('is held by a living process and taken from a dead one', async () => {
    const path = join(folder, 'taken');
    const child = start('hold', path);
    await firstWords(child);
    await expect(takeLock(path)).rejects.toThrow(`process ${child.pid}`);
    child.kill('SIGKILL');
    await ended(child);
    (await takeLock(path)).release();
  });

  test('is released by a process that exits on its own', async () => {
    const path = join(folder, 'exits');
    await ended(start('holdAndExit', path));
    expect(existsSync(path)).toBe(false);
  });

  test.skipIf(process.platform !== 'linux')('is taken when the pid is now another process', async () => {
    const path = join(folder, 'reused');
    await leaveDeadLock(path);
    const dead = JSON.parse(readFileSync(path, 'utf8')) as object;
    writeFileSync(path, JSON.stringify({ ...dead, pid: process.pid }));
    (await takeLock(path)).release();
  });

  test('is never taken from a process on another machine', async () => {
    const path = join(folder, 'elsewhere');
    await leaveDeadLock(path);
    const dead = readFileSync(path, 'utf8');
    writeFileSync(path, dead.replace(JSON.stringify(hostname()), '"another-machine"'));
    await expect(takeLock(path)).rejects.toThrow(`"another-machine"`);
  });

  test('is never taken when its holder cannot be determined', async () => {
    const path = join(folder, 'damaged');
    writeFileSync(path, '{"pid":');
    await expect(takeLock(path)).rejects.toMatchObject({ code: 'database_locked' });
  });

  test('goes to exactly one of several processes that race for it', async () => {
    const count = 50;
    const path = join(folder, 'race');
    const spoils = join(folder, 'spoils');
    await leaveDeadLock(spoils);
    // Every second lock is one that a dead process left.
    for (let n = 0; n < count; n += 2) writeFileSync(path + n, readFileSync(spoils));
    const racers = Array.from({ length: 4 }, () =>
      start('series', path, String(count), String(Date.now() + 700)),
    );
    const got = (await Promise.all(racers.map(firstWords))).flatMap((words) => JSON.parse(words) as number[]);
    expect(got.sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, n) => n));
  });

  test('has one holder at a time, even where holders are killed', async () => {
    const path = join(folder, 'in-and-out');
    const lives = async () => {
      for (let life = 0; life < 6; life++) await ended(start('inAndOut', path));
    };
    await Promise.all([lives(), lives(), lives()]);
    const steps = readFileSync(`${path}.journal`, 'utf8').trim().split('\n');
    expect(steps.length).toBeGreaterThan(36);
    for (let n = 0; n < steps.length; n += 2) expect(steps[n + 1]).toBe(steps[n]?.replace('+', '-'));
  });
});
