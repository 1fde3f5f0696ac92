import type { RunList } from './checklist.js';
import type { Run } from './run.js';

/** The words of a list in the branch's language, at the moment of posting. */
export interface ListWords {
  group(group: string): string;
  item(group: string, item: string): string;
}

/** A run as it is posted, with its words frozen. */
export function newRun(
  list: RunList,
  place: { branchId: string; date: string; slot: string; dueAt: Date; recordId?: string },
  words: ListWords,
): Run {
  const minute = 60_000;
  const dueAt = new Date(place.dueAt.getTime() + list.due * minute);
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
    lateUntil: new Date(dueAt.getTime() + list.late * minute),
    doneAt: null,
    signatures: [],
    items: Object.entries(list.groups).flatMap(([group, items]) =>
      items.map((item) => ({
        id: crypto.randomUUID(),
        position: position++,
        group,
        groupText: words.group(group),
        text: words.item(group, item),
        state: 'open' as const,
        note: null,
        by: null,
        at: null,
        actionId: null,
      })),
    ),
  };
}
