import { mustBeHandedOver } from '../../../checklists/module.js';
import { Refusal } from '../../../platform/refusal.js';
import { handover } from '../../../records/module.js';
import { handoverComes } from '../life/records/handover.js';
import { habitOf } from '../life/records/index.js';
import { changed, logged } from './deeds.js';
import type { Kept, Telling } from './past.js';

/** Before the day is signed, what was handed over is accepted, and what was not is (Z12). */
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
  try {
    mustBeHandedOver({ handovers: given.map(({ record }) => record), open }, at);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    accept(telling, logged(past, handoverComes(telling), at).kept, at);
  }
}

function accept(telling: Telling, kept: Kept, at: Date): void {
  const next = habitOf(handover.name)?.(kept.record, telling, new Set());
  if (next) changed(telling.past, kept, at, next.does);
}
