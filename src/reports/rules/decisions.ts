import type { Branch } from '../../platform/directory/branch.js';
import type { Clock } from '../../platform/time/clock.js';
import { DAY } from '../../platform/time/durations.js';
import type { Period } from '../../platform/time/period.js';
import { type Kind, type LobbyRecord, nextExtension, offered } from '../../records/module.js';
import type { Report } from './report.js';
import type { Pointed, Pointers, Ranked, ReportFigures } from './report-figures.js';

/** A question that a report asks those in charge of the branch. */
export type Decision =
  /** A record without an owner: who takes it? */
  | { what: 'owner'; record: Pointed; overdue: boolean; since: Date }
  /** A record is overdue and nothing happens: does somebody else take it? */
  | { what: 'stuck'; record: Pointed; ownerId: string; dueAt: Date }
  /** A limit is near: does it get more time? `move` asks for an extension or, where `asked`, grants it. */
  | { what: 'more_time'; record: Pointed; move: string; asked: boolean; dueAt: Date }
  /** A list is missed often: do its times fit the day? */
  | { what: 'times'; list: string }
  /**
   * A finding or fault recurs: what ends it? `from` is the last item or fault, from which a corrective action would
   * be opened.
   */
  | { what: 'recurring' | 'failing'; found: Ranked; from: string };

/** What of a report still holds today; whatever was settled since needs no decision. */
export interface Today {
  now: Date;
  /** Records in the report's pointers that are still open, by id. */
  records: ReadonlyMap<string, StillOpen>;
  /** Names of lists that are switched on. */
  lists: ReadonlySet<string>;
  /** By `foundKey`: the last item or fault of what recurs and has no corrective action of its own. */
  found: ReadonlyMap<string, string>;
}

export interface StillOpen {
  ownerId: string | null;
  /** The nearest running limit. */
  dueAt: Date | null;
  createdAt: Date;
  /** When it was last changed. */
  updatedAt: Date;
  /** Whether records of the kind can be taken. */
  isTaken: boolean;
  moreTime: { move: string; asked: boolean; dueAt: Date } | null;
}

export const foundKey = ({ what, list }: Pick<Ranked, 'what' | 'list'>): string => `${list ?? ''}/${what}`;

const MAX_DECISIONS = 3;
/**
 * Time after which a record without an owner needs a decision even if it is not overdue; also time overdue after
 * which one with an owner does.
 */
const long = 3 * DAY;
/** Time before the end of a limit at which an extension should be requested. */
const near = 3 * DAY;

/** From how many times on something counts as recurring. */
const often = ({ period }: Pick<Report, 'period'>) => (period === 'week' ? 2 : 3);

/** The decisions, the most important first, three at most. None for a period that is not the latest any more. */
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

/** Complaints first; otherwise in the given order, the most overdue first. */
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

/** Extensions that were requested need an answer; for other records the question comes when the limit is near. */
function moreTime(pointers: Pointers, { now, records }: Today): Decision[] {
  return overdueFirst(pointers).flatMap((record) => {
    const still = records.get(record.id)?.moreTime;
    if (!still || (!still.asked && still.dueAt.getTime() - now.getTime() > near)) return [];
    return [{ what: 'more_time' as const, record, ...still }];
  });
}

/** The list that was missed most often. */
function missedAgain({ missed }: Pointers, { lists }: Today, least: number): Decision[] {
  const times = new Map<string, number>();
  for (const { list } of missed.first) times.set(list, (times.get(list) ?? 0) + 1);
  return [...times]
    .filter(([list, count]) => count >= least && lists.has(list))
    .sort(([, one], [, other]) => other - one)
    .slice(0, 1)
    .map(([list]) => ({ what: 'times' as const, list }));
}

/**
 * The finding that recurred most often, and of the devices that failed repeatedly the one that was out of service
 * longest.
 */
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

/** What a decision needs to know of a record now; null where it is settled. */
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
