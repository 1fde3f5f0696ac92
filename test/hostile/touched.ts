import type { Db } from '../../src/platform/database/db.js';

/** A row that was written: its table, and the branch it belongs to, if any. */
export interface Touched {
  table: string;
  branch: string | null;
}

/** Has the database itself note every row that is written, whoever writes it. */
export async function noteWrites({ prisma }: Db): Promise<void> {
  await prisma.$executeRawUnsafe(
    `CREATE TABLE "Touched" ("seq" bigserial PRIMARY KEY, "table" text NOT NULL, "branch" text)`,
  );
  await prisma.$executeRawUnsafe(`
    CREATE FUNCTION note_write() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE row jsonb := to_jsonb(CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END);
    BEGIN
      INSERT INTO "Touched" ("table", "branch") VALUES (TG_TABLE_NAME, coalesce(
        row ->> 'branchId', row ->> 'chain', CASE TG_TABLE_NAME WHEN 'Branch' THEN row ->> 'id' END,
        (SELECT "branchId"::text FROM "Run" WHERE "id"::text = row ->> 'runId'),
        (SELECT "branchId"::text FROM "Record" WHERE "id"::text = row ->> 'recordId')));
      RETURN NULL;
    END $$`);
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT "table_name"::text AS "name" FROM information_schema.tables
    WHERE "table_schema" = 'public' AND "table_type" = 'BASE TABLE' AND "table_name" NOT IN ('Touched', '_prisma_migrations')`;
  for (const { name } of tables)
    await prisma.$executeRawUnsafe(
      `CREATE TRIGGER note_write AFTER INSERT OR UPDATE OR DELETE ON "${name}" FOR EACH ROW EXECUTE FUNCTION note_write()`,
    );
}

/** What was written since this was last asked. */
export const writes = ({ prisma }: Db): Promise<Touched[]> =>
  prisma.$queryRaw<Touched[]>`
    WITH gone AS (DELETE FROM "Touched" RETURNING "table", "branch") SELECT DISTINCT "table", "branch" FROM gone`;
