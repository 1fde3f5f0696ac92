import type { RunChange } from '../../../checklists/module.js';
import type { Scene } from '../../../platform/directory/branch.js';
import type { Member } from '../../../platform/directory/roles.js';
import { type Clock, stopped } from '../../../platform/time/clock.js';
import { HOUR } from '../../../platform/time/durations.js';
import { openedBy } from '../../../playbooks/module.js';
import {
  type Change,
  event,
  kindOf,
  type LobbyRecord,
  lapse,
  log,
  patternWords,
  runDueSteps,
  type Watch,
  withConsequences,
} from '../../../records/module.js';
import type { Happening } from '../life/habit.js';
import { type Kept, type KeptRun, type Past, sceneAt } from './past.js';

/** What a change creates: records, including its own where that is new, and playbooks. */
export interface Born {
  records: Kept[];
  playbooks: KeptRun[];
}

/** Logs a record by the rules of its kind. @throws Refusal */
export function logged(past: Past, { kind, input, who }: Happening, now: Date): Born & { kept: Kept } {
  const scene = sceneAt(past, now);
  const { change } = log(kind, input, who, scene);
  const whole = withConsequences(
    kind,
    { change, before: undefined },
    { who, scene },
    patternWords(past.branch),
  );
  const born = keep(past, whole);
  const [kept] = born.records;
  if (!kept) throw new Error(`no ${kind.name} was kept`);
  return { ...born, kept };
}

/** Changes a record in its state at that time. @throws Refusal */
export function changed(
  past: Past,
  kept: Kept,
  now: Date,
  decide: (record: LobbyRecord, clocks: Clock[], scene: Scene, readers: ReadonlySet<string>) => Change | null,
): Born {
  climbTo(past, kept, now);
  const readers = new Set(kept.readers.keys());
  const change = decide(kept.record, [...kept.clocks.values()], sceneAt(past, now), readers);
  return change ? take(past, kept, change) : { records: [], playbooks: [] };
}

function take(past: Past, kept: Kept, change: Change): Born {
  kept.record = change.record;
  return hang(past, kept, change);
}

/** A press on a list, and the actions that its findings become. */
export function ticked(
  past: Past,
  kept: KeptRun,
  change: RunChange,
  { who, now }: { who: Member; now: Date },
): Kept[] {
  if (change.run.version === kept.run.version) return [];
  const actions = change.spawned.flatMap((spawned) => keep(past, spawned).records);
  kept.run = change.run;
  kept.presses.push({ change, actor: who.personId, at: now });
  if (change.run.status === 'signed' && kept.clock && !kept.clock.stoppedAt)
    kept.clock = { ...kept.clock, ...stopped(now) };
  return actions;
}

/** Takes all steps of a record's limits that were due by then, each at its time; reminders are dropped. */
export function climbTo(past: Past, kept: Kept, now: Date): void {
  for (let next = nextStep(kept, now); next; next = nextStep(kept, now)) {
    const scene = sceneAt(past, next.at);
    const { clock, closes } = runDueSteps(kept, next.clock, scene, {
      readers: new Set(kept.readers.keys()),
    });
    kept.clocks.set(clock.name, clock);
    if (closes) take(past, kept, lapse({ ...kept, clocks: [...kept.clocks.values()] }, closes, scene));
  }
}

/** The earliest step of a record's limits that is due by then. */
function nextStep({ clocks }: Kept, now: Date): { clock: Clock; at: Date } | undefined {
  const [first] = [...clocks.values()]
    .flatMap((clock) => (clock.wakeAt && clock.wakeAt <= now ? [{ clock, at: clock.wakeAt }] : []))
    .sort((one, other) => one.at.getTime() - other.at.getTime());
  return first;
}

function keep(past: Past, change: Change): Born {
  const { record } = change;
  const number = past.records.filter((one) => one.kind.name === record.kind).length + 1;
  const kept: Kept = {
    kind: kindOf(record.kind),
    record: { ...record, number },
    clocks: new Map(),
    events: [],
    secrets: {},
    readers: new Map(),
  };
  past.records.push(kept);
  const { records, playbooks } = hang(past, kept, change);
  return { records: [kept, ...records], playbooks };
}

function hang(past: Past, kept: Kept, change: Change): Born {
  for (const clock of change.clocks) kept.clocks.set(clock.name, clock);
  Object.assign(kept.secrets, change.secrets);
  for (const { personId, at } of change.acks ?? []) kept.readers.set(personId, at);
  kept.events.push(...change.events);
  const playbooks = openedBy(change, past.branch).map((run): KeptRun => ({ run, clock: null, presses: [] }));
  past.runs.push(...playbooks);
  const born = change.spawned.map((spawned) => keep(past, spawned));
  for (const { watch, change: opened } of change.patterns ?? []) {
    if (!isFull(past, kept, watch)) continue;
    born.push(keep(past, opened));
    const { kind, id } = opened.record;
    kept.events.push(event('spawned', null, { now: change.record.updatedAt }, { kind, record: id }));
  }
  return {
    records: born.flatMap(({ records }) => records),
    playbooks: [...playbooks, ...born.flatMap((one) => one.playbooks)],
  };
}

/**
 * Whether a record completes the number of a watch, and what the watch opens is not already open for the same thing.
 */
function isFull({ records }: Past, { record }: Kept, { same, times, hours, opens }: Watch): boolean {
  const since = record.createdAt.getTime() - hours * HOUR;
  const value = record.details[same];
  const alike = records.filter(({ record: one }) => one.kind === record.kind && one.details[same] === value);
  const isOpen = records.some(
    ({ record: one }) =>
      one.kind === opens && !one.closedAt && alike.some(({ record: { id } }) => id === one.parentId),
  );
  return !isOpen && alike.filter(({ record: { createdAt } }) => createdAt.getTime() > since).length >= times;
}
