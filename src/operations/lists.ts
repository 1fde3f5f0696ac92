import { writeFile } from 'node:fs/promises';
import type { FileFault } from '../branches/module.js';
import {
  ListChanged,
  mostOwnLists,
  newOwn,
  type OwnList,
  ownLists,
  readListFile,
  saveLists,
  saysSomething,
  TooManyLists,
  writeListFile,
} from '../checklists/module.js';
import type { Place } from '../config.js';
import { branchIn } from '../platform/directory/store/branches.js';
import { withDatabase } from './database.js';
import { Problem } from './failure.js';
import type { ExitCode, Terminal } from './terminal.js';
import { textIn } from './text-file.js';

/**
 * `lobby lists import FILE --branch CHANNEL`: changes the branch's lists as the file says, all or none; a list
 * without a name is new, and lists that the file does not name stay as they are.
 * @returns 1 where the file has errors; all of them are printed with their lines.
 */
export async function importLists(
  place: Place,
  path: string,
  channel: string,
  { say, complain }: Terminal,
): Promise<ExitCode> {
  const file = readListFile(await textIn(path));
  const refuse = (errors: readonly FileFault[]): ExitCode => {
    for (const { line, where, message } of errors) complain(`${path}:${line}: error: ${where} ${message}`);
    complain(`${errors.length} ${errors.length === 1 ? 'error' : 'errors'}; nothing was changed.`);
    return 1;
  };
  if ('errors' in file) return refuse(file.errors);
  return withDatabase(place, 'write', async (db) => {
    const branch = await branchIn(db, channel);
    if (!branch) throw new Problem(`No branch has the channel ${channel}.`);
    const before = new Map((await ownLists(db, branch.id)).map((own) => [own.name, own]));
    const strangers = file.lists.filter(({ name }) => name?.startsWith('own_') && !before.has(name));
    if (strangers.length > 0)
      return refuse(
        strangers.map(({ line, name = '' }) => ({
          line,
          where: name,
          message: `is no list of ${branch.name}; leave the name out to make a new one`,
        })),
      );
    const lists = file.lists.map(({ line: _, name, ...filed }): OwnList => {
      const was = name ? before.get(name) : undefined;
      return { ...filed, name: name ?? newOwn().name, version: was?.version ?? 0 };
    });
    const hand = { branchId: branch.id, actor: 'terminal', key: null, now: new Date() };
    const changed = await saved(() => saveLists(db, lists, hand));
    for (const { name, title } of lists)
      if (changed.includes(name)) say(`${before.has(name) ? 'changed' : 'made   '}  ${title} (${name})`);
    say(`${changed.length} changed, ${lists.length - changed.length} as they were.`);
    return 0;
  });
}

/** `lobby lists export [FILE] --branch CHANNEL`: writes a file of the lists that the branch has made or changed. */
export async function exportLists(
  place: Place,
  path: string | undefined,
  channel: string,
  { say }: Terminal,
): Promise<ExitCode> {
  const lists = await withDatabase(place, 'read', async (db) => {
    const branch = await branchIn(db, channel);
    if (!branch) throw new Problem(`No branch has the channel ${channel}.`);
    return (await ownLists(db, branch.id)).filter(saysSomething);
  });
  const text = writeListFile(lists);
  if (path === undefined) say(text.trimEnd());
  else {
    await writeFile(path, text);
    say(`Wrote ${lists.length} ${lists.length === 1 ? 'list' : 'lists'} to ${path}.`);
  }
  return 0;
}

async function saved<T>(save: () => Promise<T>): Promise<T> {
  try {
    return await save();
  } catch (error) {
    if (error instanceof TooManyLists)
      throw new Problem(`A branch has at most ${mostOwnLists} lists of its own.`);
    if (error instanceof ListChanged)
      throw new Problem('Somebody has changed a list meanwhile. Please try again.');
    throw error;
  }
}
