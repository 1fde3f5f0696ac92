import type { Run, RunStatus, Tick } from '../../checklists/module.js';
import type { Register } from '../../platform/day-register.js';
import type { Value } from '../../platform/forms/field.js';
import { wallClock } from '../../platform/time/zone.js';
import { type EventType, kindOf, type LobbyRecord, type RecordEvent } from '../../records/module.js';

/** An entry of a timeline, with what it is about. */
export interface BookedEvent extends RecordEvent {
  record: Pick<LobbyRecord, 'id' | 'kind' | 'number' | 'summary' | 'severity' | 'details'> & {
    loggedAt: Date;
  };
}

/** A signature or an excuse that was given on the day for a list of an earlier one. */
export interface LaterWord {
  run: Run;
  by: string | null;
  at: Date;
}

/** Everything that happened in a branch on a local day, as it stands when it is read. */
export interface DayFacts {
  /** Local date; the day is [from, to). */
  date: string;
  from: Date;
  to: Date;
  /** When it was read. */
  now: Date;
  logged: LobbyRecord[];
  /** In the order of time. */
  events: BookedEvent[];
  /** Lists and playbooks that were opened. */
  runs: Run[];
  /** What was answered on the day on lists that were opened before. */
  laterTicks: (Tick & { run: Run })[];
  laterSignatures: LaterWord[];
  excuses: LaterWord[];
  /** Lists of earlier days whose time ran out on this one. */
  missed: Run[];
  /** What was due and came late, or not at all. */
  gaps: { name: string; at: Date; state: 'expired' | 'late' }[];
  /** What other modules have of the day, a register each. */
  registers: Register[];
  names: ReadonlyMap<string, string>;
  /** Codes of other records that are spoken of, by id. */
  codes: ReadonlyMap<string, string>;
  /** Titles of lists in the branch's own words, by name. */
  titles: ReadonlyMap<string, string>;
}

/** Every type of entry; whether it corrects what was written, rather than being something that happened on its own day. */
const corrects: Record<EventType, boolean> = {
  logged: false,
  moved: false,
  assigned: false,
  released: false,
  stepped: false,
  noted: false,
  edited: true,
  sealed: true,
  spawned: false,
  merged: true,
  absorbed: true,
  separated: true,
  acknowledged: false,
  lapsed: false,
};

export const eventTypes = Object.keys(corrects) as EventType[];

/**
 * The local day whose book a record stands in: that on which it was logged; of the words of a day's log that of which
 * they tell.
 */
export function dayOf(
  record: Pick<LobbyRecord, 'kind' | 'details'>,
  loggedAt: Date,
  timezone: string,
): string {
  const logged = wallClock(loggedAt, timezone).date;
  const { day } = record.details;
  return kindOf(record.kind).inDayLog && typeof day === 'string' && day < logged ? day : logged;
}

/** The earlier day that a new record belongs to; null where that is the day on which it was logged. */
export function earlierDay(record: LobbyRecord, { date }: Pick<DayFacts, 'date'>, timezone: string) {
  const day = dayOf(record, record.createdAt, timezone);
  return day < date ? day : null;
}

/** The same of an entry: one that corrects what was written in the book of an earlier day belongs there. */
export function correctedDay(
  { type, record }: BookedEvent,
  { date }: Pick<DayFacts, 'date'>,
  timezone: string,
) {
  const day = dayOf(record, record.loggedAt, timezone);
  return corrects[type] && day < date ? day : null;
}

/**
 * A record as a correction left it: what the next correction of the day found there, else what stands there now.
 */
export function correctedTo(event: BookedEvent, { events }: Pick<DayFacts, 'events'>) {
  const { record, at, id } = event;
  const later = events.filter(
    (one) => one.type === 'edited' && one.record.id === record.id && one.at >= at && one.id !== id,
  );
  const found = (of: (data: Record<string, unknown>) => unknown) =>
    later.map(({ data }) => of(data)).find((value) => value !== undefined);
  return {
    summary: (found(({ summary }) => summary) as string | undefined) ?? record.summary,
    severity: (found(({ severity }) => severity) as number | undefined) ?? record.severity,
    /** Null where nothing stood there any more. */
    value(name: string): Value | null {
      const next = found(({ before }) => (before as Record<string, Value | null> | undefined)?.[name]);
      return (next as Value | null | undefined) ?? record.details[name] ?? null;
    },
  };
}

/** How a list stands in the book: one whose time is over is missed, also where nobody was there to say so. */
export function statusAt(run: Run, now: Date): RunStatus {
  return run.status === 'open' && !run.recordId && now >= run.lateUntil ? 'missed' : run.status;
}
