import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaFilter } from '@prisma/schema-engine-wasm/schema_engine_bg';
import { type RunScript, startEngine } from './engine.js';
import { DatabaseError } from './errors.js';

/** One connection, used by nobody else meanwhile, so that a transaction can span several calls. */
export type Session = {
  adapters: SqlDriverAdapterFactory;
  runScript: RunScript;
  rows: (sql: string) => Promise<Record<string, unknown>[]>;
};

/** The same depth below the package's root from src and from dist. */
export const prismaFolder = fileURLToPath(new URL('../../../prisma', import.meta.url));
export const migrationsFolder = join(prismaFolder, 'migrations');

/** No table is kept out of migrations. */
export const everything: SchemaFilter = { externalTables: [], externalEnums: [] };

/** The key of an advisory lock: any number that nothing else locks in the same database. */
const MIGRATION_LOCK = 5_622_901;

/**
 * A migration that removes what an older version needs has a name that ends with `_contract`. All others only add, so
 * that an older version can work beside the newer one while the processes are replaced one by one.
 */
const takesAway = (name: string) => name.endsWith('_contract');

/**
 * Milliseconds that a migration waits for a table. Everybody else who wants the table queues behind it meanwhile, and
 * Slack gives three seconds to answer a press.
 */
const LOCK_TIMEOUT = 1000;
/**
 * Milliseconds between two tries, on average, and the number of tries: together with the waiting some five minutes,
 * long enough for a backup to end.
 */
const PAUSE = 1000;
const TRIES = 150;

/** Migrations of this version that a database lacks, and those of a newer version that it has had; oldest first. */
export interface MigrationState {
  pending: string[];
  ahead: string[];
}

/**
 * Compares the database with the migrations in `folder`.
 * @throws DatabaseError `database_ahead` when a newer version has taken away what this one needs.
 */
export async function migrationsOf({ rows }: Session, folder = migrationsFolder): Promise<MigrationState> {
  const known = (await readMigrations(folder)).map(({ name }) => name);
  const [table] = await rows(`SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS "exists"`);
  if (!table?.exists) return { pending: known, ahead: [] };
  const done = await rows(
    'SELECT migration_name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  );
  const applied = new Set(done.map((row) => String(row.migration_name)));
  const ahead = [...applied].filter((name) => !known.includes(name)).sort();
  const gone = ahead.filter(takesAway);
  if (gone.length > 0) {
    throw new DatabaseError(
      'database_ahead',
      `The database was migrated by a newer version of Lobby, which took away what this one needs (${gone.join(', ')}). Start that version, or restore a backup from before.`,
    );
  }
  return { pending: known.filter((name) => !applied.has(name)), ahead };
}

/** Names of the migrations in `folder` that this database has not had, oldest first. @throws DatabaseError `database_ahead` */
export const pendingMigrations = async (session: Session, folder = migrationsFolder): Promise<string[]> =>
  (await migrationsOf(session, folder)).pending;

/**
 * Brings the database up to the migrations in `folder` and returns the names of what it applied, oldest first. All or
 * nothing: the migrations and the record of them are one transaction, and on a server several processes that start
 * together take turns, so that the second finds nothing left to do. A table that somebody else has locked is waited
 * for only briefly, and tried again, so that nobody queues for long behind a waiting migration.
 * @throws DatabaseError `database_ahead`, or `migration_failed` with the database's own words.
 */
export async function applyMigrations(session: Session, folder = migrationsFolder): Promise<string[]> {
  if ((await pendingMigrations(session, folder)).length === 0) return [];
  for (let tries = 1; ; tries++) {
    try {
      return await applyOnce(session, folder);
    } catch (error) {
      if (!isHeldByOthers(error) || tries >= TRIES) throw error;
      await sleep(PAUSE * (0.5 + Math.random()));
    }
  }
}

async function applyOnce(session: Session, folder: string): Promise<string[]> {
  await session.runScript('BEGIN');
  try {
    await session.rows(`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    const pending = await pendingMigrations(session, folder);
    if (pending.length > 0) await applyPending(session, folder);
    await session.runScript('COMMIT');
    return pending;
  } catch (error) {
    // Where the connection is lost, the server has rolled back by itself, and the first error tells more.
    await session.runScript('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/**
 * Whether somebody else held a table for too long; nothing was changed then. The engine gives no error code for its
 * own statements, so its message is looked at.
 */
const isHeldByOthers = (error: unknown) =>
  error instanceof DatabaseError &&
  ((error.cause as { code?: unknown } | undefined)?.code === '55P03' || /lock timeout/.test(error.message));

/** Applies what is missing, in the transaction that the caller has begun. @throws DatabaseError `migration_failed` */
export async function applyPending({ adapters, runScript }: Session, folder: string): Promise<void> {
  // The first error is kept: after it the transaction is aborted, and the engine, which tries to record the failure,
  // reports only that.
  let refusal: unknown;
  const engine = await startEngine(adapters, (sql) =>
    // Set for the migrations alone: a process that waits for another to migrate may wait as long as that takes.
    runScript(`SET LOCAL lock_timeout = ${LOCK_TIMEOUT};\n${sql}`).catch((error: unknown) => {
      refusal ??= error;
      throw error;
    }),
  );
  try {
    await engine.applyMigrations({ migrationsList: await listMigrations(folder), filters: everything });
  } catch (error) {
    const cause = refusal ?? error;
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new DatabaseError('migration_failed', `A migration was refused, nothing was changed: ${words}`, {
      cause,
    });
  } finally {
    engine.free();
  }
}

async function listMigrations(folder: string): Promise<MigrationList> {
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"' },
    shadowDbInitScript: '',
    migrationDirectories: (await readMigrations(folder)).map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  };
}

/** Names of all migrations of this version, oldest first. */
export async function knownMigrations(): Promise<string[]> {
  return (await readMigrations(migrationsFolder)).map(({ name }) => name);
}

async function readMigrations(folder: string): Promise<{ name: string; sql: string }[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(
    names.sort().map(async (name) => {
      const file = join(folder, name, 'migration.sql');
      return { name, sql: await readFile(file, 'utf8') };
    }),
  );
}
