import { audit } from '../../platform/database/audit-trail.js';
import type { Tx } from '../../platform/database/db.js';
import type { Hand } from '../../platform/directory/acting.js';
import type { Branch } from '../../platform/directory/branch.js';
import { branchRoles } from '../../platform/directory/roles.js';
import { branchIn } from '../../platform/directory/store/branches.js';
import type { Duty } from '../rules/roster.js';
import { absencesIn, isAwayIn } from './absences.js';
import { addDuties, dutiesIn, lockRoster, removeDuties } from './roster.js';

/** What is needed to check a roster file: a branch, its people by Slack id, and who is away. */
export interface RosterPlace {
  branch: Branch;
  /** Slack user id → person id, of the branch's members. */
  people: ReadonlyMap<string, string>;
  isAway(personId: string, date: string): boolean;
}

/** @param channel the branch's @returns null where the channel is no branch's */
export async function rosterPlace(
  db: { prisma: Tx },
  channel: string,
  from: string,
  to: string,
): Promise<RosterPlace | null> {
  const branch = await branchIn(db, channel);
  if (!branch) return null;
  const rows = await db.prisma.membership.findMany({
    where: { branchId: branch.id, role: { in: [...branchRoles] } },
    select: { person: { select: { id: true, slackId: true } } },
  });
  return {
    branch,
    people: new Map(rows.map(({ person }) => [person.slackId, person.id])),
    isAway: isAwayIn(await absencesIn(db, branch.id, from, to)),
  };
}

const keyOf = ({ date, post, shift, personId }: Duty) => [date, post, shift, personId].join('/');

/**
 * Replaces the roster of these dates.
 * @returns how many duties were added and removed; if both are 0, nothing is written.
 * @param as the action and further data for the audit trail
 * @param dates all dates to replace, where some of them have no duties
 */
export async function replaceDays(
  { tx, branchId, actor, now }: Pick<Hand, 'tx' | 'branchId' | 'actor' | 'now'>,
  duties: readonly Duty[],
  as: { action: 'roster.imported' | 'roster.proposal_used'; data?: object },
  dates: readonly string[] = duties.map(({ date }) => date),
): Promise<{ added: number; removed: number }> {
  await lockRoster(tx, branchId);
  const days = [...new Set(dates)].sort();
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const stood = await dutiesIn({ prisma: tx }, branchId, first, last);
  const before = stood.filter(({ date }) => days.includes(date));
  const [had, wanted] = [new Set(before.map(keyOf)), new Set(duties.map(keyOf))];
  const removed = before.filter((duty) => !wanted.has(keyOf(duty)));
  const added = duties.filter((duty) => !had.has(keyOf(duty)));
  if (added.length + removed.length > 0) {
    await removeDuties(tx, branchId, removed);
    await addDuties(tx, branchId, added);
    const data = { dates: days, ...as.data };
    await audit(tx, branchId, now, [{ actor, action: as.action, subject: branchId, data }]);
  }
  return { added: added.length, removed: removed.length };
}
