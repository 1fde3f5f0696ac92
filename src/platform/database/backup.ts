import type { Session } from './migrate.js';

/** The first line of a backup. */
export interface BackupHead {
  lobby: 'backup';
  at: string;
  /** The migrations that the rows fit, oldest first. */
  migrations: string[];
}

/** The last line: a file that lacks it was cut off. */
export interface BackupEnd {
  end: { rows: number };
}

/** Rows read at a time. */
const page = 500;

/** All tables, each after those that its rows refer to. */
export async function tablesIn({ rows }: Pick<Session, 'rows'>): Promise<string[]> {
  const found = await rows(`
    SELECT c.relname AS "table", coalesce(json_agg(p.relname) FILTER (WHERE p.relname IS NOT NULL), '[]') AS "needs"
    FROM pg_class c
    LEFT JOIN pg_constraint f ON f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> c.oid
    LEFT JOIN pg_class p ON p.oid = f.confrelid
    WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND c.relname <> '_prisma_migrations'
    GROUP BY c.relname ORDER BY c.relname`);
  const waiting = new Map(found.map(({ table, needs }) => [String(table), needs as string[]]));
  const sorted: string[] = [];
  while (waiting.size > 0) {
    const ready = [...waiting].filter(([, needs]) => needs.every((need) => !waiting.has(need)));
    if (ready.length === 0) throw new Error('tables refer to each other in a circle');
    for (const [table] of ready) {
      sorted.push(table);
      waiting.delete(table);
    }
  }
  return sorted;
}

/**
 * Everything in the database as lines of JSON, from one snapshot: the head, then for each table a line with its name
 * and a line for each of its rows, and the end. Private fields are in it as they are in the database, sealed.
 */
export async function* backupOf({ rows, runScript }: Session, at: Date): AsyncGenerator<string> {
  await runScript('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    const applied = await rows(
      'SELECT migration_name AS "name" FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1',
    );
    const head: BackupHead = {
      lobby: 'backup',
      at: at.toISOString(),
      migrations: applied.map(({ name }) => String(name)),
    };
    yield JSON.stringify(head);
    let count = 0;
    for (const table of await tablesIn({ rows })) {
      yield JSON.stringify({ table });
      await runScript(
        `DECLARE kept NO SCROLL CURSOR FOR SELECT to_jsonb(t)::text AS "row" FROM "${table}" t`,
      );
      for (;;) {
        const found = await rows(`FETCH ${page} FROM kept`);
        for (const { row } of found) yield String(row);
        count += found.length;
        if (found.length < page) break;
      }
      await runScript('CLOSE kept');
    }
    const end: BackupEnd = { end: { rows: count } };
    yield JSON.stringify(end);
  } finally {
    await runScript('ROLLBACK');
  }
}
