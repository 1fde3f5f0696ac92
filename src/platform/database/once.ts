import { AlreadyDone, type Tx } from './db.js';
import { Prisma } from './generated/client.js';
import { hasRows, type Source } from './query.js';

/**
 * The statement that marks a delivery from Slack as carried out, it can also be a part of a longer one. It returns a
 * row only where the delivery was not marked before.
 */
export const insertDelivery = (key: string, outcome: string | null): Prisma.Sql =>
  Prisma.sql`INSERT INTO "Inbound" ("key", "outcome") VALUES (${key}, ${outcome}) ON CONFLICT DO NOTHING RETURNING "key"`;

/** Marks a delivery as carried out. @returns false where it was marked before */
export const markDelivery = (source: Source, key: string, outcome: string | null = null): Promise<boolean> =>
  hasRows(source)`${insertDelivery(key, outcome)}`;

/** The error to throw where a delivery was carried out before, with the result that it had. */
export async function alreadyDone(tx: Pick<Tx, 'inbound'>, key: string | null): Promise<AlreadyDone> {
  const before = key === null ? null : await tx.inbound.findUnique({ where: { key } });
  return new AlreadyDone(before?.outcome ?? null);
}

/**
 * Marks a delivery from Slack as carried out, in the transaction that carries it out.
 * @throws AlreadyDone where it was before.
 */
export async function once(tx: Tx, key: string | null, outcome: string | null): Promise<void> {
  if (key === null) return;
  if (!(await markDelivery(tx, key, outcome))) throw await alreadyDone(tx, key);
}

/**
 * Days for which deliveries are kept. Slack repeats one within an hour; the rest is for people who look into what
 * happened.
 */
const keptDays = 30;

/** Deletes deliveries that are older than that by the database's clock, which also wrote their times. */
export async function forgetDeliveries({ prisma }: { prisma: Pick<Tx, '$executeRaw'> }): Promise<void> {
  await prisma.$executeRaw`DELETE FROM "Inbound" WHERE "at" < now() - make_interval(days => ${keptDays}::int)`;
}
