import type { Followers } from './follow.js';
import type { Prisma, PrismaClient } from './generated/client.js';
import type { Opened } from './open.js';
import type { Seal } from './seal.js';

/**
 * Runs one statement straight through the driver, for what every command waits for: Prisma costs several times as
 * much as the statement itself. Parameters are as Prisma.sql makes them; times are given and returned as Date. The
 * rows are not checked: read them with query.ts.
 */
export type Ask = (statement: Prisma.Sql) => Promise<unknown[]>;

/** What every query and write is given: the open database, the key that seals private fields, and the followers. */
export interface Db {
  prisma: PrismaClient;
  ask: Ask;
  seal: Seal;
  /** What modules do when something happens (follow.ts), in the order of the modules. */
  followers: readonly Partial<Followers>[];
}

export const dbOf = (
  { prisma, ask }: Pick<Opened, 'prisma' | 'ask'>,
  seal: Seal,
  followers: Db['followers'],
): Db => ({ prisma, ask, seal, followers });

/** Resolves when the database answers. @throws where it does not */
export async function reach({ prisma }: Pick<Db, 'prisma'>): Promise<void> {
  await prisma.$queryRaw`SELECT 1`;
}

/**
 * A transaction, or the database itself where one statement is the whole write. It lacks the methods that take a
 * statement as text, and the audit tables: entries are written with audit-trail.ts only.
 */
export type Tx = Omit<
  Prisma.TransactionClient,
  '$queryRawUnsafe' | '$executeRawUnsafe' | 'auditEntry' | 'auditHead'
>;

/** A delivery from Slack was carried out before; `outcome` is the result that it had then. */
export class AlreadyDone extends Error {
  constructor(readonly outcome: string | null) {
    super('already done');
    this.name = 'AlreadyDone';
  }
}
