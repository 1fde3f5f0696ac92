import { kindOf } from '../kinds/index.js';
import type { LobbyRecord } from './record.js';
import { matches } from './when.js';

/** An open record with the due time of its nearest running limit. */
export type Open = LobbyRecord & { dueAt: Date | null };

/**
 * Whether a record must be handed over at closing time: a grave incident, an overdue complaint, a device out of
 * service.
 */
export function mustHandOver(record: Open, now: Date): boolean {
  const { handOver } = kindOf(record.kind);
  if (!handOver || record.closedAt || record.mergedId) return false;
  if (handOver.overdue && !(record.dueAt && record.dueAt < now)) return false;
  return matches(handOver.when, record);
}

/** The points for the next shift: those that must be handed over first, then by due time. */
export function openPoints(records: readonly Open[], now: Date): Open[] {
  const rank = (one: Open) => (mustHandOver(one, now) ? 0 : 1);
  const due = ({ dueAt }: Open) => dueAt?.getTime() ?? Number.POSITIVE_INFINITY;
  return records
    .filter(({ kind, closedAt }) => !closedAt && !kindOf(kind).begins && !kindOf(kind).mustRead)
    .sort((a, b) => rank(a) - rank(b) || Math.sign(due(a) - due(b) || 0) || a.number - b.number);
}
