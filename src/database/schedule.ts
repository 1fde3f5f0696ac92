import type { Db, Tx } from './db.js';
import type { Occurrence } from './generated/client.js';

export type { Occurrence };

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
export async function planRows(db: Db, rows: readonly PlannedRow[], now: Date): Promise<number> {
  if (rows.length === 0) return 0;
  const json = rows.map((row) => ({
    ...row,
    id: crypto.randomUUID(),
    state: row.skipped ? 'skipped' : 'planned',
    reason: row.skipped ?? null,
    settledAt: row.skipped ? now : null,
  }));
  return db.prisma.$executeRaw`
    INSERT INTO "Occurrence" ("id", "branchId", "name", "date", "slot", "dueAt", "cutoffAt", "state", "reason", "settledAt")
    SELECT r."id", r."branchId", r."name", r."date", r."slot", r."dueAt", r."cutoffAt", r."state", r."reason", r."settledAt"
    FROM jsonb_to_recordset(${JSON.stringify(json)}::jsonb) AS r("id" uuid, "branchId" uuid, "name" text, "date" text, "slot" text,
      "dueAt" timestamptz, "cutoffAt" timestamptz, "state" text, "reason" text, "settledAt" timestamptz)
    ON CONFLICT ("branchId", "name", "date", "slot") DO NOTHING`;
}

/**
 * Takes one occurrence whose time has come and settles it in the same transaction in which it is carried out: either
 * both happen or neither, whoever dies.
 * @returns false where nothing is due
 */
export async function settleNext(
  db: Db,
  now: Date,
  carryOut: (
    tx: Tx,
    occurrence: Occurrence,
  ) => Promise<{ state: 'done' | 'expired'; late: boolean; reason?: string; subjectId?: string }>,
): Promise<boolean> {
  return db.prisma.$transaction(async (tx) => {
    const [due] = await tx.$queryRaw<Occurrence[]>`
      SELECT * FROM "Occurrence" WHERE "state" = 'planned' AND "dueAt" <= ${now}
      ORDER BY "dueAt", "id" LIMIT 1 FOR UPDATE SKIP LOCKED`;
    if (!due) return false;
    const outcome = await carryOut(tx, due);
    await tx.occurrence.update({ where: { id: due.id }, data: { ...outcome, settledAt: now } });
    return true;
  });
}

/** When the next thing of the schedule is due: an occurrence or a rung of a ladder. */
export async function nextDueAt(db: Db): Promise<Date | null> {
  const [row] = await db.prisma.$queryRaw<{ at: Date | null }[]>`
    SELECT least((SELECT min("dueAt") FROM "Occurrence" WHERE "state" = 'planned'),
      (SELECT min("wakeAt") FROM "Clock" WHERE "wakeAt" IS NOT NULL)) AS "at"`;
  return row?.at ?? null;
}

/** A clock whose next rung is due. */
export interface DueClock {
  id: string;
  branchId: string;
  subject: string;
  subjectId: string;
  kind: string;
  name: string;
}

/** Clocks that are due, for another transaction each. */
export async function dueClocks(db: Db, now: Date, limit: number): Promise<DueClock[]> {
  return db.prisma.clock.findMany({
    where: { wakeAt: { lte: now } },
    orderBy: { wakeAt: 'asc' },
    take: limit,
    select: { id: true, branchId: true, subject: true, subjectId: true, kind: true, name: true },
  });
}

/** What a branch was owed and did not get between two times: lists that were missed, and what was too late to post. */
export async function gapsSince(
  db: { prisma: Tx },
  branchId: string,
  from: Date,
  to: Date,
): Promise<{ name: string; at: Date; reason: 'expired' | 'missed' }[]> {
  const [expired, missed] = await Promise.all([
    db.prisma.occurrence.findMany({
      where: { branchId, state: 'expired', dueAt: { gte: from, lt: to } },
      orderBy: { dueAt: 'asc' },
      take: 50,
    }),
    db.prisma.run.findMany({
      where: { branchId, recordId: null, status: 'missed', dueAt: { gte: from, lt: to } },
      orderBy: { dueAt: 'asc' },
      take: 50,
    }),
  ]);
  return [
    ...expired.map(({ name, dueAt }) => ({ name, at: dueAt, reason: 'expired' as const })),
    ...missed.map(({ list, opensAt }) => ({ name: list, at: opensAt, reason: 'missed' as const })),
  ];
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

export async function occurrenceOf(
  db: { prisma: Tx },
  key: { branchId: string; name: string; date: string },
) {
  return db.prisma.occurrence.findFirst({ where: key, orderBy: { dueAt: 'desc' } });
}

/** The next occurrences of a branch, those that fall out on a closed day too. */
export async function comingOccurrences(
  db: Db,
  branchId: string,
  from: Date,
  take: number,
): Promise<Occurrence[]> {
  return db.prisma.occurrence.findMany({
    where: { branchId, dueAt: { gte: from } },
    orderBy: [{ dueAt: 'asc' }, { name: 'asc' }],
    take,
  });
}
