import { branchRoles, type Member } from '../../platform/directory/roles.js';
import type { Calendar } from '../../platform/time/calendar.js';
import { addDays } from '../../platform/time/day.js';
import type { Kind } from './kind.js';
import type { LobbyRecord } from './record.js';
import type { ReadRecord } from './standing-record.js';

type Moment = { calendar: Pick<Calendar, 'localDate'>; now: Date };

/** The roles whose holders must read a record of the kind. */
export const boundRoles = (kind: Kind) => kind.mustRead?.roles ?? branchRoles;

/** Everybody who must read it, whether they have or not: not its author, and nobody who has left. */
export function bound(
  kind: Kind,
  record: Pick<LobbyRecord, 'reporterId'>,
  members: readonly Member[],
): Member[] {
  const held: readonly string[] = boundRoles(kind);
  return members.filter(
    (member) => member.personId !== record.reporterId && member.roles.some((role) => held.includes(role)),
  );
}

/**
 * Whether it must still be read: while it is open, and by newcomers also for some days after everybody else has read
 * it.
 */
export function isOwed(kind: Kind, record: LobbyRecord, { calendar, now }: Moment): boolean {
  if (!kind.mustRead || record.mergedId) return false;
  if (!record.closedAt) return true;
  const { closes, newcomers, until } = kind.mustRead;
  const today = calendar.localDate(now);
  const last = until === undefined ? undefined : record.details[until];
  if (record.status !== closes || (typeof last === 'string' && last < today)) return false;
  return today <= addDays(calendar.localDate(record.createdAt), newcomers);
}

/** Who has still to read it. @param readers person ids of those who have. */
export function unread(
  { kind, record, readers }: ReadRecord,
  members: readonly Member[],
  moment: Moment,
): Member[] {
  if (!isOwed(kind, record, moment)) return [];
  return bound(kind, record, members).filter(({ personId }) => !readers.has(personId));
}

/** Who has read a record, and who has not. */
export interface Reading {
  read: number;
  of: number;
  /** Person ids of those who have still to read it. */
  unread: readonly string[];
}

/** @returns null where the kind need not be read. */
export function readingOf(
  { kind, record, readers }: ReadRecord,
  members: readonly Member[],
  moment: Moment,
): Reading | null {
  if (!kind.mustRead) return null;
  const all = bound(kind, record, members);
  return {
    read: all.filter(({ personId }) => readers.has(personId)).length,
    of: all.length,
    unread: unread({ kind, record, readers }, members, moment).map(({ personId }) => personId),
  };
}
