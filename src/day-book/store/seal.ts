import { z } from 'zod';
import { audit } from '../../platform/database/audit-trail.js';
import type { Db, Tx } from '../../platform/database/db.js';
import type { Following } from '../../platform/database/follow.js';
import { once } from '../../platform/database/once.js';
import { int, row, text } from '../../platform/database/query.js';
import type { Hand } from '../../platform/directory/acting.js';
import type { Branch } from '../../platform/directory/branch.js';
import type { Routines } from '../../platform/language/routines.js';
import { queue } from '../../platform/outbox/store/queue.js';
import { toPerson } from '../../platform/outbox/target.js';
import { addDays } from '../../platform/time/day.js';
import { MINUTE } from '../../platform/time/durations.js';
import { startOfDay } from '../../platform/time/zone.js';
import { bookFile } from '../contracts.js';
import { bookRoutine, type Unsealed, type WriteBook } from '../rules/book.js';
import type { SealedBook } from '../rules/file.js';
import { factsOf } from './facts.js';

/** Days sealed in one transaction; after a longer outage the rest follows on the next days. */
const mostAtOnce = 31;
/** A book that is sealed longer than this after the end of its day says that it is late. */
const inTime = 90 * MINUTE;

/** Where and when a day is sealed, in which transaction. */
type Sealing = Pick<Hand, 'tx' | 'branch' | 'now'> & { db: Following };

/** What writing a book needs. */
export interface Binding {
  routines: Routines;
  write: WriteBook;
}

/**
 * Seals, in order, every day of a branch up to `upTo` that is over and not sealed yet. Another process that does the
 * same waits for the lock on the branch, and then finds nothing to do.
 * @returns the days that were sealed
 */
export async function sealDays(
  { db, tx, branch, now }: Sealing,
  upTo: string,
  binding: Binding,
): Promise<string[]> {
  await tx.$queryRaw`SELECT 1 FROM "Branch" WHERE "id" = ${branch.id}::uuid FOR NO KEY UPDATE`;
  const sealed: string[] = [];
  let last = await newest({ prisma: tx }, branch.id);
  let date = last ? addDays(last.date, 1) : await firstDay(tx, branch.id, upTo);
  for (; date <= upTo && sealed.length < mostAtOnce; date = addDays(date, 1)) {
    const over = startOfDay(addDays(date, 1), branch.timezone);
    if (over > now) break;
    last = await sealDay({ db, tx, branch, now }, { date, over, last }, binding);
    sealed.push(date);
  }
  return sealed;
}

/** The first day of a branch's chain: the first for which sealing was planned. */
async function firstDay(tx: Tx, branchId: string, upTo: string): Promise<string> {
  const first = await tx.occurrence.findFirst({
    where: { branchId, name: bookRoutine },
    orderBy: { date: 'asc' },
    select: { date: true },
  });
  const day = first ? addDays(first.date, -1) : upTo;
  return day < upTo ? day : upTo;
}

type Last = Pick<SealedBook, 'number' | 'date' | 'hash'> | null;

const trailEnd = z.object({ seq: int, hash: text });

async function sealDay(
  { db, tx, branch, now }: Sealing,
  { date, over, last }: { date: string; over: Date; last: Last },
  binding: Binding,
): Promise<Last> {
  const trail = await row(tx, trailEnd)`
    SELECT "seq", "hash" FROM "AuditHead" WHERE "chain" = ${branch.id}`;
  const book: Unsealed = {
    branchId: branch.id,
    date,
    number: (last?.number ?? 0) + 1,
    previous: last?.hash ?? '',
    facts: await factsOf({ db, tx, branch, now }, date, binding.routines.silent),
    sealedAt: now,
    late: now.getTime() - over.getTime() > inTime,
    audit: trail ?? { seq: 0, hash: '' },
  };
  const { facts: _, audit: ends, ...columns } = book;
  const { hash } = await tx.dayBook.create({
    data: {
      ...columns,
      ...binding.write(book, branch, binding.routines),
      auditSeq: ends.seq,
      auditHash: ends.hash,
      hash: '',
    },
    select: { hash: true },
  });
  const told = { date, number: book.number, hash };
  await audit(tx, branch.id, now, [
    { actor: 'lobby', action: 'daybook.sealed', subject: branch.id, data: told },
  ]);
  return { date, number: book.number, hash };
}

async function newest(db: { prisma: Tx }, branchId: string): Promise<Last> {
  return db.prisma.dayBook.findFirst({
    where: { branchId },
    orderBy: { number: 'desc' },
    select: { number: true, date: true, hash: true },
  });
}

/** The day that was sealed last; null where none was. */
export async function lastSealed(db: { prisma: Tx }, branchId: string): Promise<string | null> {
  return (await newest(db, branchId))?.date ?? null;
}

export async function bookOf(db: { prisma: Tx }, branchId: string, date: string): Promise<SealedBook | null> {
  return db.prisma.dayBook.findUnique({ where: { branchId_date: { branchId, date } } });
}

/** The later books that hold additions to the day, the oldest first. */
export async function booksAbout(db: { prisma: Tx }, branchId: string, date: string): Promise<SealedBook[]> {
  return db.prisma.dayBook.findMany({
    where: { branchId, date: { gt: date }, concerns: { has: date } },
    orderBy: { number: 'asc' },
  });
}

/**
 * Queues a day's book for the person's direct messages, and records the request in the audit trail.
 * @throws AlreadyDone
 */
export async function askForBook(
  db: Db,
  { branch, date, personId }: { branch: Branch; date: string; personId: string },
  key: string,
  now: Date,
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const message = bookFile.for({ branchId: branch.id, date }, toPerson(personId));
    await once(tx, key, message.subject);
    await audit(tx, branch.id, now, [
      { actor: personId, action: 'daybook.sent', subject: branch.id, data: { date } },
    ]);
    await queue(tx, [message], branch.id, now);
  });
}
