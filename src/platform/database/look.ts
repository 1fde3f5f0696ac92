import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openEmbedded } from './embedded.js';
import { DatabaseError, type DatabaseErrorCode } from './errors.js';
import { applyMigrations, type MigrationState, migrationsOf, type Session } from './migrate.js';
import { openSession } from './server.js';

export interface Where {
  databaseUrl?: string;
  dataDir: string;
}

/** `none`: nothing was ever made there; `open`: it can be used once the pending migrations are applied. */
export type Look =
  | { state: 'none' }
  | ({ state: 'open' } & MigrationState)
  | { state: DatabaseErrorCode; words: string };

/** Whether a database was made there. A server always counts as having one. */
export const isMade = ({ databaseUrl, dataDir }: Where): boolean =>
  databaseUrl !== undefined || existsSync(join(dataDir, 'postgres'));

/** What state the database is in. Changes nothing, and makes none where none is. */
export async function lookAtDatabase(where: Where): Promise<Look> {
  if (!isMade(where)) return { state: 'none' };
  try {
    return { state: 'open', ...(await inSession(where, (session) => migrationsOf(session))) };
  } catch (error) {
    if (error instanceof DatabaseError) return { state: error.code, words: error.message };
    throw error;
  }
}

/** Applies what is missing. @returns the names of what it applied. @throws DatabaseError */
export function migrateDatabase(where: Where): Promise<string[]> {
  return inSession(where, (session) => applyMigrations(session));
}

// A lost connection makes the work under way fail, and that error is reported: no need to log it as well.
const silent = { warn: () => {} };

/** One connection for one piece of work. @throws DatabaseError */
export async function inSession<T>(
  { databaseUrl, dataDir }: Where,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const session =
    databaseUrl === undefined ? await openEmbedded(dataDir) : await openSession(databaseUrl, silent);
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}
