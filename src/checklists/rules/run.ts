import { beginning } from '../../platform/cut.js';
import type { Acting } from '../../platform/directory/acting.js';
import type { Scene } from '../../platform/directory/branch.js';
import { maskIn } from '../../platform/directory/masking.js';
import type { Member, Party } from '../../platform/directory/roles.js';
import { check, type Field, type Value } from '../../platform/forms/field.js';
import { Refusal } from '../../platform/refusal.js';
import { assertMay, may } from '../../platform/rights/rights.js';
import { type Change, flow, log } from '../../records/module.js';
import type { RunRules } from './checklist.js';
import { type Found, type ListScene, toRecord } from './finding.js';
import { isGood, type LineRule } from './line.js';
import { rights, signRight } from './list-rights.js';

export const itemStates = ['open', 'done', 'na', 'finding'] as const;
export type ItemState = (typeof itemStates)[number];

export interface Item {
  id: string;
  position: number;
  group: string;
  groupText: string;
  text: string;
  /** Its rule; null: a plain box to tick. */
  rule: LineRule | null;
  /** The answer. Photos are stored elsewhere; here is only their number. */
  value: Value | null;
  state: ItemState;
  note: string | null;
  by: string | null;
  at: Date | null;
  /** The id of the record that a finding became. */
  actionId: string | null;
  /** Why it cannot be ticked yet; computed by `fillIn`, never stored. */
  waits?: string;
}

/** How many boxes one person ticked in how many seconds. */
export interface TickedFast {
  items: number;
  seconds: number;
  by: string;
  at: Date;
}

export interface Signature {
  by: string;
  at: Date;
}

/** `settled`: every item is answered, a signature is missing. `missed`: the time for it is over. */
export const runStatuses = ['open', 'settled', 'signed', 'missed'] as const;
export type RunStatus = (typeof runStatuses)[number];

export interface Run {
  id: string;
  branchId: string;
  list: string;
  date: string;
  slot: string;
  /** For a playbook, the record in whose thread it is; then nobody is responsible for it and nobody signs it. */
  recordId: string | null;
  status: RunStatus;
  version: number;
  opensAt: Date;
  dueAt: Date;
  lateUntil: Date;
  doneAt: Date | null;
  /** When it was posted, if that was late; its limits were shifted accordingly. */
  seenAt: Date | null;
  /** The limits include the outages of Slack that ended by then. */
  awayTo: Date | null;
  /** Its title and rules as of posting; null for runs from versions that did not store them, which use today's. */
  rules: (RunRules & { title: string }) | null;
  /** Why it was missed, in the branch head's words. */
  excuse: string | null;
  /** The most boxes that one person ticked within seconds; a remark that is not counted against anybody. */
  burst: TickedFast | null;
  signatures: Signature[];
  items: Item[];
}

export interface Tick {
  itemId: string;
  personId: string;
  seen: number;
  version: number;
  state: ItemState;
  at: Date;
}

/** What can happen to a list; each is recorded in the audit trail under its own name. */
export const happenings = [
  'ticked',
  'answered',
  // Filled in by Lobby.
  'filled',
  'found',
  'not_applicable',
  'released',
  'signed',
  'excused',
] as const;
export type Happened = (typeof happenings)[number];

/** The name in the audit trail. */
export const actionOf = (happened: Happened) => `run.${happened}` as const;

/** The changes that a press makes to a list; written in one transaction. */
export interface RunChange {
  happened: Happened;
  run: Run;
  /** The items of `run` that changed. */
  changed: Item[];
  ticks: Tick[];
  spawned: Change[];
  /** Photos that were given as answers, by the ids of their files in Slack. */
  files?: { item: string; file: string }[];
}

/** Whether the item is a box that people tick, rather than a question or a line that Lobby fills in. */
export const isBox = ({ rule }: Pick<Item, 'rule'>): boolean => !rule?.asks && !isKnown({ rule });

/** Whether only Lobby fills the item in. */
export const isKnown = ({ rule }: Pick<Item, 'rule'>): boolean =>
  rule?.knows !== undefined && rule.asked !== true;

/** Whether people answer the item in a form. */
export const isQuestion = (item: Pick<Item, 'rule'>): boolean =>
  item.rule?.asks !== undefined && !isKnown(item);

/** Whether the item must still be settled before the list can be signed. */
export const isOwed = (item: Pick<Item, 'rule' | 'state'>): boolean =>
  item.state === 'open' && !item.rule?.optional;

/** Whether the item has ever had an answer or a finding; that cannot be undone by marking it as not applicable. */
const isOnRecord = ({ value, state, actionId }: Pick<Item, 'value' | 'state' | 'actionId'>): boolean =>
  value !== null || state === 'finding' || actionId !== null;

/**
 * Whether only the branch head may mark the item as not applicable: Lobby fills it in, it always applies, or it has
 * an answer.
 */
const isHeads = (item: Pick<Item, 'rule' | 'value' | 'state' | 'actionId'>): boolean =>
  isKnown(item) || item.rule?.always === true || isOnRecord(item);

/** Whether the branch head has waived the item, although it has an answer or a finding or is filled in by Lobby. */
export const isReleased = (item: Pick<Item, 'rule' | 'value' | 'state' | 'actionId'>): boolean =>
  item.state === 'na' && isHeads(item);

/** @throws Refusal `reader`, `signed`, `past`, `too_early` where this person cannot answer the list now. */
export function assertCanAnswer(run: Run, who: Member, scene: Scene): void {
  assertMay(rights['checklists.answer'], who);
  if (run.status === 'signed') throw new Refusal('signed');
  if (run.status === 'missed') throw new Refusal('past');
  if (scene.now < run.opensAt) throw new Refusal('too_early');
}

/**
 * A line with posts is answered by whoever was rostered there that day, and once it has an answer only by the same person; superiors
 * may always answer it. If nobody was rostered there, anybody may, and the line then belongs to them.
 * @throws Refusal `not_their_line`
 */
function assertIsTheirs({ rule, text, by }: Item, who: Member, { members, desk }: ListScene): void {
  if (!rule?.posts || may(rights['checklists.answer_for_others'], who)) return;
  const stood = rule.posts.flatMap((post) => desk?.stood?.get(post) ?? []);
  const theirs = by !== null && (stood.length === 0 || stood.includes(by)) ? [by] : stood;
  if (theirs.length === 0 || theirs.includes(who.personId)) return;
  const names = members.filter(({ personId }) => theirs.includes(personId)).map(({ name }) => name);
  throw new Refusal('not_their_line', { line: text, names: names.join(', ') });
}

/**
 * The items' states as this person's screen shows them in a message of version `seen`: the log up to that version,
 * and their own later presses on the same message.
 */
function shown(run: Run, ticks: readonly Tick[], seen: number, personId: string): Map<string, ItemState> {
  const states = new Map<string, ItemState>(run.items.map((item) => [item.id, 'open']));
  for (const tick of ticks)
    if (tick.version <= seen || (tick.seen === seen && tick.personId === personId))
      states.set(tick.itemId, tick.state);
  return states;
}

/**
 * Ticks of one group of checkboxes.
 * @param ticks the run's whole log, oldest first.
 * @param seen the version of the run that the pressed message showed.
 * @param selected ids of the items that are ticked now. Only the difference to what the person saw is applied, so
 *   that people who press at the same time do not undo each other's ticks.
 */
export function tick(
  run: Run,
  ticks: readonly Tick[],
  { group, seen, selected }: { group: string; seen: number; selected: readonly string[] },
  { who, scene }: Acting,
): RunChange {
  assertCanAnswer(run, who, scene);
  const before = shown(run, ticks, seen, who.personId);
  const answers = new Map<string, ItemState>();
  for (const item of run.items.filter((one) => one.group === group && isBox(one))) {
    const was = before.get(item.id);
    const is = selected.includes(item.id);
    // The message was drawn before it was known that the item must wait.
    if (was === 'open' && is && item.waits !== undefined) throw new Refusal('not_yet');
    if (was === 'open' && is) answers.set(item.id, 'done');
    if (was === 'done' && !is) answers.set(item.id, 'open');
  }
  return answer(run, answers, seen, { who, scene });
}

/** Ticks every box of a group that can be ticked now. */
export function tickAll(run: Run, group: string, { who, scene }: Acting): RunChange {
  assertCanAnswer(run, who, scene);
  const all = run.items.filter((item) => item.group === group && isTickable(item));
  return answer(run, new Map(all.map(({ id }) => [id, 'done'])), run.version, { who, scene });
}

/** A box that can be ticked now. */
const isTickable = (item: Item): boolean => isBox(item) && item.state === 'open' && item.waits === undefined;

/** A box that can be ticked now with its whole group. */
export const goesWithGroup = (item: Item): boolean => isTickable(item) && item.rule?.single !== true;

/**
 * Ticks everything that is still open in a group with one press, except boxes that must be ticked one by one.
 * @throws Refusal `box_by_box` where nothing else is open
 */
export function tickGroup(run: Run, group: string, who: Member, scene: Scene): RunChange {
  assertCanAnswer(run, who, scene);
  const all = run.items.filter((item) => item.group === group && isTickable(item));
  const open = all.filter(goesWithGroup);
  if (all.length > 0 && open.length === 0) throw new Refusal('box_by_box');
  return answer(run, new Map(open.map((item) => [item.id, 'done'])), run.version, { who, scene });
}

/**
 * Marks an item as a finding or as not applicable, with a note. A finding becomes a corrective action or a fault. An
 * item that has an answer or a finding, or is filled in by Lobby, can only be waived by the branch head, with the
 * note as the reason.
 * @throws Refusal `answered` (where only the head may waive it), `not_their_line`, `faults`, `stale` (no such item), `signed`, `past`, `too_early`, `reader`.
 */
export function report(
  run: Run,
  found: Omit<Found, 'state'> & { itemId: string; state: 'finding' | 'na' },
  who: Member,
  scene: ListScene,
): RunChange {
  assertCanAnswer(run, who, scene);
  const item = run.items.find((one) => one.id === found.itemId);
  if (!item) throw new Refusal('stale');
  const releases = found.state === 'na' && isHeads(item);
  if (releases) assertMay(rights['checklists.release'], who);
  else assertIsTheirs(item, who, scene);
  if (found.note.trim() === '') throw new Refusal('faults', { note: 'missing' });
  const spawned = found.state === 'finding' ? [toRecord(foundOnly(found), item, run, { who, scene })] : [];
  const version = run.version + 1;
  const answered: Item = {
    ...item,
    state: found.state,
    note: maskIn(scene.branch, found.note.trim()).text,
    by: who.personId,
    at: scene.now,
    actionId: spawned[0]?.record.id ?? item.actionId,
  };
  const tick: Tick = {
    itemId: item.id,
    personId: who.personId,
    seen: run.version,
    version,
    state: found.state,
    at: scene.now,
  };
  const happened = found.state === 'finding' ? 'found' : releases ? 'released' : 'not_applicable';
  return { happened, ...settle(run, version, [answered], scene.now), ticks: [tick], spawned };
}

const foundOnly = ({ itemId: _, state: _state, ...found }: Parameters<typeof report>[1]): Found => ({
  ...found,
  ...(found.becomes === 'fault' ? { state: 'out' as const } : {}),
});

/** The name of the field that says which device an answer is about. */
export const deviceOf = (itemId: string) => `${itemId}.device`;

/**
 * Answers questions of a list. An unacceptable answer is a finding, and becomes a corrective action or a fault of the
 * device that is named with it. A count of the queue also becomes a record of the kind `flow`, from which figures are
 * computed.
 * @param given answers by item id; items that are not in it stay as they are.
 * @throws Refusal `faults` (by item id), `not_their_line`, `stale`, `signed`, `past`, `too_early`, `reader`.
 */
export function answerQuestions(
  run: Run,
  given: Readonly<Record<string, unknown>>,
  who: Member,
  scene: ListScene,
): RunChange {
  assertCanAnswer(run, who, scene);
  // The form is prefilled, so unchanged values are not new answers of this person.
  const asked = run.items.filter(
    (item) => isQuestion(item) && given[item.id] !== undefined && given[item.id] !== item.value,
  );
  const fields = Object.fromEntries(asked.map(({ id, rule }) => [id, rule?.asks as Field]));
  const answers = Object.fromEntries(asked.map(({ id }) => [id, given[id]]));
  const checked = check(fields, answers);
  if ('faults' in checked) throw new Refusal('faults', checked.faults);
  for (const item of asked) assertIsTheirs(item, who, scene);
  const version = run.version + 1;
  const files: { item: string; file: string }[] = [];
  const changed = asked.flatMap((item): Item[] => {
    const value = checked.values[item.id];
    // No answer was given; the item stays as it is.
    if (value === undefined) return [];
    const by = { by: who.personId, at: scene.now };
    if (item.rule?.asks?.type === 'photos') {
      const pictures = value as string[];
      for (const file of pictures) files.push({ item: item.id, file });
      return [{ ...item, ...by, state: 'done', value: pictures.length + Number(item.value ?? 0) }];
    }
    const kept = typeof value === 'string' ? maskIn(scene.branch, value).text : value;
    if (isGood(item.rule?.good, kept)) return [{ ...item, ...by, state: 'done', value: kept }];
    return [{ ...item, ...by, state: 'finding', value: kept, note: beyond(item, kept) }];
  });
  const found = findingsOf(changed, given, run, { who, scene });
  for (const item of changed) item.actionId = found.get(item.id)?.record.id ?? item.actionId;
  const spawned = [...new Set(found.values()), ...queueCounted(changed, { who, scene })];
  const ticks = changed.map(({ id, state }) => ({
    itemId: id,
    personId: who.personId,
    seen: run.version,
    version,
    state,
    at: scene.now,
  }));
  return {
    happened: 'answered',
    ...settle(run, changed.length > 0 ? version : run.version, changed, scene.now),
    ticks,
    spawned,
    files,
  };
}

/**
 * The records that bad answers become, by item id: one record for all answers about the same thing.
 * @throws Refusal `faults` where no device is named
 */
function findingsOf(
  changed: readonly Item[],
  given: Readonly<Record<string, unknown>>,
  run: Run,
  acting: { who: Member; scene: ListScene },
): Map<string, Change> {
  const about = ({ id, rule }: Item) => rule?.finds?.about ?? id;
  const bad = changed.filter(({ state }) => state === 'finding');
  const found = new Map<string, Change>();
  for (const item of bad) {
    const together = bad.filter((one) => about(one) === about(item));
    const [first] = together;
    const before = first && found.get(first.id);
    if (before) found.set(item.id, before);
    else found.set(item.id, toRecord(badAnswer(item, together, given, acting.scene), item, run, acting));
  }
  return found;
}

function badAnswer(
  { id, rule, value }: Item,
  together: readonly Item[],
  given: Readonly<Record<string, unknown>>,
  { branch }: ListScene,
): Found {
  const note = together.map((one) => one.note).join(', ');
  const { finds } = rule ?? {};
  if (finds?.as !== 'fault') return { note };
  const devices = branch.settings.lists?.devices ?? [];
  const device = given[deviceOf(id)];
  const named =
    typeof device === 'string' && device.trim() !== '' ? beginning(device.trim(), 100) : undefined;
  if (devices.length > 0 && !named) throw new Refusal('faults', { [deviceOf(id)]: 'missing' });
  // The device was removed from the branch's list in the meantime.
  if (devices.length > 0 && named && !devices.includes(named))
    throw new Refusal('faults', { [deviceOf(id)]: 'invalid' });
  const state = value === finds.worst ? 'out' : 'degraded';
  return { note, becomes: 'fault', state, ...(named ? { device: named } : {}) };
}

/** The record of a count of the queue, so that patrols, heat map and figures have one source. */
function queueCounted(changed: readonly Item[], { who, scene }: Acting): Change[] {
  if (scene.branch.settings.kindsOff?.includes(flow.name)) return [];
  const counted = (fact: string) => {
    const value = changed.find(({ rule }) => rule?.knows === fact)?.value;
    return typeof value === 'number' ? value : undefined;
  };
  const [waiting, longest] = [counted('queue_waiting'), counted('queue_longest')];
  if (waiting === undefined && longest === undefined) return [];
  const values = {
    ...(waiting === undefined ? {} : { waiting }),
    ...(longest === undefined ? {} : { longest }),
  };
  return [log(flow, { text: '', values, free: true }, who, scene).change];
}

/** What is wrong with an answer, in a form that needs no translation: `Temperature: 31 (18–28)`, `Cash: Low (Full)`. */
function beyond({ text, rule }: Item, value: Value): string {
  const { good } = rule ?? {};
  if (good && 'options' in good) return `${text}: ${value} (${good.options.join(' / ')})`;
  if (rule?.asks?.type === 'amount') return `${text}: ${Number(value) > 0 ? '+' : ''}${value}`;
  const { least, most } = good ?? {};
  return `${text}: ${value} (${least ?? ''}–${most ?? ''})`;
}

/** @throws Refusal `not_allowed` where this person may not excuse it, `moved_on` where it was not missed. */
export function assertCanExcuse(run: Run, who: Member): void {
  assertMay(rights['checklists.excuse'], who);
  if (run.status !== 'missed') throw new Refusal('moved_on');
}

/** Records why a list was missed, in the branch head's words. @throws Refusal `not_allowed`, `moved_on`, `faults`. */
export function excuse(run: Run, why: string, who: Member, { branch }: Pick<Scene, 'branch'>): RunChange {
  assertCanExcuse(run, who);
  if (why.trim() === '') throw new Refusal('faults', { why: 'missing' });
  const after = { ...run, excuse: maskIn(branch, why.trim()).text, version: run.version + 1 };
  return { happened: 'excused', run: after, changed: [], ticks: [], spawned: [] };
}

/**
 * @throws Refusal `not_allowed`, `same_person`, `signed`, `past`, `gone` where this person cannot sign here, whatever
 *   is still open.
 */
export function assertCanSign(rules: RunRules, run: Run, who: Member, scene: Scene): void {
  assertCanAnswer(run, who, scene);
  if (run.recordId) throw new Refusal('gone');
  assertMay(signRight(nextSigners(rules, run)), who);
  if (run.signatures.some(({ by }) => by === who.personId)) throw new Refusal('same_person');
}

/**
 * Adds the next signature to a run whose items are all settled; the last one closes it.
 * @throws Refusal `items_open`, `difference_open`, `not_allowed`, `same_person`, `signed`, `past`.
 */
export function sign(rules: RunRules, run: Run, who: Member, scene: Scene): RunChange {
  assertCanSign(rules, run, who, scene);
  if (run.items.some(isOwed)) throw new Refusal('items_open');
  if (run.items.some(({ rule, state }) => rule?.blocks && state === 'finding'))
    throw new Refusal('difference_open');
  const signatures = [...run.signatures, { by: who.personId, at: scene.now }];
  const status = signatures.length < rules.signatures.length ? 'settled' : 'signed';
  return {
    happened: 'signed',
    run: { ...run, status, version: run.version + 1, signatures },
    changed: [],
    ticks: [],
    spawned: [],
  };
}

/** Who may give the next signature. */
export function nextSigners(rules: RunRules, run: Run): readonly Party[] {
  return rules.signatures[run.signatures.length] ?? [];
}

/** The ticks of a press, and the items that they change. */
function answer(run: Run, answers: Map<string, ItemState>, seen: number, { who, scene }: Acting): RunChange {
  const version = run.version + 1;
  const ticks: Tick[] = [];
  const changed: Item[] = [];
  for (const item of run.items) {
    const state = answers.get(item.id);
    // A finding or "not applicable" is only replaced by another one; a tick on an older drawing does not remove it.
    if (!state || item.state === 'finding' || item.state === 'na' || !isBox(item)) continue;
    // A press that changes nothing is logged too, because the person's next press is compared with what their screen
    // then shows.
    ticks.push({ itemId: item.id, personId: who.personId, seen, version, state, at: scene.now });
    if (state !== item.state) changed.push({ ...item, state, by: who.personId, at: scene.now });
  }
  const settled = settle(run, ticks.length > 0 ? version : run.version, changed, scene.now);
  return { happened: 'ticked', ...settled, ticks, spawned: [] };
}

/** The run with its items changed, and the status that follows. */
export function settle(
  run: Run,
  version: number,
  changed: Item[],
  now: Date,
): Pick<RunChange, 'run' | 'changed'> {
  const items = run.items.map((item) => changed.find(({ id }) => id === item.id) ?? item);
  const settled = !items.some(isOwed);
  const doneAt = settled ? (run.doneAt ?? now) : null;
  // A change of substance removes the signatures, which were given for other answers. A new wording of a known fact
  // is not such a change.
  const isOther = ({ id, state, value, by }: Item) => {
    const before = run.items.find((one) => one.id === id);
    return by !== null || before?.state !== state || before.value !== value;
  };
  const signatures = changed.some(isOther) ? [] : run.signatures;
  const status = settled ? 'settled' : 'open';
  return { run: { ...run, items, version, status, doneAt, signatures }, changed };
}

/** A run's state in one word, for the message's head and the reports. */
export type RunState = 'waiting' | 'open' | 'overdue' | 'settled' | 'done' | 'signed' | 'late' | 'missed';

export function runState(
  run: Pick<Run, 'status' | 'opensAt' | 'dueAt' | 'doneAt' | 'recordId'>,
  now: Date,
): RunState {
  if (run.recordId) return run.status === 'settled' ? 'done' : 'open';
  if (run.status === 'missed') return 'missed';
  if (run.status === 'signed') return run.doneAt && run.doneAt > run.dueAt ? 'late' : 'signed';
  if (run.status === 'settled') return 'settled';
  if (now < run.opensAt) return 'waiting';
  return now > run.dueAt ? 'overdue' : 'open';
}
