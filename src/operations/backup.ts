import { createReadStream, createWriteStream } from 'node:fs';
import { access, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Place } from '../config.js';
import { backupOf } from '../platform/database/backup.js';
import { inSession, isMade } from '../platform/database/look.js';
import { restoreFrom } from '../platform/database/restore.js';
import { Problem } from './failure.js';
import type { ExitCode, Terminal } from './terminal.js';

/**
 * `lobby backup FILE`: writes the whole database, from one snapshot, into a compressed file. With a server the bot
 * may run meanwhile; the embedded database belongs to one process, so the bot must be stopped first.
 * @throws DatabaseError, or Problem where there is no database or the file exists already.
 */
export async function backup(place: Place, file: string, { say }: Terminal): Promise<ExitCode> {
  if (!isMade(place))
    throw new Problem(`There is no database in ${place.dataDir} yet: the first start of the bot makes one.`);
  if (await isThere(file)) throw new Problem(`${file} is there already: name another file.`);
  const unfinished = `${file}.unfinished`;
  let lines = 0;
  try {
    await inSession(place, (session) =>
      pipeline(
        Readable.from(
          (async function* () {
            for await (const line of backupOf(session, new Date())) {
              lines++;
              yield `${line}\n`;
            }
          })(),
        ),
        createGzip(),
        // For the owner only: everything but the private fields can be read in it.
        createWriteStream(unfinished, { mode: 0o600 }),
      ),
    );
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await rename(unfinished, file);
  say(`Kept in ${file}: ${lines} lines. Keep LOBBY_KEY elsewhere: without it private fields stay closed.`);
  return 0;
}

/**
 * `lobby restore FILE`: fills a new database from a backup. The kind of database may differ: a trial on the embedded
 * one can move to a server.
 * @throws RestoreError, DatabaseError, or Problem where the file is missing or damaged
 */
export async function restore(place: Place, file: string, { say }: Terminal): Promise<ExitCode> {
  if (!(await isThere(file))) throw new Problem(`There is no file ${file}.`);
  try {
    const { at, rows } = await inSession(place, (session) => restoreFrom(session, linesOf(file)));
    say(
      `Restored ${rows} rows as they were at ${at}. Now run \`node dist/cli.js audit verify\`, then start the bot.`,
    );
    return 0;
  } catch (error) {
    if (String((error as NodeJS.ErrnoException).code).startsWith('Z_'))
      throw new Problem(`${file} cannot be read to its end: it is damaged, or no backup.`);
    throw error;
  }
}

/** The lines of a compressed file, read as they are asked for. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of createReadStream(file).pipe(createGunzip()).setEncoding('utf8')) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

const isThere = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );
