import { z } from 'zod';
import { rowsInto, type SqlType } from '../../platform/database/columns.js';
import type { Tx } from '../../platform/database/db.js';
import type { Attendance } from '../../platform/database/generated/client.js';
import { text, timestamptz, uuid } from '../../platform/database/query.js';
import type { Hand } from '../../platform/directory/acting.js';
import { branchCalendar } from '../../platform/time/calendar.js';
import { absenceKinds } from '../rules/absence.js';
import {
  type Attended,
  attendanceNow,
  attendanceStates,
  attendedOn,
  type Attendance as Counted,
} from '../rules/attendance.js';
import { absencesIn } from './absences.js';
import { presentOn } from './presence.js';
import { dutiesIn } from './roster.js';

/** All columns of the table. */
export const attendanceColumns = {
  branchId: 'uuid',
  personId: 'uuid',
  date: 'text',
  state: 'text',
  expectedAt: 'timestamptz',
  at: 'timestamptz',
  kind: 'text',
} as const satisfies Record<keyof Attendance, SqlType>;

/** Days with a state that only a newer version knows are left out. */
const stored = z.object({
  personId: uuid,
  date: text,
  state: z.enum(attendanceStates),
  expectedAt: timestamptz.nullable(),
  at: timestamptz.nullable(),
  // A sort that only a newer version knows is shown as `other`.
  kind: z.enum(absenceKinds).nullable().catch('other'),
}) satisfies z.ZodType<Attended>;

/**
 * Stores the attendance of a day: who was on time, late, missing or away. Stored again, the newest version holds.
 * @param couldSay since when people could check in
 */
export async function keepAttendance(
  { tx, branch }: Pick<Hand, 'tx' | 'branch'>,
  date: string,
  couldSay: Date,
): Promise<void> {
  const day = branchCalendar(branch).hours(date);
  if (!day) return;
  const db = { prisma: tx };
  const duties = await dutiesIn(db, branch.id, date, date);
  const absences = await absencesIn(db, branch.id, date, date);
  const here = await presentOn(db, branch.id, date);
  const days = attendedOn({ date, day, duties, absences, here, couldSay });
  await insertAttendance(
    tx,
    days.map((one) => ({ branchId: branch.id, ...one })),
  );
}

/** Stores the attendance of people's days; existing rows are replaced. */
export async function insertAttendance(tx: Tx, days: readonly Attendance[]): Promise<void> {
  if (days.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "Attendance" ${rowsInto(attendanceColumns, days)}
    ON CONFLICT ("branchId", "personId", "date") DO UPDATE SET "state" = EXCLUDED."state",
      "expectedAt" = EXCLUDED."expectedAt", "at" = EXCLUDED."at", "kind" = EXCLUDED."kind"`;
}

/** How many of a day's roster have checked in; null where nobody is on it. */
export async function attendanceOn(
  { db, branch, now }: { db: { prisma: Tx } } & Pick<Hand, 'branch' | 'now'>,
  date: string,
): Promise<Counted | null> {
  const day = branchCalendar(branch).hours(date);
  if (!day) return null;
  const duties = await dutiesIn(db, branch.id, date, date);
  const here = await presentOn(db, branch.id, date);
  return attendanceNow({ day, duties, here, couldSay: day.arrive }, now);
}

/** The stored attendance of a branch, of everybody or of one person, by date. */
export async function attendanceIn(
  db: { prisma: Tx },
  branchId: string,
  { from, to, personId }: { from: string; to: string; personId?: string | undefined },
): Promise<Attended[]> {
  const found = await db.prisma.attendance.findMany({
    where: { branchId, date: { gte: from, lte: to }, ...(personId ? { personId } : {}) },
    orderBy: [{ date: 'asc' }, { personId: 'asc' }],
    omit: { branchId: true },
  });
  return found.flatMap((row) => stored.safeParse(row).data ?? []);
}
