import { counted, lastings, numbers, type Rows } from './naive.js';
import { type Days, weekdayAndHour, within } from './naive-days.js';

/** What stands out, as the ids or names of it, in order. */
export function naivePointers(rows: Rows, days: Days) {
  const { records, clocks, runs } = counted(rows);
  const { inside, upTo } = within(days);
  const open = records
    .filter(({ createdAt, closedAt }) => upTo(createdAt) && !(closedAt && upTo(closedAt)))
    .map((record) => {
      // Whatever runs on it, also a limit that is not counted.
      const running = rows.clocks.filter(
        ({ subjectId, startedAt, stoppedAt }) =>
          subjectId === record.id && upTo(startedAt) && !(stoppedAt && upTo(stoppedAt)),
      );
      const due =
        running.map(({ dueAt }) => dueAt.getTime()).sort((one, other) => one - other)[0] ?? Infinity;
      return { ...record, due };
    })
    .sort(
      (one, other) => one.due - other.due || one.kind.localeCompare(other.kind) || one.number - other.number,
    );
  const late = clocks.filter(
    ({ kind, dueAt, stoppedAt }) =>
      kind === 'complaint' && inside(dueAt) && !(stoppedAt && stoppedAt <= dueAt),
  );
  return {
    open: open.map(({ id }) => id),
    overdue: open.filter(({ due }) => Number.isFinite(due) && upTo(new Date(due))).map(({ id }) => id),
    grave: new Set(
      records
        .filter(
          ({ kind, severity, createdAt }) => kind === 'incident' && (severity ?? 9) < 3 && inside(createdAt),
        )
        .map(({ id }) => id),
    ),
    broken: new Set(late.map(({ subjectId }) => subjectId)),
    missed: runs.filter(({ lateUntil, doneAt }) => inside(lateUntil) && doneAt === null).length,
  };
}

interface Place {
  what: string;
  list: string | null;
  count: number;
  minutes: number | null;
}

/** Five places of each ranking: the longest first, else the most frequent, else by the word. */
export function naiveRankings(rows: Rows, days: Days): Record<string, Place[]> {
  const { records, runs, items } = counted(rows);
  const { inside } = within(days);
  const named = (kind: string, detail: string) =>
    records.flatMap((one) =>
      one.kind === kind && inside(one.createdAt) && one.details[detail] !== undefined
        ? [{ what: String(one.details[detail]), list: null, minutes: null }]
        : [],
    );
  const down = lastings(rows, days, 'fault').flatMap(({ record, from, to }) =>
    record.details.device === undefined
      ? []
      : [{ what: String(record.details.device), list: null, minutes: Math.floor((to - from) / 60_000) }],
  );
  const found: Omit<Place, 'count'>[] = [];
  for (const { runId, state, text } of items) {
    const run = runs.find(({ id }) => id === runId);
    if (run && state === 'finding' && inside(run.dueAt))
      found.push({ what: text, list: run.list, minutes: null });
  }
  return {
    devices_down: best(down),
    suggestions_for: best(named('suggestion', 'department')),
    praised: best(named('praise', 'who')),
    recurring: best(found, 2),
  };
}

function best(all: readonly Omit<Place, 'count'>[], least = 1): Place[] {
  const places: Place[] = [];
  for (const { what, list, minutes } of all) {
    const place = places.find((one) => one.what === what && one.list === list);
    if (!place) places.push({ what, list, minutes, count: 1 });
    else {
      place.count++;
      if (minutes !== null) place.minutes = (place.minutes ?? 0) + minutes;
    }
  }
  return places
    .filter(({ count }) => count >= least)
    .sort(
      (one, other) =>
        (other.minutes ?? 0) - (one.minutes ?? 0) ||
        other.count - one.count ||
        (one.what < other.what ? -1 : 1) * (one.what === other.what ? 0 : 1) ||
        ((one.list ?? '') < (other.list ?? '') ? -1 : 1),
    )
    .slice(0, 5);
}

/** The queue by weekday and hour on the wall: its counts, and beside them the complaints about waiting. */
export function naiveHeat(rows: Rows, days: Days) {
  const { inside } = within(days);
  const slots = new Map<string, { flows: Rows['records']; complaints: number }>();
  for (const record of counted(rows).records) {
    if (!inside(record.createdAt)) continue;
    const { kind, details } = record;
    const isFlow = kind === 'flow' && (details.waiting !== undefined || details.longest !== undefined);
    const isComplaint = kind === 'complaint' && details.about === 'waiting';
    if (!isFlow && !isComplaint) continue;
    const { weekday, hour } = weekdayAndHour(record.createdAt, days.timezone);
    const key = `${weekday} ${String(hour).padStart(2, '0')}`;
    const slot = slots.get(key) ?? { flows: [], complaints: 0 };
    if (isFlow) slot.flows.push(record);
    else slot.complaints++;
    slots.set(key, slot);
  }
  return [...slots].sort().map(([key, { flows, complaints }]) => {
    const waiting = numbers(flows, 'waiting');
    const longest = numbers(flows, 'longest');
    let total = 0;
    for (const one of waiting) total += one;
    return {
      weekday: Number(key.slice(0, 1)),
      hour: Number(key.slice(2)),
      waiting: waiting.length === 0 ? null : total / waiting.length,
      longest: longest.length === 0 ? null : Math.max(...longest),
      counts: flows.length,
      complaints,
    };
  });
}
