import type { Tx } from '../../platform/database/db.js';
import type { Branch } from '../../platform/directory/branch.js';
import { renewPosted } from '../../platform/outbox/store/waiting.js';
import { periodOf } from '../../platform/time/period.js';
import { wallClock } from '../../platform/time/zone.js';
import type { LobbyRecord } from '../../records/module.js';
import { reportPost } from '../contracts.js';
import { daylog } from '../definitions/daylog.js';
import { reportSubject, subjectOf } from '../rules/subject.js';

type Place = Pick<Branch, 'id' | 'timezone' | 'channel'>;

/** The subjects of the messages with a day's log: the day's own, and a separate one that was asked for early. */
export function dayLogSubjects({ id, timezone }: Pick<Place, 'id' | 'timezone'>, date: string) {
  const day = periodOf('day', date, timezone);
  return [subjectOf(id, daylog, day), subjectOf(id, daylog, day, true)] as const;
}

/**
 * Queues the redrawing of a day's log if it is posted or about to be. Must be cheap: every tick of a list asks for
 * it.
 */
export async function renewDayLog(tx: Tx, branch: Place, date: string, now: Date): Promise<void> {
  const subjects = dayLogSubjects(branch, date).map(reportSubject.format);
  await renewPosted(tx, { view: reportPost.name, subjects, branch, priority: 6 }, now);
}

/** The same for the day in whose log a record is shown. */
export async function renewDayLogOf(tx: Tx, record: LobbyRecord, channel: string): Promise<void> {
  const { branchId: id, details, createdAt, updatedAt } = record;
  const branch = await tx.branch.findUnique({ where: { id }, select: { timezone: true } });
  if (!branch) return;
  const { timezone } = branch;
  const date = typeof details.day === 'string' ? details.day : wallClock(createdAt, timezone).date;
  await renewDayLog(tx, { id, timezone, channel }, date, updatedAt);
}
