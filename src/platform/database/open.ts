import type { Ask } from './db.js';
import { openEmbedded } from './embedded.js';
import { PrismaClient } from './generated/client.js';
import { applyMigrations, migrationsOf, type Session } from './migrate.js';
import { openPool, openSession, type PoolLog } from './server.js';

/** Where opening logs; pino's loggers fit. */
export type OpenLog = PoolLog & { info: (facts: object, words: string) => void };

/** Connections that a process of the bot takes to the server, at most. */
export const usualPool = 10;

export type OpenOptions = {
  /** A PostgreSQL server. Without it the database is embedded in this process. */
  url?: string | undefined;
  /** The embedded database's folder, or `memory` for one that is gone on close. Default `./data`. */
  dataDir?: string | undefined;
  /** A dump, made by `dumpImage`, that a new embedded database starts from. */
  image?: Blob | Uint8Array<ArrayBuffer> | undefined;
  /** Connections to the server, at most. Default 10. */
  poolSize?: number | undefined;
  /** Whether to apply the migrations that are missing. Default true; when false they are only logged. */
  migrate?: boolean | undefined;
  log: OpenLog;
};

/** The connections to a server, and how many statements wait for one. */
export type PoolState = { inUse: number; idle: number; waiting: number };

export type Opened = {
  prisma: PrismaClient;
  ask: Ask;
  kind: 'embedded' | 'server';
  /** Null where the database is embedded: it has no connections. */
  pool: () => PoolState | null;
  /** Ends every connection and gives the folder back. Work still in flight fails: drain first. */
  close: () => Promise<void>;
  /** An embedded database as a tar file, to be given as `image`. */
  dumpImage?: () => Promise<Blob>;
};

/**
 * Opens the database and brings it up to this version.
 * @throws DatabaseError, see its codes; nothing stays open or locked then.
 */
export function openDatabase(options: OpenOptions): Promise<Opened> {
  return options.url === undefined ? openInProcess(options) : openOnServer(options.url, options);
}

async function openInProcess(options: OpenOptions): Promise<Opened> {
  const { dataDir = './data', image } = options;
  const db = await openEmbedded(dataDir === 'memory' ? undefined : dataDir, image && new Blob([image]));
  try {
    await bringUp(db, options);
  } catch (error) {
    await db.close();
    throw error;
  }
  const prisma = new PrismaClient({ adapter: db.adapters });
  const close = async () => {
    await prisma.$disconnect();
    await db.close();
  };
  return { prisma, ask: db.ask, kind: 'embedded', pool: () => null, close, dumpImage: db.dump };
}

async function openOnServer(url: string, options: OpenOptions): Promise<Opened> {
  const session = await openSession(url, options.log);
  try {
    await bringUp(session, options);
  } finally {
    await session.close();
  }
  const { adapter, ask, state } = openPool(url, options.poolSize ?? usualPool, options.log);
  const prisma = new PrismaClient({ adapter });
  // Prisma ends the pool that both use, if it has ever been asked anything.
  await prisma.$connect();
  return { prisma, ask, kind: 'server', pool: state, close: () => prisma.$disconnect() };
}

async function bringUp(session: Session, { migrate = true, log }: OpenOptions): Promise<void> {
  const { pending, ahead } = await migrationsOf(session);
  if (ahead.length > 0)
    log.warn(
      { ahead },
      'a newer version has added to the database; this one works beside it, update it soon',
    );
  if (!migrate) {
    if (pending.length > 0) log.warn({ pending }, 'the database lacks migrations of this version');
    return;
  }
  const applied = await applyMigrations(session);
  if (applied.length > 0) log.info({ applied }, 'migrated the database');
}
