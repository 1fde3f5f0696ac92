import { z } from 'zod';
import type { Tx } from './db.js';
import { rows, text } from './query.js';

/** Small facts about the installation itself, such as what was looked at, and when; each by its key. */
const fact = z.object({ key: text, value: text });

/** What is known by these keys. */
export async function factsOf(
  { prisma }: { prisma: Pick<Tx, '$queryRaw'> },
  keys: readonly string[],
): Promise<Map<string, string>> {
  const found = await rows(prisma, fact)`
    SELECT "key", "value" FROM "Setting" WHERE "key" = ANY(${[...keys]}::text[])`;
  return new Map(found.map(({ key, value }) => [key, value]));
}

/** Writes the value down where nothing is known by these keys. @returns for how many of them */
export async function noteFacts(
  tx: Pick<Tx, '$executeRaw'>,
  keys: readonly string[],
  value: string,
): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO "Setting" ("key", "value") SELECT key, ${value} FROM unnest(${[...keys]}::text[]) AS key
    ON CONFLICT DO NOTHING`;
}

/** Writes the value down, whatever was known by that key. */
export async function setFact(tx: Pick<Tx, '$executeRaw'>, key: string, value: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Setting" ("key", "value") VALUES (${key}, ${value})
    ON CONFLICT ("key") DO UPDATE SET "value" = EXCLUDED."value"`;
}

/** Gives a fact another value. @returns false where somebody has changed it meanwhile */
export async function changeFact(
  tx: Pick<Tx, '$executeRaw'>,
  key: string,
  { before, after }: { before: string; after: string },
): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE "Setting" SET "value" = ${after} WHERE "key" = ${key} AND "value" = ${before}`;
  return changed > 0;
}
