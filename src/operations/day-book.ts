import { readFile } from 'node:fs/promises';
import type { Place } from '../config.js';
import { verifyBooks, verifyFile } from '../day-book/module.js';
import { branchCalled, branchOf } from '../platform/directory/store/branches.js';
import { withDatabase } from './database.js';
import { Problem } from './failure.js';
import type { ExitCode, Terminal } from './terminal.js';

/**
 * `lobby daybook verify`: recomputes the chains of day books, or that of one branch by its name or channel.
 * @returns 1 where a day was altered.
 */
export function verify(
  place: Place,
  name: string | undefined,
  { say, complain }: Terminal,
): Promise<ExitCode> {
  return withDatabase(place, 'read', async (db) => {
    const branch = name === undefined ? null : await branchCalled(db, name);
    if (name !== undefined && !branch)
      throw new Problem(`No branch is called ${name}, or has it as its channel.`);
    const { books, branches, broken } = await verifyBooks(db.prisma, branch?.id);
    for (const { branchId, date, why } of broken) {
      const found = await branchOf(db, branchId);
      complain(`${found ? `${found.name} (${found.channel})` : branchId}, ${date}: ${why}`);
    }
    say(
      `${books} day books of ${branches} branches: ${broken.length === 0 ? 'nothing was altered.' : 'the books were altered.'}`,
    );
    return broken.length === 0 ? 0 : 1;
  });
}

/** `lobby daybook verify FILE`: whether a file is a day book as it was sealed. @returns 1 where it is not. */
export async function verifyOne(place: Place, path: string, { say, complain }: Terminal): Promise<ExitCode> {
  const bytes = await readFile(path);
  return withDatabase(place, 'read', async (db) => {
    const found = await verifyFile(db.prisma, bytes);
    if ('why' in found) {
      complain(`${path}${found.date ? `, ${found.date}` : ''}: ${found.why}`);
      return 1;
    }
    say(
      `${path} is the day book of ${found.branch}, ${found.date} (number ${found.number}), as it was sealed.`,
    );
    return 0;
  });
}
