import type { Branch } from '../../platform/directory/branch.js';
import type { Clock } from '../../platform/time/clock.js';
import { DAY } from '../../platform/time/durations.js';
import type { Period } from '../../platform/time/period.js';
import { type Kind, type LobbyRecord, nextExtension, offered } from '../../records/module.js';
import type { Report } from './report.js';
import type { Pointed, Pointers, Ranked, ReportFigures } from './report-figures.js';

/** A question that a report asks of those who answer for the branch, and where it is answered. */
export type Decision =
  /** Who takes it? */
  | { what: 'owner'; record: Pointed; overdue: boolean; since: Date }
  /** It stays overdue and nothing is done about it: does somebody else take it? */
  | { what: 'stuck'; record: Pointed; ownerId: string; dueAt: Date }
  /** Does it get more time? `move` asks for it, or grants what was asked for. */
  | { what: 'more_time'; record: Pointed; move: string; asked: boolean; dueAt: Date }
  /** Do the list's times fit the day? */
  | { what: 'times'; list: string }
  /** What ends it? `from` is the last item, or the last fault, that a corrective action would be opened of. */
  | { what: 'recurring' | 'failing'; found: Ranked; from: string };

/** What of a report is still as it was; what was settled meanwhile needs no decision. */
export interface Today {
  now: Date;
  /** Open ones that a report points at, by id. */
  records: ReadonlyMap<string, StillOpen>;
  /** Lists that come by themselves, by name. */
  lists: ReadonlySet<string>;
  /** By `foundKey`: the last item, or fault, of what was found again and again and has no corrective action of its own. */
  found: ReadonlyMap<string, string>;
}

export interface StillOpen {
  ownerId: string | null;
  /** The nearest limit that runs. */
  dueAt: Date | null;
  createdAt: Date;
  /** When anything was last done about it. */
  updatedAt: Date;
  /** Whether the kind is one that somebody takes. */
  isTaken: boolean;
  moreTime: { move: string; asked: boolean; dueAt: Date } | null;
}

export const foundKey = ({ what, list }: Pick<Ranked, 'what' | 'list'>): string => `${list ?? ''}/${what}`;

const MAX_DECISIONS = 3;
/** So long without an owner is a question, also where no limit has passed; and so long overdue with one. */
const long = 3 * DAY;
/** So long before the end of a limit it is time to ask for more. */
const near = 3 * DAY;

/** From so many times on something happens again and again. */
const often = ({ period }: Pick<Report, 'period'>) => (period === 'week' ? 2 : 3);

/** What is to be decided, the weightiest first, three at most. Of a period that another has followed since nothing is asked. */
export function decisions(
  report: Pick<Report, 'period'>,
  period: Pick<Period, 'from' | 'to'>,
  { pointers }: Pick<ReportFigures, 'pointers'>,
  today: Today,
): Decision[] {
  const length = period.to.getTime() - period.from.getTime();
  if (today.now.getTime() >= period.to.getTime() + length) return [];
  const unowned = ownerless(pointers, today);
  return [
    ...unowned.filter(({ overdue }) => overdue),
    ...moreTime(pointers, today),
    ...stuck(pointers, today),
    ...unowned.filter(({ overdue }) => !overdue),
    ...missedAgain(pointers, today, often(report)),
    ...foundAgain(pointers, today, often(report)),
  ].slice(0, MAX_DECISIONS);
}

const overdueFirst = ({ overdue, open }: Pointers): Pointed[] => [
  ...new Map([...overdue.first, ...open.first].map((record) => [record.id, record])).values(),
];

/** Complaints before all else; then as they come, the most overdue first. */
const complaintsFirst = (records: readonly Pointed[]): Pointed[] =>
  [...records].sort((one, other) => weight(one) - weight(other));
const weight = ({ kind }: Pointed) => (kind === 'complaint' ? 0 : 1);

function ownerless(pointers: Pointers, { now, records }: Today): Extract<Decision, { what: 'owner' }>[] {
  return complaintsFirst(overdueFirst(pointers)).flatMap((record) => {
    const still = records.get(record.id);
    if (!still || still.ownerId || !still.isTaken) return [];
    const overdue = still.dueAt !== null && still.dueAt <= now;
    const isLong = now.getTime() - still.createdAt.getTime() >= long;
    return overdue || isLong ? [{ what: 'owner' as const, record, overdue, since: still.createdAt }] : [];
  });
}

function stuck(pointers: Pointers, { now, records }: Today): Decision[] {
  return complaintsFirst(overdueFirst(pointers)).flatMap((record): Decision[] => {
    const { ownerId, dueAt, updatedAt } = records.get(record.id) ?? {};
    if (!ownerId || !dueAt || !updatedAt) return [];
    if (now.getTime() - Math.max(dueAt.getTime(), updatedAt.getTime()) < long) return [];
    return [{ what: 'stuck', record, ownerId, dueAt }];
  });
}

/** What was asked for waits for an answer; what was not is asked about when the limit is near. */
function moreTime(pointers: Pointers, { now, records }: Today): Decision[] {
  return overdueFirst(pointers).flatMap((record) => {
    const still = records.get(record.id)?.moreTime;
    if (!still || (!still.asked && still.dueAt.getTime() - now.getTime() > near)) return [];
    return [{ what: 'more_time' as const, record, ...still }];
  });
}

/** The list that was missed most. */
function missedAgain({ missed }: Pointers, { lists }: Today, least: number): Decision[] {
  const times = new Map<string, number>();
  for (const { list } of missed.first) times.set(list, (times.get(list) ?? 0) + 1);
  return [...times]
    .filter(([list, count]) => count >= least && lists.has(list))
    .sort(([, one], [, other]) => other - one)
    .slice(0, 1)
    .map(([list]) => ({ what: 'times' as const, list }));
}

/** The finding that recurred most, and the device that was out longest of those that failed again and again. */
function foundAgain({ rankings }: Pointers, today: Today, least: number): Decision[] {
  const asked = (what: 'recurring' | 'failing', places: readonly Ranked[] = []) =>
    places
      .flatMap((found): Decision[] => {
        const from = today.found.get(foundKey(found));
        return from && found.count >= least ? [{ what, found, from }] : [];
      })
      .slice(0, 1);
  return [...asked('recurring', rankings.recurring), ...asked('failing', rankings.devices_down)];
}

/** How a record stands as far as a decision about it goes; null where it is settled. */
export function stillOpen(
  kind: Kind,
  record: LobbyRecord,
  clocks: readonly Clock[],
  branch: Branch,
): StillOpen | null {
  if (record.closedAt || record.mergedId) return null;
  const isTaken = kind.mention === 'owner' || Object.values(kind.moves).some(({ takes }) => takes);
  const running = clocks.filter(({ stoppedAt }) => !stoppedAt).map(({ dueAt }) => dueAt.getTime());
  return {
    ownerId: record.ownerId,
    dueAt: running.length > 0 ? new Date(Math.min(...running)) : null,
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    isTaken,
    moreTime: moreTimeOf(kind, record, clocks, branch),
  };
}

function moreTimeOf(
  kind: Kind,
  record: LobbyRecord,
  clocks: readonly Clock[],
  branch: Branch,
): StillOpen['moreTime'] {
  const next = nextExtension(kind, clocks, branch);
  const found = offered(kind, record, clocks, branch).find(([, move]) => move.extends || move.extensible);
  if (!next || !found) return null;
  const [name, move] = found;
  return { move: name, asked: move.extends === true, dueAt: next.clock.dueAt };
}
