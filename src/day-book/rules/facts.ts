import type { Run, RunStatus, Tick } from '../../checklists/module.js';
import type { Register } from '../../platform/day-register.js';
import type { Value } from '../../platform/forms/field.js';
import { wallClock } from '../../platform/time/zone.js';
import { type EventType, kindOf, type LobbyRecord, type RecordEvent } from '../../records/module.js';

/** An entry of a timeline, with its record. */
export interface BookedEvent extends RecordEvent {
  record: Pick<LobbyRecord, 'id' | 'kind' | 'number' | 'summary' | 'severity' | 'details'> & {
    loggedAt: Date;
  };
}

/** A signature or an excuse given on this day for a list of an earlier day. */
export interface LaterWord {
  run: Run;
  by: string | null;
  at: Date;
}

/** Everything that happened in a branch on a local day, as known at `now`. */
export interface DayFacts {
  /** Local date; the day is [from, to). */
  date: string;
  from: Date;
  to: Date;
  /** When it was read. */
  now: Date;
  logged: LobbyRecord[];
  /** By time. */
  events: BookedEvent[];
  /** Lists and playbooks that were opened. */
  runs: Run[];
  /** Answers of this day on lists that were opened before it. */
  laterTicks: (Tick & { run: Run })[];
  laterSignatures: LaterWord[];
  excuses: LaterWord[];
  /** Lists of earlier days that became missed on this one. */
  missed: Run[];
  /** Routines that were carried out late, or not at all. */
  gaps: { name: string; at: Date; state: 'expired' | 'late' }[];
  /** Registers of other modules. */
  registers: Register[];
  names: ReadonlyMap<string, string>;
  /** Codes of the other records that are mentioned, by id. */
  codes: ReadonlyMap<string, string>;
  /** Titles of lists in the branch's own words, by name. */
  titles: ReadonlyMap<string, string>;
}

/**
 * By type of entry, whether it corrects what an earlier book says (and so belongs to that day), rather than being an
 * event of the day on which it was made.
 */
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
 * The local day whose book holds a record: the day on which it was logged; for kinds that belong to the log of a day
 * (`inDayLog`), the day that the record is about.
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

/** The earlier day that a new record belongs to; null where it belongs to the day on which it was logged. */
export function earlierDay(record: LobbyRecord, { date }: Pick<DayFacts, 'date'>, timezone: string) {
  const day = dayOf(record, record.createdAt, timezone);
  return day < date ? day : null;
}

/**
 * The earlier day that a timeline entry belongs to: that of the record whose book it corrects; null for any other
 * entry.
 */
export function correctedDay(
  { type, record }: BookedEvent,
  { date }: Pick<DayFacts, 'date'>,
  timezone: string,
) {
  const day = dayOf(record, record.loggedAt, timezone);
  return corrects[type] && day < date ? day : null;
}

/**
 * A record's values after a correction. An entry keeps only the values before it, so these are taken from the next
 * correction of the day, or else from the record as it is now.
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
    /** Null where the field was emptied. */
    value(name: string): Value | null {
      const next = found(({ before }) => (before as Record<string, Value | null> | undefined)?.[name]);
      return (next as Value | null | undefined) ?? record.details[name] ?? null;
    },
  };
}

/** A list's status in the book. An open list whose time is over is missed, even if Lobby has not marked it so yet. */
export function statusAt(run: Run, now: Date): RunStatus {
  return run.status === 'open' && !run.recordId && now >= run.lateUntil ? 'missed' : run.status;
}
