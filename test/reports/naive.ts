import { beginOf, type Days, daysLater, within } from './naive-days.js';

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
    mergedId: string | null;
    number: number;
    ownerId: string | null;
    reporterId: string;
  }[];
  clocks: {
    subject: string;
    subjectId: string;
    kind: string;
    name: string;
    startedAt: Date;
    dueAt: Date;
    stoppedAt: Date | null;
    met: Date | null;
  }[];
  /** Limits as they ran out before they began anew. */
  pastClocks: {
    subject: string;
    subjectId: string;
    kind: string;
    name: string;
    startedAt: Date;
    dueAt: Date;
    stoppedAt: Date;
  }[];
  runs: {
    id: string;
    list: string;
    date: string;
    recordId: string | null;
    dueAt: Date;
    lateUntil: Date;
    doneAt: Date | null;
    seenAt: Date | null;
    awayTo: Date | null;
    burst?: unknown;
  }[];
  /** When nothing could be said in the branch's channel. */
  outages: { from: Date; until: Date | null }[];
  items: {
    runId: string;
    state: string;
    text: string;
    at: Date | null;
  }[];
}

/** Without what was struck out, what was merged into another, their clocks, and lists that belong to a record. */
export function counted({ records, clocks, pastClocks, runs, items, outages }: Rows): Rows {
  const valid = records.filter(({ status, mergedId }) => status !== 'struck' && mergedId === null);
  const ids = new Set(valid.map(({ id }) => id));
  const routine = runs.filter(({ recordId }) => recordId === null);
  const runIds = new Set(routine.map(({ id }) => id));
  return {
    records: valid,
    clocks: clocks.filter(({ subject, subjectId }) => subject === 'record' && ids.has(subjectId)),
    pastClocks: pastClocks.filter(({ subject, subjectId }) => subject === 'record' && ids.has(subjectId)),
    runs: routine,
    outages,
    items: items.filter(({ runId }) => runIds.has(runId)),
  };
}

/** Every limit that ran out, with when it was met. */
export const outcomes = ({ clocks, pastClocks }: Rows) => [
  ...clocks.map((one) => ({ ...one, metAt: one.met ?? one.stoppedAt })),
  ...pastClocks.map((one) => ({ ...one, metAt: one.stoppedAt })),
];

export function naiveFigures(rows: Rows, days: Days): Record<string, number | null> {
  const { records, runs, items } = counted(rows);
  const limits = outcomes(counted(rows));
  const { inside, upTo } = within(days);
  const logged = (kind: string) => records.filter((one) => one.kind === kind && inside(one.createdAt));
  const closed = (kind: string) => records.filter((one) => one.kind === kind && inside(one.closedAt));
  const open = (kind: string) =>
    records.filter((one) => one.kind === kind && upTo(one.createdAt) && !(one.closedAt && upTo(one.closedAt)))
      .length;
  const kept = (kind: string, name?: string) => {
    const due = limits.filter(
      (one) => one.kind === kind && (!name || one.name === name) && inside(one.dueAt),
    );
    return percent(due.filter(({ metAt, dueAt }) => metAt !== null && metAt <= dueAt).length, due.length);
  };
  // Those that an outage left no time for are nobody's fault.
  const blamed = runs.filter(({ awayTo, lateUntil }) => awayTo === null || awayTo < lateUntil);
  const dueRuns = blamed.filter((run) => inside(run.dueAt));
  const won = closed('referral').filter(({ status }) => status === 'won');
  const flows = logged('flow');
  const queue = queueCounts(rows).filter(({ at }) => inside(at));
  const queues = queue.flatMap(({ waiting }) => (waiting === null ? [] : [waiting]));
  const waits = queue.flatMap(({ longest }) => (longest === null ? [] : [longest]));
  const stopped = logged('care').filter(({ details }) => details.type === 'fraud_stopped');
  const lost = closed('retention').filter(({ status }) => status === 'lost');
  const atMachines = sum(flows, 'self_service');
  const ratings = logged('rating');
  const satisfied = sum(ratings, 'satisfied');
  let down = 0;
  for (const { from, to } of lastings(rows, days, 'fault')) down += Math.floor((to - from) / 60_000);
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
    lists_seen_late: dueRuns.filter(({ seenAt }) => seenAt !== null).length,
    slack_away: Math.floor(
      naiveOutages(rows, days).reduce((all, { from, until }) => all + (until - from), 0) / 60_000,
    ),
    lists_ticked_fast: dueRuns.filter(({ burst }) => (burst ?? null) !== null).length,
    lists_missed: blamed.filter((run) => inside(run.lateUntil) && run.doneAt === null).length,
    findings: items.filter(
      ({ runId, state }) =>
        state === 'finding' && runs.some(({ id, dueAt }) => id === runId && inside(dueAt)),
    ).length,
    actions_closed: closed('action').length,
    actions_open: open('action'),
    tickets: sum(flows, 'tickets'),
    left_unserved: sum(flows, 'left'),
    waiting: queues.length === 0 ? null : queues.reduce((all, one) => all + one, 0) / queues.length,
    longest_wait: waits.length === 0 ? null : Math.max(...waits),
    diversion: percent(atMachines, atMachines + sum(flows, 'counter')),
    satisfied: percent(satisfied, satisfied + sum(ratings, 'neutral') + sum(ratings, 'dissatisfied')),
    suggestions: logged('suggestion').length,
    suggestions_answered: closed('suggestion').filter(({ status }) => status === 'answered').length,
    enquiries: logged('enquiry').length,
    enquiries_answered: closed('enquiry').length,
    praise: logged('praise').length,
    faults: logged('fault').length,
    downtime: down,
    referrals: logged('referral').length,
    referrals_won: won.length,
    referrals_amount: sum(won, 'won_amount'),
    referral_clocks: kept('referral', 'taken'),
    sales_amount: sum(logged('sale'), 'amount'),
    sales: logged('sale').filter(({ status }) => status === 'noted').length,
    retention_lost: lost.length,
    retention_lost_amount: sum(lost, 'amount'),
    care: logged('care').length,
    fraud_stopped: stopped.length,
    amount_protected: sum(stopped, 'protected'),
    education: logged('education').length,
    education_reached: sum(logged('education'), 'reached'),
    drills: logged('drill').length,
    referral_funnel_amount: sum(
      logged('referral').filter(({ status }) => status === 'won'),
      'won_amount',
    ),
    retained: closed('retention').filter(({ status }) => status === 'kept').length,
  };
}

/** When Slack was away within the days, in milliseconds; what was over in less than five minutes does not count. */
export function naiveOutages({ outages }: Rows, days: Days): { from: number; until: number }[] {
  const first = beginOf(days.first, days.timezone);
  const last = Math.min(days.now.getTime(), beginOf(daysLater(days.last, 1), days.timezone));
  const found: { from: number; until: number }[] = [];
  for (const { from, until } of outages) {
    const ended = until === null ? last : until.getTime();
    if (ended - from.getTime() < 5 * 60_000) continue;
    const within = { from: Math.max(first, from.getTime()), until: Math.min(last, ended) };
    if (within.until > within.from) found.push(within);
  }
  return found.sort((one, other) => one.from - other.from);
}

/** Every count of the queue. */
export function queueCounts(rows: Rows): { at: Date; waiting: number | null; longest: number | null }[] {
  return counted(rows)
    .records.filter(
      ({ kind, details }) =>
        kind === 'flow' && (details.waiting !== undefined || details.longest !== undefined),
    )
    .map(({ createdAt, details }) => ({
      at: createdAt,
      waiting: details.waiting === undefined ? null : Number(details.waiting),
      longest: details.longest === undefined ? null : Number(details.longest),
    }));
}

/**
 * Where records of a kind lasted within the days, in milliseconds: from the `since` that was given, or their logging, to
 * the `restored` that was given, or their closing; never longer than until they were closed.
 */
export function lastings(rows: Rows, days: Days, kind: string) {
  const first = beginOf(days.first, days.timezone);
  const last = Math.min(days.now.getTime(), beginOf(daysLater(days.last, 1), days.timezone));
  const found: { record: Rows['records'][number]; from: number; to: number }[] = [];
  for (const record of counted(rows).records) {
    if (record.kind !== kind) continue;
    const { since, restored } = record.details;
    let from = record.createdAt.getTime();
    if (since !== undefined) from = Date.parse(String(since));
    let to = Infinity;
    if (record.closedAt !== null) to = record.closedAt.getTime();
    if (record.closedAt !== null && restored !== undefined) to = Math.min(to, Date.parse(String(restored)));
    if (from < first) from = first;
    if (to > last) to = last;
    if (to > from) found.push({ record, from, to });
  }
  return found;
}

const percent = (part: number, whole: number) => (whole === 0 ? null : part / whole);

export function numbers(records: Rows['records'], detail: string): number[] {
  return records.flatMap(({ details }) => (details[detail] === undefined ? [] : [Number(details[detail])]));
}

/** In hundredths, so that no sum of money is off by a bit. */
function sum(records: Rows['records'], detail: string): number {
  let hundredths = 0;
  for (const value of numbers(records, detail)) hundredths += Math.round(value * 100);
  return hundredths / 100;
}

/** How often each value of a field occurs among the records logged, or closed, in the days. */
export function naiveTally(
  rows: Rows,
  days: Days,
  kind: string,
  at: 'createdAt' | 'closedAt',
  field: string,
): Record<string, number> {
  const { inside } = within(days);
  const counts: Record<string, number> = {};
  for (const record of counted(rows).records) {
    if (record.kind !== kind || !inside(record[at])) continue;
    const value = field === 'status' ? record.status : record.details[field];
    if (value !== undefined) counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
}
