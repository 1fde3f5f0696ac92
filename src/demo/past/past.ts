import { createHash } from 'node:crypto';
import type { Branch, Scene } from '../../domain/branch.js';
import type { Run, RunChange, Tick } from '../../domain/checklists/run.js';
import type { Member } from '../../domain/people/roles.js';
import { climb } from '../../domain/records/clocks.js';
import { kindOf } from '../../domain/records/index.js';
import type { Kind } from '../../domain/records/kind.js';
import { log } from '../../domain/records/log.js';
import { move } from '../../domain/records/move.js';
import type { Change, Clock, LobbyRecord, RecordEvent } from '../../domain/records/record.js';
import type { Calendar } from '../../domain/time/calendar.js';
import type { Crew } from '../life/crew.js';
import type { Happening } from '../life/habit.js';
import type { Agenda } from './agenda.js';

/** A record as it has become, with all that hangs on it. */
export interface Kept {
  kind: Kind;
  record: LobbyRecord;
  clocks: Map<string, Clock>;
  events: RecordEvent[];
  /** Private fields in the clear; sealed when they are written down. */
  secrets: Record<string, string>;
}

export interface KeptRun {
  run: Run;
  clock: Clock;
  ticks: Tick[];
}

export interface Settled {
  id: string;
  name: string;
  date: string;
  slot: string;
  dueAt: Date;
  cutoffAt: Date;
  state: 'done' | 'expired' | 'skipped';
  reason: string | null;
  late: boolean;
  settledAt: Date;
  subjectId: string | null;
}

export interface Noted {
  at: Date;
  actor: string;
  action: string;
  subject: string;
  data: Record<string, unknown>;
}

/** Everything that has happened in one branch, in memory, in the order in which it happened. */
export interface Past {
  branch: Branch;
  calendar: Calendar;
  members: readonly Member[];
  records: Kept[];
  runs: KeptRun[];
  occurrences: Settled[];
  presences: { personId: string; date: string; at: Date }[];
  audit: Noted[];
}

/** What a story of the past is told with. */
export interface Telling extends Crew {
  past: Past;
  agenda: Agenda;
  /** The present: what would lie behind it does not happen. */
  end: Date;
}

export const sceneAt = ({ branch, calendar, members }: Past, now: Date): Scene => ({
  branch,
  calendar,
  members,
  now,
});

/** Logs a record by the rules of its kind. @throws Refusal */
export function logged(past: Past, { kind, input, who }: Happening, now: Date): Kept {
  return keep(past, log(kind, input, who, sceneAt(past, now)).change);
}

/** Carries out a deed on a record as it stands then. @throws Refusal */
export function changed(
  past: Past,
  kept: Kept,
  now: Date,
  decide: (record: LobbyRecord, clocks: Clock[], scene: Scene) => Change,
): void {
  climbTo(past, kept, now);
  const change = decide(kept.record, [...kept.clocks.values()], sceneAt(past, now));
  kept.record = change.record;
  hang(past, kept, change);
}

/** The commonest deed. */
export function moved(
  past: Past,
  kept: Kept,
  name: string,
  given: Record<string, unknown>,
  who: Member,
  now: Date,
): void {
  changed(past, kept, now, (record, clocks, scene) =>
    move(kept.kind, name, record, clocks, given, who, scene),
  );
}

/** A press on a list, and the actions that its findings become. */
export function ticked(past: Past, kept: KeptRun, change: RunChange, who: Member, now: Date): void {
  if (change.run.version === kept.run.version) return;
  for (const spawned of change.spawned) keep(past, spawned);
  kept.run = change.run;
  kept.ticks.push(...change.ticks);
  const signed = change.run.status === 'signed';
  if (signed) kept.clock = { ...kept.clock, wakeAt: null, stoppedAt: kept.clock.stoppedAt ?? now };
  past.audit.push({
    at: now,
    actor: who.personId,
    action: signed ? 'run.signed' : 'run.ticked',
    subject: kept.run.id,
    data: { version: kept.run.version, ticks: change.ticks.map(({ itemId, state }) => ({ itemId, state })) },
  });
}

/** Takes the rungs that had come by then; who was to hear of them has heard. */
export function climbTo(past: Past, kept: Kept, now: Date): void {
  for (const [name, clock] of kept.clocks)
    if (clock.wakeAt && clock.wakeAt <= now)
      kept.clocks.set(name, climb(kept.kind, kept.record, clock, sceneAt(past, now)).clock);
}

function keep(past: Past, change: Change): Kept {
  const { record } = change;
  const number = past.records.filter((one) => one.kind.name === record.kind).length + 1;
  const kept: Kept = {
    kind: kindOf(record.kind),
    record: { ...record, number },
    clocks: new Map(),
    events: [],
    secrets: {},
  };
  past.records.push(kept);
  hang(past, kept, change);
  return kept;
}

const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

function hang(past: Past, kept: Kept, change: Change): void {
  for (const clock of change.clocks) kept.clocks.set(clock.name, clock);
  kept.events.push(...change.events);
  Object.assign(kept.secrets, change.secrets);
  for (const event of change.events)
    past.audit.push({
      at: event.at,
      actor: event.actorId ?? 'lobby',
      action: `${kept.kind.name}.${event.type}`,
      subject: kept.record.id,
      data: { event: event.id, digest: digest(event.data) },
    });
}
