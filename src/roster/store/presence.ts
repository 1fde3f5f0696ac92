import { rowsInto, type SqlType } from '../../platform/database/columns.js';
import type { Tx } from '../../platform/database/db.js';
import type { Presence } from '../../platform/database/generated/client.js';
import type { Scene } from '../../platform/directory/branch.js';
import { spansOf } from '../rules/roster.js';
import { awayOn, dutiesIn } from './roster.js';

/** All columns of the table. */
export const presenceColumns = {
  branchId: 'uuid',
  personId: 'uuid',
  date: 'text',
  at: 'timestamptz',
} as const satisfies Record<keyof Presence, SqlType>;

/** Stores check-ins; existing ones stay as they are. @returns how many were new */
export const insertPresences = (tx: Tx, rows: readonly Presence[]): Promise<number> =>
  tx.$executeRaw`INSERT INTO "Presence" ${rowsInto(presenceColumns, rows)} ON CONFLICT DO NOTHING`;

/** Stores a check-in. @returns when the person first checked in on that day, and whether this was that first time */
export async function keepPresence(
  tx: Tx,
  key: Omit<Presence, 'at'>,
  now: Date,
): Promise<{ first: boolean; at: Date }> {
  const fresh = await insertPresences(tx, [{ ...key, at: now }]);
  const row = await tx.presence.findUnique({ where: { branchId_personId_date: key } });
  return { first: fresh > 0, at: row?.at ?? now };
}

/** Check-ins between two dates, both inclusive. */
export const presencesIn = (
  db: { prisma: Tx },
  branchId: string,
  from: string,
  to: string,
): Promise<Pick<Presence, 'personId' | 'date' | 'at'>[]> =>
  db.prisma.presence.findMany({ where: { branchId, date: { gte: from, lte: to } } });

/** Who checked in on a date, and when. */
export async function presentOn(
  db: { prisma: Tx },
  branchId: string,
  date: string,
): Promise<Map<string, Date>> {
  const rows = await db.prisma.presence.findMany({ where: { branchId, date } });
  return new Map(rows.map(({ personId, at }) => [personId, at]));
}

/**
 * Who is in the lobby now: those rostered there, else everybody who has checked in. While the branch is closed, those
 * on call.
 */
export async function inTheLobby(
  db: { prisma: Tx },
  { branch, calendar, now }: Pick<Scene, 'branch' | 'calendar' | 'now'>,
): Promise<string[]> {
  const date = calendar.localDate(now);
  const hours = calendar.hours(date);
  const duties = await dutiesIn(db, branch.id, date, date);
  const isOpen = hours !== null && now >= hours.open && now <= hours.close;
  if (!isOpen) return duties.filter(({ shift }) => shift === 'on_call').map(({ personId }) => personId);
  const away = await awayOn(db, branch.id, date);
  const standing = duties.filter(({ post, shift }) => {
    const spans = post === 'lobby' ? spansOf(shift, hours) : [];
    return (spans ?? []).some(({ from, to }) => now >= from && now < to);
  });
  const here =
    standing.length > 0
      ? standing.map(({ personId }) => personId)
      : [...(await presentOn(db, branch.id, date)).keys()];
  return here.filter((personId) => !away.has(personId));
}
