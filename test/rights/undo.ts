import type { Db } from '../../src/platform/database/db.js';

/** Has the database note what every row was before it was written, so that it can be put back. */
export async function noteRows({ prisma }: Db): Promise<void> {
  await prisma.$executeRawUnsafe(
    `CREATE TABLE "Undo" ("seq" bigserial PRIMARY KEY, "table" text NOT NULL, "keys" text NOT NULL, "before" jsonb, "after" jsonb)`,
  );
  await prisma.$executeRawUnsafe(`CREATE TABLE "Trying" ("on" boolean NOT NULL)`);
  await prisma.$executeRawUnsafe(`INSERT INTO "Trying" VALUES (false)`);
  await prisma.$executeRawUnsafe(`
    CREATE FUNCTION note_row() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF (SELECT "on" FROM "Trying") THEN
        INSERT INTO "Undo" ("table", "keys", "before", "after") VALUES (TG_TABLE_NAME, TG_ARGV[0],
          CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END, CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END);
      END IF;
      RETURN NULL;
    END $$`);
  // What is only tried is never sent.
  await prisma.$executeRawUnsafe(`
    CREATE FUNCTION hold_back() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF (SELECT "on" FROM "Trying") THEN NEW."notBefore" := '2100-01-01'; END IF;
      RETURN NEW;
    END $$`);
  await prisma.$executeRawUnsafe(
    `CREATE TRIGGER hold_back BEFORE INSERT OR UPDATE ON "Outbox" FOR EACH ROW EXECUTE FUNCTION hold_back()`,
  );
  await prisma.$executeRawUnsafe(`
    CREATE FUNCTION put_back() RETURNS void LANGUAGE plpgsql AS $$
    DECLARE one record; cols text;
    BEGIN
      -- Neither triggers nor references are minded: the rows are as they were in the end.
      SET LOCAL session_replication_role = replica;
      FOR one IN SELECT * FROM "Undo" ORDER BY "seq" DESC LOOP
        SELECT string_agg(quote_ident(attname), ', ') INTO cols FROM pg_attribute
          WHERE attrelid = quote_ident(one."table")::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '';
        IF one."after" IS NOT NULL THEN
          EXECUTE format('DELETE FROM %I WHERE (%s) = (SELECT %s FROM jsonb_populate_record(NULL::%I, $1))',
            one."table", one."keys", one."keys", one."table") USING one."after";
        END IF;
        IF one."before" IS NOT NULL THEN
          EXECUTE format('INSERT INTO %I (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM jsonb_populate_record(NULL::%I, $1)',
            one."table", cols, cols, one."table") USING one."before";
        END IF;
      END LOOP;
      DELETE FROM "Undo";
    END $$`);
  const tables = await prisma.$queryRaw<{ name: string; keys: string }[]>`
    SELECT c.relname::text AS "name", (
      SELECT string_agg(quote_ident(a.attname), ', ') FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = ANY(i.indkey)
    ) AS "keys" FROM pg_class c JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname NOT IN ('Undo', '_prisma_migrations')`;
  for (const { name, keys } of tables)
    await prisma.$executeRawUnsafe(
      `CREATE TRIGGER note_row AFTER INSERT OR UPDATE OR DELETE ON "${name}" FOR EACH ROW EXECUTE FUNCTION note_row('${keys}')`,
    );
}

/** Whether what is done from now on is only tried. */
export const trying = async ({ prisma }: Db, on: boolean): Promise<void> =>
  void (await prisma.$executeRawUnsafe(`UPDATE "Trying" SET "on" = ${on}`));

/** Puts back whatever was written since it was begun to try. @returns the tables that it was in. */
export async function putBack({ prisma }: Db): Promise<string[]> {
  const written = await prisma.$queryRaw<{ table: string }[]>`SELECT DISTINCT "table" FROM "Undo" ORDER BY 1`;
  if (written.length > 0) await prisma.$executeRaw`SELECT put_back()`;
  return written.map(({ table }) => table);
}
