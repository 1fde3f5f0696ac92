import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrationsFolder } from '../../src/platform/database/migrate.js';
import { notAdditive } from './additive.js';

/** The last migration from before versions could work side by side. */
const before = '20261122053000';

const later = readdirSync(migrationsFolder)
  .filter((name) => /^\d{14}_/.test(name) && name.slice(0, 14) > before)
  .sort();

describe('while a new version starts, an older one works on: a migration only adds, or is named …_contract', () => {
  it.each(later)('%s', (name) => {
    if (name.endsWith('_contract')) return;
    expect(notAdditive(readFileSync(join(migrationsFolder, name, 'migration.sql'), 'utf8'))).toEqual([]);
  });

  it.each([
    'ALTER TABLE "Record" DROP COLUMN "link";',
    'DROP TABLE "Mute";',
    'DROP INDEX "Outbox_one_planned";',
    'ALTER TABLE "Record" RENAME COLUMN "link" TO "from";',
    'ALTER TABLE "Record" RENAME TO "Records";',
    'ALTER TABLE "Record" ALTER COLUMN "link" SET NOT NULL;',
    'ALTER TABLE "Record" ALTER COLUMN "number" TYPE bigint;',
    'ALTER TABLE "Record" ALTER COLUMN "number" SET DATA TYPE bigint;',
    'ALTER TABLE "Record" ALTER COLUMN "details" DROP DEFAULT;',
    'ALTER TABLE "Record" ADD COLUMN "more" TEXT NOT NULL;',
    'ALTER TABLE "Record" ADD COLUMN "a" TEXT, ADD COLUMN "b" TEXT NOT NULL;',
    'ALTER TABLE "Record" ADD CONSTRAINT "one" CHECK ("number" > 0);',
    'CREATE UNIQUE INDEX "one" ON "Record" ("summary");',
    'DELETE FROM "Mute";',
    'alter table "Record"\n  drop column "link";',
  ])('sees that this takes something away: %s', (sql) => {
    expect(notAdditive(sql)).toHaveLength(1);
  });

  it.each([
    'CREATE TABLE "More" ("id" UUID NOT NULL); ALTER TABLE "More" ADD CONSTRAINT "one" CHECK ("id" IS NOT NULL);',
    'CREATE TABLE "More" ("id" UUID NOT NULL); CREATE UNIQUE INDEX "one" ON "More" ("id");',
    'ALTER TABLE "Record" ADD COLUMN "more" TEXT;',
    `ALTER TABLE "Record" ADD COLUMN "more" TEXT NOT NULL DEFAULT 'a, b', ADD COLUMN "less" NUMERIC(10, 2);`,
    'CREATE INDEX "more" ON "Record" ("summary");',
    'ALTER TABLE "Record" ALTER COLUMN "link" DROP NOT NULL;',
    '-- DROP TABLE "Mute";\nCREATE INDEX "more" ON "Record" ("summary");',
    'CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DELETE FROM "Mute"; RETURN NEW; END $$;',
    `INSERT INTO "Setting" VALUES ('words', 'DROP TABLE; RENAME');`,
  ])('lets this pass: %s', (sql) => {
    expect(notAdditive(sql)).toEqual([]);
  });
});
