import type { Db } from '../../src/platform/database/db.js';
import type { PrismaClient } from '../../src/platform/database/generated/client.js';

/** Runs one statement on plain pg or plain PGlite. */
export type Ask = (sql: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;

/** One database, with Prisma and without. */
export interface Open {
  ask: Ask;
  prisma: PrismaClient;
  /** As the bot has it. */
  db: Db;
}

/** A database of its own for one program. */
export interface Home {
  /** Tells a program where it is; the settings are Lobby's. */
  env: { DATABASE_URL: string } | { LOBBY_DATA_DIR: string };
  /** Opens it in this process; only while no program has it. */
  look<T>(looking: (open: Open) => Promise<T>): Promise<T>;
}

/** Where figures are measured. */
export interface Ground {
  name: 'embedded' | 'postgresql';
  /** A copy of the migrated database that has the bank's branches and people, and nothing else. */
  copy(): Promise<Home>;
}

/** Makes something once, when it is first wanted. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
