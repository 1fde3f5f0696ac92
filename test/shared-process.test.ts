import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = fileURLToPath(new URL('fixtures/shared-process/run.mjs', import.meta.url));

test('a file finds its process as new, and one that leaves something to the next fails', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [run]);
  expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toEqual([
    ['1-leaves.ts', [], 1],
    ['2-finds.ts', [], 1],
    [
      '3-listens.ts',
      [
        'This file leaves to the next one of its process: environment LOBBY_LEFT_BEHIND, listeners to SIGUSR2',
      ],
      1,
    ],
  ]);
});
