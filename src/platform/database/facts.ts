import { z } from 'zod';
import type { Tx } from './db.js';
import { rows, text } from './query.js';

/** A fact about the installation itself, such as when something was last checked. */
const fact = z.object({ key: text, value: text });

/** The values of these keys; keys without a value are left out. */
export async function factsOf(
  { prisma }: { prisma: Pick<Tx, '$queryRaw'> },
  keys: readonly string[],
): Promise<Map<string, string>> {
  const found = await rows(prisma, fact)`
    SELECT "key", "value" FROM "Setting" WHERE "key" = ANY(${[...keys]}::text[])`;
  return new Map(found.map(({ key, value }) => [key, value]));
}

/** Stores the value under those of the keys that have none. @returns how many these were */
export async function noteFacts(
  tx: Pick<Tx, '$executeRaw'>,
  keys: readonly string[],
  value: string,
): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO "Setting" ("key", "value") SELECT key, ${value} FROM unnest(${[...keys]}::text[]) AS key
    ON CONFLICT DO NOTHING`;
}

/** Stores the value, in place of any other. */
export async function setFact(tx: Pick<Tx, '$executeRaw'>, key: string, value: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Setting" ("key", "value") VALUES (${key}, ${value})
    ON CONFLICT ("key") DO UPDATE SET "value" = EXCLUDED."value"`;
}

/** Replaces one value by another. @returns false where the key has another value than `before` */
export async function changeFact(
  tx: Pick<Tx, '$executeRaw'>,
  key: string,
  { before, after }: { before: string; after: string },
): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE "Setting" SET "value" = ${after} WHERE "key" = ${key} AND "value" = ${before}`;
  return changed > 0;
}
