import { Prisma } from '../../../src/platform/database/generated/client.js';
import type { Opened } from '../../../src/platform/database/open.js';

/**
 * Databases that a test is done with. Making another takes longer than most tests, so the next test of the same process gets
 * an old one, emptied, where nobody has changed more than its rows.
 * @param load makes a fresh one; all that it makes are alike. Closing what is given keeps it for the next.
 */
export function spareOnes<T extends Opened>(load: () => Promise<T>): () => Promise<T> {
  const spare: T[] = [];
  let fresh: { shape: string; filled: unknown } | undefined;
  const giveBack = async (database: T) => {
    try {
      if (await isUsedByOthers(database)) throw new Error('another process still has it open');
      await empty(database, fresh?.filled);
      if ((await shapeOf(database)) !== fresh?.shape) throw new Error('a test left it another shape');
    } catch {
      // It is not as new: a connection that was broken on purpose, a table that was taken away.
      return database.close();
    }
    spare.push(database);
  };
  return async () => {
    const database = spare.pop() ?? (await load());
    fresh ??= { shape: await shapeOf(database), filled: await filledBy(database) };
    return { ...database, close: () => giveBack(database) };
  };
}

async function isUsedByOthers({ prisma }: Opened): Promise<boolean> {
  const others = await prisma.$queryRaw<unknown[]>`
    SELECT 1 FROM pg_stat_activity WHERE "datname" = current_database() AND "backend_type" = 'client backend'
      AND "application_name" <> current_setting('application_name')`;
  return others.length > 0;
}

/** The tables, columns, triggers and so on, as one word. */
async function shapeOf({ prisma }: Opened): Promise<string> {
  const [row] = await prisma.$queryRaw<{ shape: string }[]>`
    WITH tables AS (SELECT "oid", "relname", "relkind" FROM pg_class WHERE "relnamespace" = 'public'::regnamespace), parts AS (
      SELECT concat_ws(' ', "relname", "relkind") AS "part" FROM tables
      UNION ALL SELECT concat_ws(' ', t."relname", a."attname", a."atttypid", a."attnotnull", a."attisdropped")
        FROM tables t JOIN pg_attribute a ON a."attrelid" = t."oid" WHERE a."attnum" > 0
      UNION ALL SELECT concat_ws(' ', t."relname", g."tgname", g."tgenabled") FROM tables t JOIN pg_trigger g ON g."tgrelid" = t."oid"
      UNION ALL SELECT concat_ws(' ', t."relname", c."conname") FROM tables t JOIN pg_constraint c ON c."conrelid" = t."oid"
      UNION ALL SELECT concat_ws(' ', "proname", md5("prosrc")) FROM pg_proc WHERE "pronamespace" = 'public'::regnamespace
    ) SELECT md5(string_agg("part", ',' ORDER BY "part")) AS "shape" FROM parts`;
  // A later version may have been here, or said that it was.
  const [migrated] = await prisma.$queryRaw<{ steps: string }[]>`
    SELECT md5(coalesce(string_agg("migration_name" || "checksum", ',' ORDER BY "migration_name"), '')) AS "steps"
    FROM "_prisma_migrations"`;
  return `${row?.shape} ${migrated?.steps}`;
}

/** The rows of the only table that migrations fill. */
async function filledBy({ prisma }: Opened): Promise<unknown> {
  const [row] = await prisma.$queryRaw<{ rows: unknown }[]>`SELECT jsonb_agg(p) AS "rows" FROM "Pace" p`;
  return row?.rows;
}

/**
 * Takes away all rows, also where triggers guard them, and starts every sequence anew. Of few rows that is quickest one by
 * one. What somebody still holds is not waited for.
 */
const emptied = Prisma.raw(`DO $$
  DECLARE "found" record;
  BEGIN
    SET LOCAL session_replication_role = replica;
    SET LOCAL lock_timeout = '1s';
    FOR "found" IN
      SELECT "oid"::regclass::text AS "name", pg_relation_size("oid") > 200000 AS "isLarge" FROM pg_class
      WHERE "relnamespace" = 'public'::regnamespace AND "relkind" = 'r' AND "relname" <> '_prisma_migrations' ORDER BY "isLarge"
    LOOP
      IF "found"."isLarge" THEN EXECUTE 'TRUNCATE ' || "found"."name" || ' CASCADE';
      ELSE EXECUTE 'DELETE FROM ' || "found"."name";
      END IF;
    END LOOP;
    FOR "found" IN SELECT format('%I', "sequencename") AS "name" FROM pg_sequences WHERE "last_value" IS NOT NULL
    LOOP EXECUTE 'ALTER SEQUENCE ' || "found"."name" || ' RESTART';
    END LOOP;
  END $$`);
async function empty({ prisma }: Opened, filled: unknown): Promise<void> {
  await prisma.$transaction([
    prisma.$executeRaw`${emptied}`,
    prisma.$executeRaw`INSERT INTO "Pace" SELECT * FROM jsonb_populate_recordset(NULL::"Pace", ${JSON.stringify(filled)}::jsonb)`,
  ]);
}
