import { rowsInto, type SqlType } from '../../platform/database/columns.js';
import type { Tx } from '../../platform/database/db.js';
import type { Presence } from '../../platform/database/generated/client.js';
import type { Scene } from '../../platform/directory/branch.js';
import { spansOf } from '../rules/roster.js';
import { awayOn, dutiesIn } from './roster.js';

/** Its columns, all that the table has. */
export const presenceColumns = {
  branchId: 'uuid',
  personId: 'uuid',
  date: 'text',
  at: 'timestamptz',
} as const satisfies Record<keyof Presence, SqlType>;

/** Who was there on a date, since when; where that is known already it stays. @returns how many were new */
export const insertPresences = (tx: Tx, rows: readonly Presence[]): Promise<number> =>
  tx.$executeRaw`INSERT INTO "Presence" ${rowsInto(presenceColumns, rows)} ON CONFLICT DO NOTHING`;

/** "I'm here". Said twice on a day, the first time counts. @returns when it was, and whether this was the first */
export async function keepPresence(
  tx: Tx,
  key: Omit<Presence, 'at'>,
  now: Date,
): Promise<{ first: boolean; at: Date }> {
  const fresh = await insertPresences(tx, [{ ...key, at: now }]);
  const row = await tx.presence.findUnique({ where: { branchId_personId_date: key } });
  return { first: fresh > 0, at: row?.at ?? now };
}

/** Who said so on the dates from one to another, both included. */
export const presencesIn = (
  db: { prisma: Tx },
  branchId: string,
  from: string,
  to: string,
): Promise<Pick<Presence, 'personId' | 'date' | 'at'>[]> =>
  db.prisma.presence.findMany({ where: { branchId, date: { gte: from, lte: to } } });

/** Who said so on a date, and when. */
export async function presentOn(
  db: { prisma: Tx },
  branchId: string,
  date: string,
): Promise<Map<string, Date>> {
  const rows = await db.prisma.presence.findMany({ where: { branchId, date } });
  return new Map(rows.map(({ personId, at }) => [personId, at]));
}

/**
 * Who is in the lobby now: those who stand there by the roster, else all who said that they are here. While the branch is
 * closed those who are on call.
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
