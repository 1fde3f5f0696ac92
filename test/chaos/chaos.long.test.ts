import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { whyNot } from '../bench/server.js';
import { mutants } from './mutants.js';
import { changed } from './mutating.js';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const compiler = join(root, 'node_modules/.bin/tsc');
const harness = join(root, 'node_modules/.cache/lobby-chaos/test/chaos/chaos.js');
const server = process.env.CHAOS_DATABASE_URL ?? 'postgresql://postgres:postgres@127.0.0.1:5432/postgres';

const absent = existsSync(join(root, 'dist/main.js')) ? await whyNot(server) : 'the program is not built';

describe.skipIf(!existsSync(join(root, 'dist/main.js')))('a mutant', () => {
  it.each(mutants)('$name has its place in the program', async (mutant) => {
    const text = await readFile(join(root, 'dist', mutant.file), 'utf8');
    expect(changed(text, mutant)).not.toBe(text);
  });
});

/** The whole of it, as `npm run chaos` does it, for a short while: a night in which clocks are set, and every mutant. */
it.skipIf(absent !== null)(
  `nothing is lost when processes are killed and Slack fails${absent ? ` (left out: ${absent})` : ''}`,
  { timeout: 400_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lobby-chaos-'));
    const file = join(folder, 'figures.json');
    try {
      await run(process.execPath, [compiler, '-p', join(root, 'test/chaos')], { cwd: root });
      const options = [
        '--seed',
        '1',
        '--kills',
        '3',
        '--seconds',
        '12',
        '--day',
        'autumn in London',
        '--json',
        file,
      ];
      const { stdout } = await run(process.execPath, [harness, ...options], { cwd: root }).catch(
        (failure: { stdout: string; stderr: string }) => failure,
      );
      expect(stdout.split('\n').filter((line) => /^WRONG|^mutant .*: missed/.test(line))).toEqual([]);
      const figures = JSON.parse(await readFile(file, 'utf8'));
      expect(figures).toMatchObject({ seed: 1, lost: 0, duplicates: figures.ambiguous });
      expect(figures.kills).toBeGreaterThanOrEqual(3);
      expect(figures.posts).toBeGreaterThan(0);
      expect(figures.commands).toBeGreaterThan(0);
      expect(figures.mutants).toEqual(Object.fromEntries(mutants.map(({ name }) => [name, 'caught'])));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
