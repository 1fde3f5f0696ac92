import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import {
  differences,
  entriesIn,
  everyEntry,
  type FileFault,
  isSameOffice,
  readBranchFile,
  saveBranches,
  writeBranchFile,
} from '../branches/module.js';
import type { Place } from '../config.js';
import { type HeadOffice, headOfficeOf, saveHeadOffice } from '../head-office/module.js';
import { routines } from '../modules.js';
import type { Db } from '../platform/database/db.js';
import { isMade } from '../platform/database/look.js';
import type { BranchEntry } from '../platform/directory/branch.js';
import { branchIn } from '../platform/directory/store/branches.js';
import { withDatabase } from './database.js';
import { Problem } from './failure.js';
import type { ExitCode, Terminal } from './terminal.js';
import { textIn } from './text-file.js';

const formats = { '.yaml': 'yaml', '.yml': 'yaml', '.json': 'yaml', '.csv': 'csv' } as const;

/**
 * `lobby branches import FILE`: creates and changes branches as the file says, all or none; branches that it does not
 * name stay as they are. With `dryRun` it only says what it would do.
 * @returns 1 where the file has errors; all of them are printed with their lines.
 */
export async function importBranches(
  place: Place,
  path: string,
  { dryRun, encoding }: { dryRun: boolean; encoding?: string },
  { say, complain }: Terminal,
): Promise<ExitCode> {
  const format = formats[extname(path).toLowerCase() as keyof typeof formats];
  if (!format) throw new Problem(`${path} must end in .yaml, .yml, .json or .csv.`);
  const file = readBranchFile(await textIn(path, encoding), format, routines);
  const tell = ({ line, where, message }: FileFault, kind: string) =>
    complain(`${path}:${line}: ${kind}: ${where} ${message}`);
  if ('errors' in file) {
    for (const fault of file.errors) tell(fault, 'error');
    complain(`${counted(file.errors.length, 'error')}; nothing was changed.`);
    return 1;
  }
  for (const fault of file.warnings) tell(fault, 'note');

  const { branches, headOffice = null } = file;
  const channels = branches.map(({ channel }) => channel);
  const plan = (before: ReadonlyMap<string, BranchEntry>) => {
    const { made, changed } = compare(branches, before);
    for (const { name, channel } of made) say(`made     ${name} (${channel})`);
    for (const { entry, facts } of changed)
      say(`changed  ${entry.name} (${entry.channel}): ${facts.join(', ')}`);
    const unchanged = branches.length - made.length - changed.length;
    return {
      entries: [...made, ...changed.map(({ entry }) => entry)],
      sum: `${made.length} made, ${changed.length} changed, ${unchanged} as they were.`,
    };
  };
  if (dryRun) {
    const { sum } = isMade(place)
      ? await withDatabase(place, 'read', async (db) => {
          const planned = plan(await entriesIn(db, channels));
          await officeToSave(db, headOffice, channels, say);
          return planned;
        })
      : plan(new Map());
    if (headOffice && !isMade(place)) say(`made     head office (${headOffice.channel})`);
    say(`${sum} This was a dry run: nothing was changed.`);
    return 0;
  }
  await withDatabase(place, 'write', async (db) => {
    const { entries, sum } = plan(await entriesIn(db, channels));
    const office = await officeToSave(db, headOffice, channels, say);
    if (entries.length > 0) await saveBranches(db, entries, 'terminal', new Date());
    if (office) await saveHeadOffice({ db: db, actor: 'terminal', key: null, now: new Date() }, office);
    say(sum);
  });
  return 0;
}

/** `lobby branches export [FILE]`: writes a branch file of the branches as they are now. */
export async function exportBranches(
  place: Place,
  path: string | undefined,
  { say }: Terminal,
): Promise<ExitCode> {
  const entries: BranchEntry[] = [];
  let office: HeadOffice | null = null;
  await withDatabase(place, 'read', async (db) => {
    for await (const entry of everyEntry(db)) entries.push(entry);
    office = await headOfficeOf(db);
  });
  const text = writeBranchFile(entries, routines, office);
  if (path === undefined) say(text.trimEnd());
  else {
    await writeFile(path, text);
    say(`Wrote ${counted(entries.length, 'branch', 'branches')} to ${path}.`);
  }
  return 0;
}

/**
 * The head office to save; null where the file names none, or the one that is set already.
 * @throws Problem where its channel is a branch's; nothing has been saved then.
 */
async function officeToSave(
  db: Pick<Db, 'prisma'>,
  office: HeadOffice | null,
  channels: readonly string[],
  say: Terminal['say'],
): Promise<HeadOffice | null> {
  const before = await headOfficeOf(db);
  const taken = (office ?? before)?.channel;
  if (taken && channels.includes(taken))
    throw new Problem(`The channel ${taken} is head office's; nothing was changed.`);
  if (!office || isSameOffice(before, office)) return null;
  const branch = await branchIn(db, office.channel);
  if (branch)
    throw new Problem(`head_office channel is that of the branch ${branch.name}; nothing was changed.`);
  say(`${before ? 'changed ' : 'made    '} head office (${office.channel})`);
  return office;
}

function compare(entries: readonly BranchEntry[], before: ReadonlyMap<string, BranchEntry>) {
  const made = entries.filter(({ channel }) => !before.has(channel));
  const changed = entries.flatMap((entry) => {
    const old = before.get(entry.channel);
    const facts = old ? differences(old, entry, routines) : [];
    return facts.length > 0 ? [{ entry, facts }] : [];
  });
  return { made, changed };
}

const counted = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;
