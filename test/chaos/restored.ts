import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { atTheEnd } from '../bench/undo.js';
import { type Found, look } from './check/index.js';
import type { Seen } from './check/seen.js';
import type { Ground } from './ground.js';

const run = promisify(execFile);

/** `lobby …` at the terminal, as whoever operates the bot types it. */
const lobby = (env: Record<string, string>, ...words: string[]) =>
  run(process.execPath, [resolve('dist/cli.js'), ...words], {
    env: { PATH: process.env.PATH ?? '', ...env },
  });

/**
 * Keeps the database in a file, restores it into an empty one, and looks through that as through the first.
 * @returns what is otherwise there than here
 */
export async function againRestored(
  ground: Ground,
  folder: string,
  seen: Omit<Seen, 'db'>,
  { wrong, counts }: Found,
): Promise<string[]> {
  const file = resolve(join(folder, 'backup.gz'));
  await rm(file, { force: true });
  await lobby(ground.env(), 'backup', file);
  const empty = await ground.another();
  const remove = atTheEnd(() => empty.remove());
  try {
    await lobby(empty.env(), 'restore', file);
    await lobby(empty.env(), 'audit', 'verify');
    const again = await empty.look((db) => look({ ...seen, db }));
    const differs: string[] = [];
    for (const name of new Set([...Object.keys(counts), ...Object.keys(again.counts)]))
      if (counts[name] !== again.counts[name])
        differs.push(`restored from a backup, ${name} is ${again.counts[name]}, not ${counts[name]}`);
    const before = new Set(wrong);
    differs.push(
      ...again.wrong.filter((one) => !before.has(one)).map((one) => `restored from a backup: ${one}`),
    );
    if (again.wrong.length < wrong.length) differs.push('restored from a backup, less is wrong than before');
    return differs;
  } finally {
    await remove();
  }
}
