import { MINUTE } from '../../platform/time/durations.js';
import type { Checklist } from './checklist.js';
import { lineOf } from './line.js';
import type { Run } from './run.js';

/** The words of a list in the branch's language, at the moment of posting. */
export interface ListWords {
  title: string;
  group(group: string): string;
  item(group: string, item: string): string;
  /** The words of a choice's options, in their order; absent: the options are words themselves. */
  options?(group: string, item: string): readonly string[] | null;
}

/** A run as it is posted, with its words and rules frozen. */
export function newRun(
  list: Omit<Checklist, 'timing'>,
  place: { branchId: string; date: string; slot: string; dueAt: Date; recordId?: string },
  words: ListWords,
): Run {
  const dueAt = new Date(place.dueAt.getTime() + list.due * MINUTE);
  const { owner, signatures, due, late, remind, escalate, gate } = list;
  let position = 0;
  return {
    id: crypto.randomUUID(),
    branchId: place.branchId,
    list: list.name,
    date: place.date,
    slot: place.slot,
    recordId: place.recordId ?? null,
    status: 'open',
    version: 0,
    opensAt: place.dueAt,
    dueAt,
    lateUntil: new Date(dueAt.getTime() + list.late * MINUTE),
    doneAt: null,
    rules: { title: words.title, owner, signatures, due, late, remind, escalate, ...(gate ? { gate } : {}) },
    excuse: null,
    signatures: [],
    items: Object.entries(list.groups).flatMap(([group, lines]) =>
      lines.map(lineOf).map(({ name, ...rule }) => {
        const options = rule.asks?.type === 'choice' ? words.options?.(group, name) : null;
        const asks = options ? { asks: { ...rule.asks, options } } : {};
        return {
          id: crypto.randomUUID(),
          position: position++,
          group,
          groupText: words.group(group),
          text: words.item(group, name),
          rule: Object.keys(rule).length > 0 ? ({ ...rule, ...asks } as Run['items'][number]['rule']) : null,
          value: null,
          state: 'open' as const,
          note: null,
          by: null,
          at: null,
          actionId: null,
        };
      }),
    ),
  };
}
