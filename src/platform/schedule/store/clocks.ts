import { z } from 'zod';
import { type Columns, columnsOf, omit, recordset, rowsInto, setTo } from '../../database/columns.js';
import type { Db, Tx } from '../../database/db.js';
import { type Clock as ClockRow, Prisma } from '../../database/generated/client.js';
import { hasRows, int, text, timestamptz, uuid } from '../../database/query.js';
import { type Clock, stopped } from '../../time/clock.js';

/** A clock as stored, without what it belongs to. */
export const storedClock = z.object({
  id: uuid,
  name: text,
  startedAt: timestamptz,
  dueAt: timestamptz,
  wakeAt: timestamptz.nullable(),
  step: int,
  stoppedAt: timestamptz.nullable(),
  extended: int,
  met: timestamptz.nullable(),
}) satisfies z.ZodType<Clock>;
export const toClock = (row: ClockRow): Clock => storedClock.parse(row);

/** What a clock belongs to: a record of a kind, or the run of a list. */
export interface Timed {
  branchId: string;
  subject: string;
  subjectId: string;
  kind: string;
}

const ownColumns = columnsOf(storedClock);
/** All columns of the table. */
export const clockColumns = {
  ...ownColumns,
  branchId: 'uuid',
  subject: 'text',
  subjectId: 'uuid',
  kind: 'text',
} as const;
/** The columns that are overwritten where a clock of that name exists already. */
const clockTimes = omit(ownColumns, ['id', 'name']);

/**
 * The statement that writes clocks, new or changed; it can also be a part of a longer one. @param where a WHERE
 * clause for them; absent: all are written
 */
export const insertClocks = (clocks: readonly (Clock & Timed)[], where = Prisma.empty): Prisma.Sql =>
  Prisma.sql`
    INSERT INTO "Clock" ${rowsInto(clockColumns, clocks)} ${where}
    ON CONFLICT ("subjectId", "name") DO UPDATE SET ${setTo(clockTimes, 'EXCLUDED')}`;

const pastColumns = {
  id: 'uuid',
  branchId: 'uuid',
  subject: 'text',
  subjectId: 'uuid',
  kind: 'text',
  name: 'text',
  startedAt: 'timestamptz',
  dueAt: 'timestamptz',
  stoppedAt: 'timestamptz',
} as const satisfies Columns;

/** Rows for the earlier outcomes of clocks that began anew. */
export const pastOf = (clocks: readonly (Clock & Timed)[]) =>
  clocks.flatMap(({ past, branchId, subject, subjectId, kind, name }) =>
    past ? [{ id: crypto.randomUUID(), branchId, subject, subjectId, kind, name, ...past }] : [],
  );

/**
 * The statement that stores earlier outcomes of limits; it can also be a part of a longer one. @param where a WHERE
 * clause for them; absent: all are written
 */
export const insertPast = (past: ReturnType<typeof pastOf>, where = Prisma.empty): Prisma.Sql =>
  Prisma.sql`INSERT INTO "PastClock" ${rowsInto(pastColumns, past)} ${where}`;

/** Starts clocks. */
export async function startClocks(
  tx: Pick<Tx, '$executeRaw'>,
  clocks: readonly (Clock & Timed)[],
): Promise<void> {
  if (clocks.length > 0) await tx.$executeRaw(insertClocks(clocks));
  const past = pastOf(clocks);
  if (past.length > 0) await tx.$executeRaw(insertPast(past));
}

/** Updates a clock. */
export async function saveClock(tx: Pick<Tx, 'clock'>, { id, past: _, ...clock }: Clock): Promise<void> {
  await tx.clock.update({ where: { id }, data: clock });
}

/** Stops the running clocks of a subject. */
export async function stopClocks(tx: Pick<Tx, 'clock'>, subjectId: string, now: Date): Promise<void> {
  await tx.clock.updateMany({
    where: { subjectId, stoppedAt: null },
    data: stopped(now),
  });
}

/** Makes the running clocks of branches, on subjects of these kinds, due now, so that they are worked out again. */
export async function wakeClocks(
  tx: Pick<Tx, '$executeRaw'>,
  branchIds: readonly string[],
  { subject, kinds }: { subject: string; kinds: readonly string[] },
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Clock" SET "wakeAt" = ${now}
    WHERE "branchId" = ANY(${[...branchIds]}::uuid[]) AND "subject" = ${subject} AND "kind" = ANY(${[...kinds]}::text[])
      AND "stoppedAt" IS NULL`;
}

const movedColumns = { subjectId: 'uuid', dueAt: 'timestamptz', over: 'boolean' } as const;

/** Moves the limits of subjects of one kind to a later time and wakes them now; those that are `over` are stopped. */
export async function moveClocks(
  tx: Pick<Tx, '$executeRaw'>,
  subject: string,
  moved: readonly { subjectId: string; dueAt: Date; over: boolean }[],
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Clock" c SET "dueAt" = m."dueAt", "wakeAt" = CASE WHEN m."over" THEN NULL ELSE ${now}::timestamptz END,
      "stoppedAt" = CASE WHEN m."over" THEN ${now}::timestamptz END
    FROM ${recordset(movedColumns, moved, 'm')}
    WHERE c."subject" = ${subject} AND c."subjectId" = m."subjectId" AND c."stoppedAt" IS NULL`;
}

/** A clock whose next step is due. */
export interface DueClock {
  id: string;
  branchId: string;
  subject: string;
  subjectId: string;
  kind: string;
  name: string;
}

/** Clocks that are due, except some and those of some branches. Each is then locked in a transaction of its own. */
export async function dueClocks(
  db: Db,
  now: Date,
  limit: number,
  except: { ids: readonly string[]; branchIds: readonly string[] },
): Promise<DueClock[]> {
  return db.prisma.clock.findMany({
    where: {
      wakeAt: { lte: now },
      id: { notIn: [...except.ids] },
      branchId: { notIn: [...except.branchIds] },
    },
    orderBy: { wakeAt: 'asc' },
    take: limit,
    select: { id: true, branchId: true, subject: true, subjectId: true, kind: true, name: true },
  });
}

/**
 * Locks a clock that is due, in this transaction.
 * @returns the clock as it is now; null where another process holds it or has already taken its step
 */
export async function takeDueClock(tx: Tx, { id }: DueClock, now: Date): Promise<Clock | null> {
  const locked = await hasRows(tx)`
    SELECT "id" FROM "Clock" WHERE "id" = ${id}::uuid AND "wakeAt" <= ${now} FOR UPDATE SKIP LOCKED`;
  const row = locked ? await tx.clock.findUnique({ where: { id } }) : null;
  return row && toClock(row);
}
