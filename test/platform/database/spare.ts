import { Prisma } from '../../../src/platform/database/generated/client.js';
import type { Opened } from '../../../src/platform/database/open.js';

/**
 * Databases in memory that a test is done with. Loading another takes half a second and a hundred megabytes, so the next
 * test of the same process gets an old one, emptied, where nobody has changed more than its rows.
 */
const spare: Opened[] = [];
/** What a fresh one is like: all copies of the image are alike. */
let fresh: { shape: string; filled: unknown } | undefined;

/** @param load loads a fresh one. Closing what is given keeps it for the next. */
export async function openSpare(load: () => Promise<Opened>): Promise<Opened> {
  const database = spare.pop() ?? (await load());
  fresh ??= { shape: await shapeOf(database), filled: await filledBy(database) };
  return { ...database, close: () => giveBack(database) };
}

async function giveBack(database: Opened): Promise<void> {
  try {
    await empty(database, fresh?.filled);
    if ((await shapeOf(database)) !== fresh?.shape) throw new Error('a test left it another shape');
  } catch {
    // It is not as new: a connection that was broken on purpose, a table that was taken away.
    return database.close();
  }
  spare.push(database);
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
  return row?.shape ?? '';
}

/** The rows of the only table that migrations fill. */
async function filledBy({ prisma }: Opened): Promise<unknown> {
  const [row] = await prisma.$queryRaw<{ rows: unknown }[]>`SELECT jsonb_agg(p) AS "rows" FROM "Pace" p`;
  return row?.rows;
}

/** Takes away all rows, also where triggers guard them, and starts every sequence anew. */
async function empty({ prisma }: Opened, filled: unknown): Promise<void> {
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT "oid"::regclass::text AS "name" FROM pg_class
    WHERE "relnamespace" = 'public'::regnamespace AND "relkind" = 'r' AND "relname" <> '_prisma_migrations'`;
  const names = Prisma.raw(tables.map(({ name }) => name).join(', '));
  await prisma.$transaction([
    prisma.$executeRaw`SET LOCAL session_replication_role = replica`,
    prisma.$executeRaw`TRUNCATE ${names} RESTART IDENTITY`,
    prisma.$executeRaw`INSERT INTO "Pace" SELECT * FROM jsonb_populate_recordset(NULL::"Pace", ${JSON.stringify(filled)}::jsonb)`,
  ]);
}
