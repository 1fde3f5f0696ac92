import type { Followers } from './follow.js';
import type { Prisma, PrismaClient } from './generated/client.js';
import type { Opened } from './open.js';
import type { Seal } from './seal.js';

/**
 * One statement straight through the driver, past Prisma, which costs several times the statement itself: for what every
 * command waits for. Parameters as Prisma.sql makes them; times are to be given as Date, and come as Date. What its rows
 * are nobody has looked at yet: query.ts does.
 */
export type Ask = (statement: Prisma.Sql) => Promise<unknown[]>;

/** What every question and deed is given: the open database, the key that seals private fields, and what follows. */
export interface Db {
  prisma: PrismaClient;
  ask: Ask;
  seal: Seal;
  /** What follows from what happens, a module after the other. */
  followers: readonly Partial<Followers>[];
}

export const dbOf = (
  { prisma, ask }: Pick<Opened, 'prisma' | 'ask'>,
  seal: Seal,
  followers: Db['followers'],
): Db => ({ prisma, ask, seal, followers });

/** Resolves where the database answers. @throws where it does not */
export async function reach({ prisma }: Pick<Db, 'prisma'>): Promise<void> {
  await prisma.$queryRaw`SELECT 1`;
}

/**
 * A transaction, or the database itself where one statement is the whole deed. Statements are never put together as text,
 * and the audit trail is written in audit-trail.ts and by the statements that write with it.
 */
export type Tx = Omit<
  Prisma.TransactionClient,
  '$queryRawUnsafe' | '$executeRawUnsafe' | 'auditEntry' | 'auditHead'
>;

/** Thrown where this very delivery was carried out before; `outcome` is what it led to then. */
export class AlreadyDone extends Error {
  constructor(readonly outcome: string | null) {
    super('already done');
    this.name = 'AlreadyDone';
  }
}
