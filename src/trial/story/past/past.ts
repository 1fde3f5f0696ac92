import type { Press, Run, Tick } from '../../../checklists/module.js';
import type { Branch, Scene } from '../../../platform/directory/branch.js';
import type { Member } from '../../../platform/directory/roles.js';
import type { Occurrence } from '../../../platform/schedule/store/occurrences.js';
import type { Calendar } from '../../../platform/time/calendar.js';
import type { Clock } from '../../../platform/time/clock.js';
import type { Kind, LobbyRecord, RecordEvent } from '../../../records/module.js';
import type { Crew } from '../life/crew.js';
import type { Agenda } from './agenda.js';

/** A record in its current state, with everything that belongs to it. */
export interface Kept {
  kind: Kind;
  record: LobbyRecord;
  clocks: Map<string, Clock>;
  events: RecordEvent[];
  /** Who has read it, and when, where it must be read: person id → time. */
  readers: Map<string, Date>;
  /** Private fields in the clear; sealed when they are stored. */
  secrets: Record<string, string>;
}

/** A list or a playbook in its current state, with every press on it. */
export interface KeptRun {
  run: Run;
  /** Null: a playbook, which nobody is reminded of. */
  clock: Clock | null;
  presses: Press[];
}

/** Everything that has happened in one branch, in memory, in the order in which it happened. */
export interface Past {
  branch: Branch;
  calendar: Calendar;
  members: readonly Member[];
  records: Kept[];
  runs: KeptRun[];
  /** Settled occurrences of routines. */
  occurrences: Occurrence[];
  presences: { personId: string; date: string; at: Date }[];
}

/** What is needed to make up the past. */
export interface Telling extends Crew {
  past: Past;
  agenda: Agenda;
  /** The present: nothing happens after it. */
  end: Date;
}

export const sceneAt = ({ branch, calendar, members }: Past, now: Date): Scene => ({
  branch,
  calendar,
  members,
  now,
});

export const ticksOf = ({ presses }: KeptRun): Tick[] => presses.flatMap(({ change }) => change.ticks);
