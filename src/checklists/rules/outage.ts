import { LEAST_OUTAGE } from '../../platform/outbox/trouble.js';
import { wallClock } from '../../platform/time/zone.js';
import type { Run } from './run.js';

type Limited = Pick<Run, 'recordId' | 'status' | 'opensAt' | 'dueAt' | 'lateUntil' | 'doneAt' | 'awayTo'>;

const dayOf = (at: Date, timezone: string) => wallClock(at, timezone).date;

/** Whether an outage left no time for a list, so that it is left out of all figures. */
export const isTaken = ({ awayTo, lateUntil }: Pick<Run, 'awayTo' | 'lateUntil'>): boolean =>
  awayTo !== null && awayTo >= lateUntil;

/**
 * Extends the limits of a list by the part of an outage in which nobody could see or tick it. If the outage lasted into another day
 * than that on which the list was due, no time is left for it.
 * @returns null if the outage does not affect the list
 */
export function afterOutage<R extends Limited>(
  run: R,
  { from, until }: { from: Date; until: Date },
  timezone: string,
): R | null {
  const began = new Date(Math.max(from.getTime(), run.opensAt.getTime(), run.awayTo?.getTime() ?? 0));
  const length = until.getTime() - began.getTime();
  if (run.recordId || run.status === 'missed' || length < LEAST_OUTAGE || run.lateUntil <= began) return null;
  if (run.doneAt && run.doneAt <= began) return null;
  const away = { ...run, awayTo: until };
  if (run.lateUntil <= until && dayOf(until, timezone) !== dayOf(run.dueAt, timezone))
    return { ...away, status: run.status === 'open' ? 'missed' : run.status };
  const later = (at: Date) => (at > began ? new Date(at.getTime() + length) : at);
  return { ...away, dueAt: later(run.dueAt), lateUntil: later(run.lateUntil) };
}
