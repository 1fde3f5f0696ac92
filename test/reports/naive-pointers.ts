import { counted, lastings, naiveOutages, outcomes, queueCounts, type Rows } from './naive.js';
import { type Days, weekdayAndHour, within } from './naive-days.js';

/** What stands out, as the ids or names of it, in order. */
export function naivePointers(rows: Rows, days: Days) {
  const { records, runs } = counted(rows);
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
  const late = outcomes(counted(rows)).filter(
    ({ kind, dueAt, metAt }) => kind === 'complaint' && inside(dueAt) && !(metAt && metAt <= dueAt),
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
    missed: runs.filter(
      ({ lateUntil, doneAt, awayTo }) =>
        inside(lateUntil) && doneAt === null && (awayTo === null || awayTo < lateUntil),
    ).length,
    away: naiveOutages(rows, days),
  };
}

interface Place {
  what: string;
  list: string | null;
  count: number;
  minutes: number | null;
  amount: number | null;
}

/** Five places of each ranking: the longest first, else the most frequent, else by the word. */
export function naiveRankings(rows: Rows, days: Days): Record<string, Place[]> {
  const { records, runs, items } = counted(rows);
  const { inside } = within(days);
  const named = (kind: string, detail: string) =>
    records.flatMap((one) =>
      one.kind === kind && inside(one.createdAt) && one.details[detail] !== undefined
        ? [{ what: String(one.details[detail]), list: null, minutes: null, amount: null }]
        : [],
    );
  const down = lastings(rows, days, 'fault').flatMap(({ record, from, to }) =>
    record.details.device === undefined
      ? []
      : [
          {
            what: String(record.details.device),
            list: null,
            minutes: Math.floor((to - from) / 60_000),
            amount: null,
          },
        ],
  );
  const found: Omit<Place, 'count'>[] = [];
  for (const { runId, state, text } of items) {
    const run = runs.find(({ id }) => id === runId);
    if (run && state === 'finding' && inside(run.dueAt))
      found.push({ what: text, list: run.list, minutes: null, amount: null });
  }
  const sold = records
    .filter(({ kind, status, createdAt }) => kind === 'sale' && status === 'noted' && inside(createdAt))
    .map(({ details, reporterId }) => ({
      product: details.product,
      place: { list: null, minutes: null, amount: Number(details.amount ?? 0), what: reporterId },
    }));
  return {
    devices_down: best(down),
    suggestions_for: best(named('suggestion', 'department')),
    praised: best(named('praise', 'who')),
    recurring: best(found, 2),
    sales_of: best(
      sold.flatMap(({ product, place }) =>
        product === undefined ? [] : [{ ...place, what: String(product) }],
      ),
    ),
    sales_by: best(sold.map(({ place }) => place)),
  };
}

function best(all: readonly Omit<Place, 'count'>[], least = 1): Place[] {
  const places: Place[] = [];
  for (const { what, list, minutes, amount } of all) {
    const place = places.find((one) => one.what === what && one.list === list);
    if (!place) places.push({ what, list, minutes, amount, count: 1 });
    else {
      place.count++;
      if (minutes !== null) place.minutes = (place.minutes ?? 0) + minutes;
      // In hundredths, so that no sum of money is off by a bit.
      if (amount !== null)
        place.amount = (Math.round((place.amount ?? 0) * 100) + Math.round(amount * 100)) / 100;
    }
  }
  return places
    .filter(({ count }) => count >= least)
    .sort(
      (one, other) =>
        (other.minutes ?? 0) - (one.minutes ?? 0) ||
        (other.amount ?? 0) - (one.amount ?? 0) ||
        other.count - one.count ||
        (one.what < other.what ? -1 : 1) * (one.what === other.what ? 0 : 1) ||
        ((one.list ?? '') < (other.list ?? '') ? -1 : 1),
    )
    .slice(0, 5);
}

/** The queue by weekday and hour on the wall: its counts, and beside them the complaints about waiting. */
export function naiveHeat(rows: Rows, days: Days) {
  const { inside } = within(days);
  const slots = new Map<string, { queue: ReturnType<typeof queueCounts>; complaints: number }>();
  const slotAt = (at: Date) => {
    const { weekday, hour } = weekdayAndHour(at, days.timezone);
    const key = `${weekday} ${String(hour).padStart(2, '0')}`;
    const slot = slots.get(key) ?? { queue: [], complaints: 0 };
    slots.set(key, slot);
    return slot;
  };
  for (const one of queueCounts(rows)) if (inside(one.at)) slotAt(one.at).queue.push(one);
  for (const { kind, details, createdAt } of counted(rows).records)
    if (kind === 'complaint' && details.about === 'waiting' && inside(createdAt))
      slotAt(createdAt).complaints++;
  return [...slots].sort().map(([key, { queue, complaints }]) => {
    const waiting = queue.flatMap((one) => (one.waiting === null ? [] : [one.waiting]));
    const longest = queue.flatMap((one) => (one.longest === null ? [] : [one.longest]));
    let total = 0;
    for (const one of waiting) total += one;
    return {
      weekday: Number(key.slice(0, 1)),
      hour: Number(key.slice(2)),
      waiting: waiting.length === 0 ? null : total / waiting.length,
      longest: longest.length === 0 ? null : Math.max(...longest),
      counts: queue.length,
      complaints,
    };
  });
}
