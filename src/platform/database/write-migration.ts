import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openEmbedded } from './embedded.js';
import { startEngine } from './engine.js';
import { applyMigrations, everything, migrationsFolder, prismaFolder, type Session } from './migrate.js';

/**
 * Writes `folder`/<UTC time>_<name>/migration.sql with the SQL for what prisma/schema.prisma has and the migrations
 * there do not create yet. Needs no database: the migrations are replayed in memory. Returns the new file's path, or
 * undefined when there is nothing to write.
 * @throws RangeError for a name that is not lower-case letters, digits and underscores.
 */
export async function writeMigration(
  name: string,
  now: Date,
  folder = migrationsFolder,
): Promise<string | undefined> {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new RangeError(`A migration's name is lower-case letters, digits and underscores, not "${name}"`);
  }
  const db = await openEmbedded();
  try {
    await applyMigrations(db, folder);
    const sql = await missingSql(db);
    if (sql === undefined) return undefined;
    const stamp = now.toISOString().slice(0, 19).replaceAll(/\D/g, '');
    const file = join(folder, `${stamp}_${name}`, 'migration.sql');
    await mkdir(dirname(file));
    await writeFile(file, sql);
    return file;
  } finally {
    await db.close();
  }
}

/** The SQL that leads from a migrated database to prisma/schema.prisma, or undefined when they agree. */
export async function missingSql({ adapters, runScript }: Session): Promise<string | undefined> {
  const path = join(prismaFolder, 'schema.prisma');
  const files = [{ path, content: await readFile(path, 'utf8') }];
  const engine = await startEngine(adapters, runScript);
  try {
    const { stdout, exitCode } = await engine.diff({
      from: { tag: 'schemaDatasource', configDir: prismaFolder, files },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: everything,
    });
    return exitCode === 0 || !stdout ? undefined : stdout;
  } finally {
    engine.free();
  }
}
