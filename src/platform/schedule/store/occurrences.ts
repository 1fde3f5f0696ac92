import { z } from 'zod';
import { columnsOf, rowsInto } from '../../database/columns.js';
import type { Db, Tx } from '../../database/db.js';
import { boolean, hasRows, moment, row, rows, text, timestamptz, uuid } from '../../database/query.js';
import { planAgainFrom } from '../../directory/store/branches.js';
import { MINUTE, SECOND } from '../../time/durations.js';
import { type Held, type Outcome, planned, skippedAt } from '../outcome.js';

/** Something that is to come by itself; its state is a word that a newer version may have more of. */
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

/** Its columns, all that the table has. */
export const occurrenceColumns = columnsOf(occurrence);

export interface PlannedRow {
  branchId: string;
  name: string;
  date: string;
  slot: string;
  dueAt: Date;
  cutoffAt: Date;
  /** Set where it is settled from the start: the branch is closed that day. */
  skipped?: string | undefined;
}

/** Writes what is to come. Any process may; what stands there already stays as it is. @returns how many were new */
export const planRows = (db: { prisma: Tx }, rows: readonly PlannedRow[], now: Date): Promise<number> =>
  insertOccurrences(
    db.prisma,
    rows.map(({ skipped, ...row }) => ({
      ...row,
      id: crypto.randomUUID(),
      ...(skipped ? skippedAt(skipped, now) : planned),
    })),
  );

/** Writes occurrences, also such as are settled; what stands there already stays as it is. @returns how many were new */
export async function insertOccurrences(tx: Tx, rows: readonly Occurrence[]): Promise<number> {
  if (rows.length === 0) return 0;
  return tx.$executeRaw`
    INSERT INTO "Occurrence" ${rowsInto(occurrenceColumns, rows)}
    -- In one order, whoever plans: two that write the same never wait for each other in a ring.
    ORDER BY r."branchId", r."name", r."date", r."slot"
    ON CONFLICT ("branchId", "name", "date", "slot") DO NOTHING`;
}

/**
 * Has branches planned afresh from now on, because their days or hours are others: what was planned, and what was to be
 * skipped, is removed. What was posted stays.
 */
export async function planAfresh(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  await planAgainFrom(tx, ids, now);
  await forgetPlanned(tx, ids, now);
}

/** The same of some of a branch's routines, because these are others. */
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

/** Removes what is to come to branches, and what was to be skipped. */
export async function forgetPlanned(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`
    DELETE FROM "Occurrence"
    WHERE "branchId" = ANY(${[...ids]}::uuid[]) AND "state" IN ('planned', 'skipped') AND "dueAt" > ${now}`;
}

/**
 * Which routines branches had from this local date on: what comes once a day does not come again where the hours of that
 * day change afterwards.
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

/** Milliseconds: the book of a busy day, or of many days after an outage, takes longer than most. */
const PLANNING_TIMEOUT = { timeout: MINUTE, maxWait: 10 * SECOND };

/** Which of those that are due are taken: so many at most, the oldest first, and none of these. */
export interface Taking {
  limit: number;
  notNamed: readonly string[];
  except: readonly string[];
}

/** Whether anything is due, but for some; it is asked far more often than something is. */
export async function isAnyDue(db: Db, now: Date, except: readonly string[]): Promise<boolean> {
  return hasRows(db.ask)`
    SELECT 1 FROM "Occurrence" WHERE "state" = 'planned' AND "dueAt" <= ${now} AND ("heldTo" IS NULL OR "heldTo" <= ${now}) AND "id" <> ALL(${[...except]}::uuid[]) LIMIT 1`;
}

/**
 * Takes occurrences whose time has come and settles them in the same transaction in which they are carried out: either
 * all of that happens or nothing, whoever dies. What another process holds is left to it.
 * @param carryOut tells what became of each, in the order in which it was given them; null: it stays as it is.
 * @returns the ids of those that stay
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

/** When the next thing of the schedule is due: an occurrence or a rung of a ladder. */
export async function nextDueAt(db: Db): Promise<Date | null> {
  const next = await row(db.prisma, moment)`
    SELECT least((SELECT min("dueAt") FROM "Occurrence" WHERE "state" = 'planned' AND "heldTo" IS NULL),
      (SELECT min("heldTo") FROM "Occurrence" WHERE "state" = 'planned' AND "heldTo" IS NOT NULL),
      (SELECT min("wakeAt") FROM "Clock" WHERE "wakeAt" IS NOT NULL)) AS "at"`;
  return next?.at ?? null;
}

/** What is still to come between two times. */
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

/** What was planned then; without a slot the day's last. */
export async function occurrenceOf(
  db: { prisma: Tx },
  key: { branchId: string; name: string; date: string; slot?: string },
) {
  return db.prisma.occurrence.findFirst({ where: key, orderBy: { dueAt: 'desc' } });
}
