import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaFilter } from '@prisma/schema-engine-wasm/schema_engine_bg';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { type RunScript, startEngine } from './engine.js';
import { DatabaseError } from './errors.js';

/** One connection, used by nobody else meanwhile, so that a transaction can span several calls. */
export type Session = {
  adapters: SqlDriverAdapterFactory;
  runScript: RunScript;
  rows: (sql: string) => Promise<Record<string, unknown>[]>;
};

/** The same depth below the package's root from src and from dist. */
const prismaFolder = fileURLToPath(new URL('../../prisma', import.meta.url));
const migrationsFolder = join(prismaFolder, 'migrations');
const everything: SchemaFilter = { externalTables: [], externalEnums: [] };

/** Any number will do that nothing else in the same database locks. */
const MIGRATION_LOCK = 5_622_901;

/**
 * Names of the migrations in prisma/migrations that this database has not had, oldest first.
 * @throws DatabaseError `database_ahead` when the database has had migrations that this version does not know.
 */
export async function pendingMigrations({ rows }: Session): Promise<string[]> {
  const known = (await readMigrations()).map(({ name }) => name);
  const [table] = await rows(`SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS "exists"`);
  if (!table?.exists) return known;
  const done = await rows(
    'SELECT migration_name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  );
  const applied = new Set(done.map((row) => String(row.migration_name)));
  const unknown = [...applied].filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new DatabaseError(
      'database_ahead',
      `The database was migrated by a newer version of Lobby (${unknown.join(', ')}). Start that version, or restore a backup from before.`,
    );
  }
  return known.filter((name) => !applied.has(name));
}

/**
 * Brings the database up to prisma/migrations and returns the names of what it applied, oldest first.
 * All or nothing: the migrations and the record of them are one transaction, and on a server several processes
 * that start together take turns, so that the second finds nothing left to do.
 * @throws DatabaseError `database_ahead`, or `migration_failed` with the database's own words.
 */
export async function applyMigrations(session: Session): Promise<string[]> {
  if ((await pendingMigrations(session)).length === 0) return [];
  await session.runScript('BEGIN');
  try {
    await session.rows(`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    const pending = await pendingMigrations(session);
    if (pending.length > 0) await applyPending(session);
    await session.runScript('COMMIT');
    return pending;
  } catch (error) {
    await session.runScript('ROLLBACK');
    throw error;
  }
}

async function applyPending({ adapters, runScript }: Session): Promise<void> {
  // After the first refusal the transaction is dead, and the engine, writing the failure down, is told only that.
  let refusal: unknown;
  const engine = await startEngine(adapters, (sql) =>
    runScript(sql).catch((error: unknown) => {
      refusal ??= error;
      throw error;
    }),
  );
  try {
    await engine.applyMigrations({ migrationsList: await migrationList(), filters: everything });
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

/**
 * Writes prisma/migrations/<UTC time>_<name>/migration.sql with what prisma/schema.prisma has and the migrations
 * do not yet make. Needs no database: the migrations are replayed in memory.
 * Returns the new file's path, or undefined when there is nothing to write.
 * @throws RangeError for a name that is not lower-case letters, digits and underscores.
 */
export async function writeMigration(name: string, now: Date): Promise<string | undefined> {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new RangeError(
      `A migration's name is lower-case letters, digits and underscores, which "${name}" is not`,
    );
  }
  const sql = await missingSql();
  if (sql === undefined) return undefined;
  const stamp = now.toISOString().slice(0, 19).replaceAll(/\D/g, '');
  const file = join(migrationsFolder, `${stamp}_${name}`, 'migration.sql');
  await mkdir(dirname(file));
  await writeFile(file, sql);
  return file;
}

/** The SQL that leads from the migrations to the schema, or undefined when they agree. */
export async function missingSql(): Promise<string | undefined> {
  const db = await PGlite.create();
  try {
    const engine = await startEngine(new PrismaPGlite(db), (sql) => db.exec(sql));
    const path = join(prismaFolder, 'schema.prisma');
    const { stdout, exitCode } = await engine.diff({
      from: { tag: 'migrations', ...(await migrationList()) },
      to: { tag: 'schemaDatamodel', files: [{ path, content: await readFile(path, 'utf8') }] },
      script: true,
      exitCode: true,
      filters: everything,
    });
    engine.free();
    return exitCode === 0 || !stdout ? undefined : stdout;
  } finally {
    await db.close();
  }
}

async function migrationList(): Promise<MigrationList> {
  const lockFile = 'migration_lock.toml';
  return {
    baseDir: migrationsFolder,
    lockfile: { path: lockFile, content: await readFile(join(migrationsFolder, lockFile), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: (await readMigrations()).map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  };
}

async function readMigrations(): Promise<{ name: string; sql: string }[]> {
  const entries = await readdir(migrationsFolder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(
    names.sort().map(async (name) => {
      const file = join(migrationsFolder, name, 'migration.sql');
      return { name, sql: await readFile(file, 'utf8') };
    }),
  );
}
