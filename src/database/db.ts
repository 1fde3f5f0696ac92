import type { PrismaClient } from './generated/client.js';
import type { Seal } from './seal.js';

/** What every question and deed is given: the open database, and the key that seals private fields. */
export interface Db {
  prisma: PrismaClient;
  seal: Seal;
}

/** A transaction, or the database itself where one statement is the whole deed. */
export type Tx = Pick<PrismaClient, '$queryRaw' | '$executeRaw'> &
  Pick<
    PrismaClient,
    | 'branch'
    | 'person'
    | 'membership'
    | 'record'
    | 'recordEvent'
    | 'secret'
    | 'clock'
    | 'run'
    | 'item'
    | 'tick'
    | 'occurrence'
    | 'outbox'
    | 'posted'
    | 'inbound'
    | 'draft'
    | 'request'
    | 'presence'
    | 'mute'
    | 'schedule'
    | 'report'
  >;

/** Thrown where this very delivery was carried out before; `outcome` is what it led to then. */
export class AlreadyDone extends Error {
  constructor(readonly outcome: string | null) {
    super('already done');
    this.name = 'AlreadyDone';
  }
}
