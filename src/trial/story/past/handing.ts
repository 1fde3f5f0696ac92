import { periodOf } from '../../../platform/time/period.js';
import { handover, leftBehind } from '../../../records/module.js';
import { handingOver } from '../life/records/handover.js';
import { habitOf } from '../life/records/index.js';
import { changed, logged } from './deeds.js';
import type { Kept, Telling } from './past.js';

/**
 * Before the closing list is signed: handovers of the day are accepted, and whatever is still open is handed over and
 * accepted too.
 */
export function handOver(telling: Telling, at: Date): void {
  const { past, calendar } = telling;
  const today = calendar.localDate(at);
  const given = past.records.filter(
    ({ kind, record }) => kind.name === handover.name && calendar.localDate(record.createdAt) === today,
  );
  for (const kept of given) if (!kept.record.closedAt) accept(telling, kept, at);
  const open = past.records.flatMap(({ record, clocks }) => {
    if (record.closedAt) return [];
    const due = [...clocks.values()]
      .filter(({ stoppedAt }) => !stoppedAt)
      .map(({ dueAt }) => dueAt.getTime());
    return [{ ...record, dueAt: due.length > 0 ? new Date(Math.min(...due)) : null }];
  });
  const { from } = periodOf('day', today, past.branch.timezone);
  const notes = past.records.filter(({ kind }) => kind.name === handover.name).map(({ record }) => record);
  const { points } = leftBehind({ notes, open, from }, at);
  if (points.length > 0) accept(telling, logged(past, handingOver(telling, points), at).kept, at);
}

function accept(telling: Telling, kept: Kept, at: Date): void {
  const next = habitOf(handover.name)?.(kept.record, telling, new Set());
  if (next) changed(telling.past, kept, at, next.does);
}
