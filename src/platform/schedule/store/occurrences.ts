import { z } from 'zod';
import { columnsOf, rowsInto } from '../../database/columns.js';
import type { Db, Tx } from '../../database/db.js';
import { boolean, hasRows, moment, row, rows, text, timestamptz, uuid } from '../../database/query.js';
import { planAgainFrom } from '../../directory/store/branches.js';
import { MINUTE, SECOND } from '../../time/durations.js';
import { type Held, type Outcome, planned, skippedAt } from '../outcome.js';

/** An occurrence of a routine. Its state is any text, since a newer version may have more of them. */
const occurrence = z.object({
  id: uuid,
  branchId: uuid,
  name: text,
  date: text,
  slot: text,
  dueAt: timestamptz,
  cutoffAt: timestamptz,
  state: text,
  reason: text.nullable(),
  late: boolean,
  settledAt: timestamptz.nullable(),
  subjectId: uuid.nullable(),
  heldTo: timestamptz.nullable(),
});
export type Occurrence = z.infer<typeof occurrence>;

/** All columns of the table. */
export const occurrenceColumns = columnsOf(occurrence);

export interface PlannedRow {
  branchId: string;
  name: string;
  date: string;
  slot: string;
  dueAt: Date;
  cutoffAt: Date;
  /** Why it will not take place, such as that the branch is closed that day. */
  skipped?: string | undefined;
}

/** Stores planned occurrences; existing ones stay as they are, so any process may do it. @returns how many were new */
export const planRows = (db: { prisma: Tx }, rows: readonly PlannedRow[], now: Date): Promise<number> =>
  insertOccurrences(
    db.prisma,
    rows.map(({ skipped, ...row }) => ({
      ...row,
      id: crypto.randomUUID(),
      ...(skipped ? skippedAt(skipped, now) : planned),
    })),
  );

/** Stores occurrences in any state; existing ones stay as they are. @returns how many were new */
export async function insertOccurrences(tx: Tx, rows: readonly Occurrence[]): Promise<number> {
  if (rows.length === 0) return 0;
  return tx.$executeRaw`
    INSERT INTO "Occurrence" ${rowsInto(occurrenceColumns, rows)}
    -- Always in the same order, so that two processes that write the same rows cannot deadlock.
    ORDER BY r."branchId", r."name", r."date", r."slot"
    ON CONFLICT ("branchId", "name", "date", "slot") DO NOTHING`;
}

/**
 * Plans branches anew from now on, because their days or hours have changed: planned and skipped occurrences after
 * now are deleted. Those that took place stay.
 */
export async function planAfresh(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  await planAgainFrom(tx, ids, now);
  await forgetPlanned(tx, ids, now);
}

/** The same for some routines of a branch, because these have changed. */
export async function planRoutinesAfresh(
  tx: Tx,
  branchId: string,
  names: readonly string[],
  now: Date,
): Promise<void> {
  if (names.length === 0) return;
  await planAgainFrom(tx, [branchId], now);
  await tx.$executeRaw`
    DELETE FROM "Occurrence" WHERE "branchId" = ${branchId}::uuid AND "name" = ANY(${[...names]}::text[])
      AND "state" IN ('planned', 'skipped') AND "dueAt" > ${now}`;
}

/** Deletes the planned and skipped occurrences of branches after now. */
export async function forgetPlanned(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`
    DELETE FROM "Occurrence"
    WHERE "branchId" = ANY(${[...ids]}::uuid[]) AND "state" IN ('planned', 'skipped') AND "dueAt" > ${now}`;
}

/**
 * Which routines have already taken place in branches from this local date on. One that comes once a day must not
 * come again where the hours of that day are changed afterwards.
 */
export async function occurrencesSince(
  db: { prisma: Tx },
  branchIds: readonly string[],
  date: string,
): Promise<(branchId: string, name: string, date: string) => boolean> {
  const rows = await db.prisma.occurrence.findMany({
    where: { branchId: { in: [...branchIds] }, date: { gte: date }, state: { in: ['done', 'expired'] } },
    select: { branchId: true, name: true, date: true },
  });
  const had = new Set(rows.map((row) => `${row.branchId} ${row.name} ${row.date}`));
  return (branchId, name, on) => had.has(`${branchId} ${name} ${on}`);
}

/** Milliseconds: the day book of a busy day, or of many days after an outage, takes longer than most. */
const PLANNING_TIMEOUT = { timeout: MINUTE, maxWait: 10 * SECOND };

/** Which due occurrences are claimed: the oldest first, up to a limit, without these names and ids. */
export interface Taking {
  limit: number;
  notNamed: readonly string[];
  except: readonly string[];
}

/** Whether any occurrence is due, except some. A cheap query, since it is asked far more often than any is. */
export async function isAnyDue(db: Db, now: Date, except: readonly string[]): Promise<boolean> {
  return hasRows(db.ask)`
    SELECT 1 FROM "Occurrence" WHERE "state" = 'planned' AND "dueAt" <= ${now} AND ("heldTo" IS NULL OR "heldTo" <= ${now}) AND "id" <> ALL(${[...except]}::uuid[]) LIMIT 1`;
}

/**
 * Claims due occurrences, carries them out and settles them, all in one transaction, so that it happens completely or
 * not at all. Those that another process holds are left to it.
 * @param carryOut returns the outcome of each, in the order given; null: it stays planned
 * @returns the ids of those that stay planned
 */
export async function settleSome(
  db: Db,
  now: Date,
  { limit, notNamed, except }: Taking,
  carryOut: (tx: Tx, due: readonly Occurrence[]) => Promise<(Outcome | Held | null)[]>,
): Promise<string[]> {
  return db.prisma.$transaction(async (tx) => {
    const due = await rows(tx, occurrence)`
      SELECT * FROM "Occurrence" WHERE "state" = 'planned' AND "dueAt" <= ${now} AND ("heldTo" IS NULL OR "heldTo" <= ${now})
        AND "name" <> ALL(${[...notNamed]}::text[]) AND "id" <> ALL(${[...except]}::uuid[])
      ORDER BY "dueAt", "id" LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
    if (due.length === 0) return [];
    const outcomes = await carryOut(tx, due);
    const settled = due.flatMap(({ id }, at) => (outcomes[at] ? { id, ...outcomes[at] } : []));
    await tx.$executeRaw`
      UPDATE "Occurrence" o SET "state" = r."state", "late" = r."late", "reason" = r."reason", "subjectId" = r."subjectId",
        "heldTo" = r."heldTo", "settledAt" = CASE WHEN r."state" <> 'planned' THEN ${now}::timestamptz END
      FROM jsonb_to_recordset(${JSON.stringify(settled)}::jsonb)
        AS r("id" uuid, "state" text, "late" boolean, "reason" text, "subjectId" uuid, "heldTo" timestamptz)
      WHERE o."id" = r."id"`;
    return due.flatMap(({ id }, at) => (outcomes[at] ? [] : id));
  }, PLANNING_TIMEOUT);
}

/** When the next occurrence, or the next step of a limit, is due. */
export async function nextDueAt(db: Db): Promise<Date | null> {
  const next = await row(db.prisma, moment)`
    SELECT least((SELECT min("dueAt") FROM "Occurrence" WHERE "state" = 'planned' AND "heldTo" IS NULL),
      (SELECT min("heldTo") FROM "Occurrence" WHERE "state" = 'planned' AND "heldTo" IS NOT NULL),
      (SELECT min("wakeAt") FROM "Clock" WHERE "wakeAt" IS NOT NULL)) AS "at"`;
  return next?.at ?? null;
}

/** Occurrences that are planned between two times. */
export async function plannedBetween(
  db: { prisma: Tx },
  branchId: string,
  from: Date,
  to: Date,
): Promise<Occurrence[]> {
  return db.prisma.occurrence.findMany({
    where: { branchId, state: 'planned', dueAt: { gt: from, lt: to } },
    orderBy: [{ dueAt: 'asc' }, { name: 'asc' }],
  });
}

/** The occurrence of a routine on a date; without a slot the last of that day. */
export async function occurrenceOf(
  db: { prisma: Tx },
  key: { branchId: string; name: string; date: string; slot?: string },
) {
  return db.prisma.occurrence.findFirst({ where: key, orderBy: { dueAt: 'desc' } });
}
