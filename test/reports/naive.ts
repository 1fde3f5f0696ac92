/** Every figure counted a second time: one loop over plain rows each, and days by the wall clock, not by instants. */
export interface Rows {
  records: {
    id: string;
    kind: string;
    status: string;
    severity: number | null;
    details: Record<string, string | number>;
    createdAt: Date;
    closedAt: Date | null;
    number: number;
    ownerId: string | null;
  }[];
  clocks: {
    subject: string;
    subjectId: string;
    kind: string;
    name: string;
    startedAt: Date;
    dueAt: Date;
    stoppedAt: Date | null;
  }[];
  runs: { id: string; list: string; date: string; dueAt: Date; lateUntil: Date; doneAt: Date | null }[];
  items: { runId: string; state: string }[];
}

export interface Days {
  first: string;
  last: string;
  timezone: string;
  now: Date;
}

const wall = new Map<string, Intl.DateTimeFormat>();
function dayOf(instant: Date, timeZone: string): string {
  const format = wall.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  wall.set(timeZone, format);
  return format.format(instant);
}

function within(days: Days) {
  const upTo = (at: Date) => at < days.now && dayOf(at, days.timezone) <= days.last;
  return {
    upTo,
    inside: (at: Date | null) => at !== null && upTo(at) && dayOf(at, days.timezone) >= days.first,
  };
}

const percent = (part: number, whole: number) => (whole === 0 ? null : part / whole);

export function naiveFigures(
  { records, clocks, runs, items }: Rows,
  days: Days,
): Record<string, number | null> {
  const { inside, upTo } = within(days);
  const logged = (kind: string) => records.filter((one) => one.kind === kind && inside(one.createdAt));
  const closed = (kind: string) => records.filter((one) => one.kind === kind && inside(one.closedAt));
  const open = (kind: string) =>
    records.filter((one) => one.kind === kind && upTo(one.createdAt) && !(one.closedAt && upTo(one.closedAt)))
      .length;
  const kept = (kind: string, name?: string) => {
    const due = clocks.filter(
      (one) =>
        one.subject === 'record' && one.kind === kind && (!name || one.name === name) && inside(one.dueAt),
    );
    return percent(
      due.filter(({ stoppedAt, dueAt }) => stoppedAt !== null && stoppedAt <= dueAt).length,
      due.length,
    );
  };
  const dueRuns = runs.filter((run) => inside(run.dueAt));
  const won = closed('referral').filter(({ status }) => status === 'won');
  let amount = 0;
  for (const { details } of won) amount += typeof details.won_amount === 'number' ? details.won_amount : 0;
  return {
    complaints: logged('complaint').length,
    complaints_closed: closed('complaint').length,
    complaints_open: open('complaint'),
    complaint_clocks: kept('complaint'),
    incidents: logged('incident').length,
    incidents_grave: logged('incident').filter(({ severity }) => severity === 1 || severity === 2).length,
    incidents_open: open('incident'),
    lists_on_time: percent(
      dueRuns.filter((run) => run.doneAt !== null && run.doneAt <= run.dueAt).length,
      dueRuns.length,
    ),
    lists_missed: runs.filter((run) => inside(run.lateUntil) && run.doneAt === null).length,
    findings: items.filter(
      ({ runId, state }) => state === 'finding' && dueRuns.some(({ id }) => id === runId),
    ).length,
    actions_closed: closed('action').length,
    actions_open: open('action'),
    referrals: logged('referral').length,
    referrals_won: won.length,
    referrals_amount: amount,
    referral_clocks: kept('referral', 'taken'),
  };
}

/** How often each value of a field occurs among the records logged, or closed, in the days. */
export function naiveTally(
  { records }: Rows,
  days: Days,
  kind: string,
  at: 'createdAt' | 'closedAt',
  field: string,
) {
  const { inside } = within(days);
  const counts: Record<string, number> = {};
  for (const record of records) {
    if (record.kind !== kind || !inside(record[at])) continue;
    const value = field === 'status' ? record.status : record.details[field];
    if (value !== undefined) counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
}

/** What stands out, as the ids or names of it, in order. */
export function naivePointers({ records, clocks, runs }: Rows, days: Days) {
  const { inside, upTo } = within(days);
  const open = records
    .filter(({ createdAt, closedAt }) => upTo(createdAt) && !(closedAt && upTo(closedAt)))
    .map((record) => {
      const running = clocks.filter(
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
    ({ subject, kind, dueAt, stoppedAt }) =>
      subject === 'record' && kind === 'complaint' && inside(dueAt) && !(stoppedAt && stoppedAt <= dueAt),
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
