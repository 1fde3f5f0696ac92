import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { PGliteOptions } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import type { Ask } from './db.js';
import type { Prisma } from './generated/client.js';
import { takeLock } from './lock.js';
import type { Session } from './migrate.js';
import { PreparingPglite } from './prepared.js';

/** PostgreSQL inside this process. */
export type Embedded = Session & {
  ask: Ask;
  /** The whole database as a tar file, to be opened again as an `image`. */
  dump: () => Promise<Blob>;
  close: () => Promise<void>;
};

/**
 * Opens the database in `dataDir`, made if it is not there, or one in memory without it. `image` is a dump that a new
 * one starts from.
 * @throws DatabaseError `database_locked`: two processes on one folder would silently lose each other's rows.
 */
export async function openEmbedded(dataDir?: string, image?: Blob): Promise<Embedded> {
  if (dataDir === undefined) return onPglite(await open({ loadDataDir: image }));
  const lock = await takeLock(join(dataDir, 'lobby.lock'));
  try {
    const folder = join(dataDir, 'postgres');
    if (!existsSync(folder)) await make(folder, image);
    return onPglite(await open({ dataDir: folder }), lock.release);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Makes it under another name first: a process that is killed meanwhile leaves no half-made database in `folder`. */
async function make(folder: string, image?: Blob): Promise<void> {
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  const db = await open({ dataDir: unfinished, loadDataDir: image });
  await db.close();
  await rename(unfinished, folder);
}

async function open(options: PGliteOptions): Promise<PreparingPglite> {
  const db = new PreparingPglite(options);
  await db.waitReady;
  return db;
}

async function onPglite(db: PreparingPglite, unlock = () => {}): Promise<Embedded> {
  // The adapter writes times without their zone and means UTC.
  await db.exec(`SET TIME ZONE 'UTC'`);
  return {
    adapters: new PrismaPGlite(db),
    ask: async ({ text, values }: Prisma.Sql) => {
      // The database runs on this thread: the event loop gets a turn between statements, so that requests are
      // accepted.
      await setImmediate();
      return (await db.query(text, values)).rows;
    },
    runScript: (sql) => db.exec(sql),
    rows: async (sql) => (await db.query<Record<string, unknown>>(sql)).rows,
    dump: () => db.dumpDataDir('none'),
    close: async () => {
      await db.close();
      unlock();
    },
  };
}
