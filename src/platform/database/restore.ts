import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { tablesIn } from './backup.js';
import { applyMigrations, applyPending, knownMigrations, migrationsFolder, type Session } from './migrate.js';

const head = z.object({ lobby: z.literal('backup'), at: z.string(), migrations: z.array(z.string()) });
const tableLine = z.strictObject({ table: z.string() });
const endLine = z.strictObject({ end: z.object({ rows: z.number() }) });

/** Characters of rows that are written in one statement, at most some more. */
const batch = 500_000;

/** Why a backup cannot be restored here, in words for the person who operates the bot; nothing was changed. */
export class RestoreError extends Error {
  override readonly name = 'RestoreError';
}

const refuse = (words: string) => new RestoreError(words);

/**
 * Fills an empty database from a backup, and then migrates it to this version.
 * @param lines what `backupOf` gave
 * @returns when the backup was made, and how many rows it holds
 * @throws RestoreError; the database is as empty then as before. DatabaseError where migrating the restored rows
 * fails; they stay.
 */
export async function restoreFrom(
  session: Session,
  lines: AsyncIterator<string>,
): Promise<{ at: string; rows: number }> {
  const first = head.safeParse(parsed((await lines.next()).value));
  if (!first.success) throw refuse('This file is no backup of Lobby.');
  const { at, migrations } = first.data;
  await mustBeEmpty(session);
  const known = new Set(await knownMigrations());
  const unknown = migrations.filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw refuse(
      `The backup was made by a newer version of Lobby (${unknown.join(', ')}): restore it with that one.`,
    );
  await session.runScript('BEGIN');
  try {
    await migrateTo(session, migrations);
    const rows = await load(session, lines);
    await session.runScript('COMMIT');
    await applyMigrations(session);
    return { at, rows };
  } catch (error) {
    await session.runScript('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

async function mustBeEmpty({ rows }: Session): Promise<void> {
  const [made] = await rows(`SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS "made"`);
  if (made?.made)
    throw refuse(
      'There is a Lobby in this database already: restore into a new, empty one, and start with that.',
    );
}

/** Creates the tables as they were when the backup was made. */
async function migrateTo(session: Session, migrations: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'lobby-restore-'));
  try {
    for (const name of migrations)
      await cp(join(migrationsFolder, name), join(folder, name), { recursive: true });
    await applyPending(session, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function load({ rows, runScript }: Session, lines: AsyncIterator<string>): Promise<number> {
  const tables = await tablesIn({ rows });
  // Without the triggers, so that the audit trail is written as it was and not chained anew.
  for (const table of tables) await runScript(`ALTER TABLE "${table}" DISABLE TRIGGER USER`);
  // Rows that a migration inserts are in the backup too, as they were later.
  await runScript(`TRUNCATE ${tables.map((each) => `"${each}"`).join(', ')}`);
  let table: string | null = null;
  let waiting: string[] = [];
  let size = 0;
  let count = 0;
  const flush = async () => {
    if (table !== null && waiting.length > 0)
      await runScript(
        `INSERT INTO "${table}" SELECT * FROM jsonb_populate_recordset(NULL::"${table}", ${literal(`[${waiting.join(',')}]`)}::jsonb)`,
      );
    waiting = [];
    size = 0;
  };
  for (let next = await lines.next(); ; next = await lines.next()) {
    if (next.done) throw refuse('The backup is not whole: its end is missing.');
    const line = next.value;
    const named = tableLine.safeParse(line.startsWith('{"table":') ? parsed(line) : null);
    if (named.success) {
      await flush();
      table = named.data.table;
      if (!tables.includes(table)) throw refuse(`The backup names a table that there is not: ${table}.`);
      continue;
    }
    const end = endLine.safeParse(line.startsWith('{"end":') ? parsed(line) : null);
    if (end.success) {
      await flush();
      if (end.data.end.rows !== count)
        throw refuse(`The backup is not whole: it holds ${count} of ${end.data.end.rows} rows.`);
      break;
    }
    waiting.push(line);
    count++;
    size += line.length;
    if (size > batch) await flush();
  }
  for (const each of tables) await runScript(`ALTER TABLE "${each}" ENABLE TRIGGER USER`);
  await continueSequences({ rows, runScript });
  return count;
}

/** Makes the sequences of serial columns continue after the highest value. */
async function continueSequences({ rows, runScript }: Pick<Session, 'rows' | 'runScript'>): Promise<void> {
  const serialColumns = await rows(`
    SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
    WHERE table_schema = current_schema() AND column_default LIKE 'nextval(%'`);
  for (const { table, column } of serialColumns)
    await runScript(
      `SELECT setval(pg_get_serial_sequence('"${table}"', '${column}'), coalesce(max("${column}"), 0) + 1, false) FROM "${table}"`,
    );
}

/** A string literal; backslashes are plain characters in it. */
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

function parsed(line: unknown): unknown {
  try {
    return JSON.parse(String(line));
  } catch {
    return null;
  }
}
