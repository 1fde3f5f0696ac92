import { z } from 'zod';
import type { DayBook, PrismaClient } from '../../platform/database/generated/client.js';
import { rows, text } from '../../platform/database/query.js';
import { addDays } from '../../platform/time/day.js';
import { hashOf, headOf, readFile } from '../rules/file.js';

type Reader = Pick<PrismaClient, '$queryRaw' | 'dayBook' | 'auditEntry' | 'branch'>;

/** Where a branch's chain is broken; `date` is the first day that does not fit. */
export type BookBreak = { branchId: string; date: string; why: string };

export interface BooksReport {
  books: number;
  branches: number;
  /** The first break of each branch's chain. */
  broken: BookBreak[];
}

/** Books read at a time; that of a busy day has some megabytes. */
const page = 20;

/**
 * Recomputes the chains of all branches' day books, or of one branch's, and reports the first day in each that does
 * not fit: changed, missing, or removed from the end. Somebody who can rewrite all later books of a chain and the
 * audit trail leaves no trace here; then only the hash in a file that was sent out earlier proves the change.
 */
export async function verifyBooks(prisma: Reader, branchId?: string): Promise<BooksReport> {
  const where = branchId === undefined ? {} : { branchId };
  const [counted, told] = await Promise.all([
    prisma.dayBook.groupBy({ by: ['branchId'], where, orderBy: { branchId: 'asc' }, _count: true }),
    lastTold(prisma, branchId),
  ]);
  const chains = [...new Set([...counted.map((one) => one.branchId), ...told.keys()])];
  const broken: BookBreak[] = [];
  for (const chain of chains) {
    const found = await verifyChain(prisma, chain, told.get(chain) ?? null);
    if (found) broken.push({ branchId: chain, ...found });
  }
  const books = counted.reduce((sum, { _count }) => sum + _count, 0);
  return { books, branches: chains.length, broken };
}

const toldOf = z.object({ date: text, hash: text });
type Told = z.infer<typeof toldOf>;
const sealedEntry = z.object({ chain: text, data: text });

/** The book that was sealed last according to the audit trail, by branch. */
async function lastTold(prisma: Reader, branchId?: string): Promise<Map<string, Told>> {
  const entries = await rows(prisma, sealedEntry)`
    SELECT DISTINCT ON ("chain") "chain", "data" FROM "AuditEntry"
    WHERE "action" = 'daybook.sealed' AND (${branchId ?? null}::text IS NULL OR "chain" = ${branchId ?? null}::text)
    ORDER BY "chain", "seq" DESC`;
  return new Map(entries.map(({ chain, data }) => [chain, toldOf.parse(JSON.parse(data))]));
}

async function verifyChain(
  prisma: Reader,
  branchId: string,
  told: Told | null,
): Promise<Omit<BookBreak, 'branchId'> | null> {
  let last: Pick<DayBook, 'number' | 'date' | 'hash'> | null = null;
  for (;;) {
    const books: DayBook[] = await prisma.dayBook.findMany({
      where: { branchId, number: { gt: last?.number ?? 0 } },
      orderBy: { number: 'asc' },
      take: page,
    });
    const trail = await trailAt(prisma, books);
    for (const book of books) {
      const date: string = last ? addDays(last.date, 1) : book.date;
      const why = fault(book, { date, number: (last?.number ?? 0) + 1, previous: last?.hash ?? '' });
      if (why) return why;
      if (book.auditSeq > 0 && trail.get(book.auditSeq) !== book.auditHash)
        return { date: book.date, why: 'the audit trail is not the one that stood there when it was sealed' };
      last = book;
    }
    if (books.length < page) break;
  }
  if (told && !last)
    return { date: told.date, why: 'no book is left, but the audit trail tells of this one' };
  if (told && last && told.date > last.date)
    return {
      date: addDays(last.date, 1),
      why: `missing, up to ${told.date}, of which the audit trail tells`,
    };
  if (last && told?.hash !== last.hash)
    return { date: last.date, why: 'not the book that was sealed last, as the audit trail has it' };
  return null;
}

/** What is wrong with a book, given what the next book of the chain must be; null where nothing is. */
function fault(
  { branchId, number, date, previous, content, hash }: DayBook,
  wanted: { date: string; number: number; previous: string },
): Omit<BookBreak, 'branchId'> | null {
  if (date > wanted.date || number > wanted.number)
    return { date: wanted.date, why: `missing: the next book is that of ${date}` };
  if (date < wanted.date) return { date, why: 'does not follow from the day before' };
  if (hashOf(content) !== hash) return { date, why: 'changed: its hash is not that of its words' };
  if (previous !== wanted.previous) return { date, why: 'does not follow from the book before' };
  const head = headOf(content);
  return head?.branchId === branchId &&
    head.date === date &&
    head.number === number &&
    head.previous === previous
    ? null
    : { date, why: 'what it says of itself is not where it stands' };
}

/** The hashes of the audit entries that were the last when the books were sealed, by `seq`. */
async function trailAt(prisma: Reader, books: readonly DayBook[]): Promise<Map<number, string>> {
  const [first] = books;
  if (!first) return new Map();
  const entries = await prisma.auditEntry.findMany({
    where: { chain: first.branchId, seq: { in: books.map(({ auditSeq }) => auditSeq) } },
    select: { seq: true, hash: true },
  });
  return new Map(entries.map(({ seq, hash }) => [seq, hash]));
}

/** Checks a file that somebody holds: which book it is, or why it is not as it was sealed. */
export async function verifyFile(
  prisma: Reader,
  bytes: Uint8Array,
): Promise<{ branch: string; date: string; number: number } | { why: string; date?: string }> {
  const file = readFile(bytes);
  if (!file) return { why: 'This is no day book: its first lines or its last one are not those of one.' };
  const { head, named, hash } = file;
  if (named !== hash)
    return {
      date: head.date,
      why: 'The file was changed: the hash in its last line is not that of its bytes.',
    };
  const branch = await prisma.branch.findUnique({ where: { id: head.branchId }, select: { name: true } });
  const book = await prisma.dayBook.findUnique({
    where: { branchId_date: { branchId: head.branchId, date: head.date } },
    select: { hash: true },
  });
  if (!book) return { date: head.date, why: 'No book of that branch and day is kept here.' };
  if (book.hash !== hash)
    return { date: head.date, why: 'The file is not the book that is kept here: their hashes differ.' };
  return { branch: branch?.name ?? head.branchId, date: head.date, number: head.number };
}
