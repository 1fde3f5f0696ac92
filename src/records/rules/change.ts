import type { Acting } from '../../platform/directory/acting.js';
import type { Scene } from '../../platform/directory/branch.js';
import { maskIn } from '../../platform/directory/masking.js';
import { isParty, type Member, resolve } from '../../platform/directory/roles.js';
import { check, type Value } from '../../platform/forms/field.js';
import { Refusal } from '../../platform/refusal.js';
import { assertMay } from '../../platform/rights/rights.js';
import { earliestNotifyAt } from '../../platform/time/notify.js';
import { kindOf } from '../kinds/index.js';
import { assertWithin } from './bounds.js';
import { setClocks } from './clocks.js';
import { assertNotSubject, isConflicted } from './conflict.js';
import { event } from './events.js';
import { allFields, isOpenStatus, type Kind } from './kind.js';
import { rightsOf } from './kind-rights.js';
import type { Change, LobbyRecord } from './record.js';
import { split, splitWords } from './split.js';
import type { StandingRecord } from './standing-record.js';
import { weighed } from './threshold.js';
import { watchers } from './watch.js';

/** @throws Refusal `merged`, `fixed` where its words cannot be changed now. */
function assertNotFixed(kind: Kind, record: LobbyRecord): void {
  if (record.mergedId) throw new Refusal('merged');
  if (kind.fixed?.includes(record.status)) throw new Refusal('fixed');
}

/** @throws Refusal `merged`, `fixed`, `conflicted`, `not_allowed` where this person cannot edit it now. */
export function assertCanEdit(kind: Kind, record: LobbyRecord, who: Member): void {
  assertNotFixed(kind, record);
  assertMay(rightsOf(kind).edit, who, record);
}

/** @throws Refusal `merged`, `fixed`, `conflicted`, `not_allowed` where this person cannot merge it into another now. */
export function assertCanMerge(kind: Kind, record: LobbyRecord, who: Member): void {
  assertNotFixed(kind, record);
  assertMay(rightsOf(kind).merge, who, record);
}

/** @throws Refusal `merged`, `closed`, `conflicted`, `not_allowed` where this person cannot hand it to somebody now. */
export function assertCanHandOver(kind: Kind, record: LobbyRecord, who: Member): void {
  if (record.mergedId) throw new Refusal('merged');
  if (record.closedAt) throw new Refusal('closed');
  const { handOver, handOverFree } = rightsOf(kind);
  assertMay(record.ownerId ? handOver : handOverFree, who, record);
}

const still = (record: LobbyRecord, scene: Scene): LobbyRecord => ({
  ...record,
  version: record.version + 1,
  updatedAt: scene.now,
});
const nothingElse = { secrets: {}, clocks: [], nudges: [], spawned: [] };

/**
 * Adds a note to the timeline. Every member of the branch may, also on a closed record.
 * @throws Refusal `reader`, `faults`.
 */
export function note(record: LobbyRecord, words: string, who: Member, scene: Scene): Change {
  assertMay(rightsOf(kindOf(record.kind)).note, who, record);
  if (words.trim() === '') throw new Refusal('faults', { text: 'missing' });
  const masked = maskIn(scene.branch, words);
  return {
    ...nothingElse,
    record: still(record, scene),
    events: [event('noted', who, scene, { text: masked.text.trim() })],
    secrets: masked.masked.length > 0 ? { [`unmasked_note_${record.version + 1}`]: words } : {},
  };
}

/**
 * Hands a record to another member of the branch; one without an owner may be handed on by anybody.
 * @throws Refusal `closed`, `merged`, `not_allowed`, `conflicted`, `gone` (no such member).
 */
export function assign(
  { kind, record, clocks }: StandingRecord,
  toId: string,
  who: Member,
  scene: Scene,
): Change {
  assertCanHandOver(kind, record, who);
  const to = scene.members.find((member) => member.personId === toId);
  if (!to || !isParty(to, ['member'])) throw new Refusal('gone');
  assertNotSubject(kind, record, toId);
  const after = { ...still(record, scene), ownerId: toId };
  return {
    ...nothingElse,
    record: after,
    events: [event('assigned', who, scene, { from: record.ownerId, to: toId })],
    clocks: setClocks(kind, after, clocks, scene),
    nudges:
      toId === who.personId
        ? []
        : [{ personId: toId, why: 'assigned', urgent: false, notBefore: earliestNotifyAt(scene) }],
  };
}

/**
 * "Not mine": the owner gives the record back, and those who lead the lobby are told to find somebody else.
 * @throws Refusal `moved_on` where they are no longer its owner, `merged`.
 */
export function release({ kind, record, clocks }: StandingRecord, who: Member, scene: Scene): Change {
  if (record.mergedId) throw new Refusal('merged');
  assertMay(rightsOf(kind).release, who, record);
  const after = { ...still(record, scene), ownerId: null };
  return {
    ...nothingElse,
    record: after,
    events: [event('released', who, scene, {})],
    clocks: setClocks(kind, after, clocks, scene),
    nudges: resolve(scene.members, ['lobby_manager', 'duty_supervisor'])
      .filter(({ personId }) => personId !== who.personId && !isConflicted(kind, record, personId))
      .map(({ personId }) => ({
        personId,
        why: 'released',
        urgent: false,
        notBefore: earliestNotifyAt(scene),
      })),
  };
}

/**
 * Marks the next of a record's steps as done.
 * @param to the step on the button that was pressed; if it is done already, nothing changes.
 * @throws Refusal
 */
export function advance(
  { kind, record }: { kind: Kind; record: LobbyRecord },
  field: string,
  to: string,
  { who, scene }: Acting,
): Change | null {
  const all = allFields(kind)[field];
  if (all?.type !== 'steps' || !all.options.includes(to)) throw new Refusal('gone');
  if (record.mergedId) throw new Refusal('merged');
  assertMay(rightsOf(kind).step, who, record);
  const reached = all.options.indexOf(String(record.details[field] ?? ''));
  if (all.options.indexOf(to) <= reached) return null;
  return {
    ...nothingElse,
    record: { ...still(record, scene), details: { ...record.details, [field]: to } },
    events: [event('stepped', who, scene, { field, to })],
  };
}

/**
 * Merges a record into another one. Its number can still be found and leads there.
 * @returns the changes to both records.
 * @throws Refusal `not_same`, `merged`, `not_allowed`, `conflicted`.
 */
export function merge(
  { kind, record, clocks }: StandingRecord,
  into: LobbyRecord,
  who: Member,
  scene: Scene,
): [Change, Change] {
  assertCanMerge(kind, record, who);
  if (into.kind !== record.kind || into.branchId !== record.branchId || into.id === record.id)
    throw new Refusal('not_same');
  if (into.mergedId) throw new Refusal('merged');
  const after = { ...still(record, scene), mergedId: into.id, closedAt: record.closedAt ?? scene.now };
  return [
    {
      ...nothingElse,
      record: after,
      events: [event('merged', who, scene, { record: into.id })],
      clocks: setClocks(kind, after, clocks, scene),
    },
    {
      ...nothingElse,
      record: still(into, scene),
      events: [event('absorbed', who, scene, { record: record.id })],
    },
  ];
}

/** Undoes a merge. @throws Refusal `moved_on` where it was not merged. */
export function separate({ kind, record, clocks }: StandingRecord, who: Member, scene: Scene): Change {
  if (!record.mergedId) throw new Refusal('moved_on', { status: record.status });
  assertMay(rightsOf(kind).separate, who, record);
  const closedAt = isOpenStatus(kind, record.status) ? null : record.closedAt;
  const after = { ...still(record, scene), mergedId: null, closedAt };
  return {
    ...nothingElse,
    record: after,
    events: [event('separated', who, scene, { record: record.mergedId })],
    clocks: setClocks(kind, after, clocks, scene),
  };
}

/** The change that undoing a merge makes to the other record. @throws Refusal `moved_on` */
export function leave(into: LobbyRecord, record: LobbyRecord, who: Member, scene: Scene): Change {
  if (record.mergedId !== into.id) throw new Refusal('moved_on', { status: record.status });
  return {
    ...nothingElse,
    record: still(into, scene),
    events: [event('separated', who, scene, { record: record.id })],
  };
}

export interface Edit {
  summary?: string;
  severity?: number;
  /** By field. Null removes a public value; fields that are absent stay as they are. */
  values: Record<string, unknown>;
}

/**
 * Corrects a record; the earlier values are kept in the timeline.
 * @throws Refusal `not_allowed`, `merged`, `conflicted`, `faults`.
 */
export function edit(
  { kind, record, clocks }: StandingRecord,
  wanted: Edit,
  who: Member,
  scene: Scene,
): Change {
  assertCanEdit(kind, record, who);
  const words = wanted.summary?.trim();
  if (words === '' && !kind.text) throw new Refusal('faults', { summary: 'missing' });
  const fields = allFields(kind);
  // Only the given fields are checked: required fields of later moves may still be missing.
  const asked = Object.fromEntries(Object.entries(fields).filter(([name]) => name in wanted.values));
  const checked = check(asked, wanted.values);
  if ('faults' in checked) throw new Refusal('faults', checked.faults);
  const given = Object.fromEntries(Object.entries(wanted.values).filter(([, value]) => value !== undefined));
  const { open, files, ...hidden } = split(fields, checked.values, scene.branch);
  const said = words === undefined ? null : splitWords(kind, { text: wanted.summary ?? '' }, scene.branch);
  const secrets = { ...hidden.secrets, ...said?.secrets };
  const wished = { ...record.details };
  for (const name of Object.keys(given)) {
    if (fields[name]?.private || fields[name]?.type === 'photos') continue;
    const now = open[name];
    if (now === undefined) delete wished[name];
    else wished[name] = now;
  }
  const details = weighed(kind, wished, scene.branch);
  const before: Record<string, Value | null> = {};
  for (const name of new Set([...Object.keys(record.details), ...Object.keys(details)]))
    if (JSON.stringify(record.details[name]) !== JSON.stringify(details[name]))
      before[name] = record.details[name] ?? null;
  const after: LobbyRecord = {
    ...still(record, scene),
    summary: said && kind.text !== 'sealed' ? said.shown : record.summary,
    severity: kind.severity ? (wanted.severity ?? record.severity) : null,
    details,
  };
  assertWithin(kind, { given: Object.keys(before), details, logged: record.createdAt }, scene);
  assertNotSubject(kind, after, after.ownerId);
  const trace: Record<string, unknown> = { before };
  if (after.summary !== record.summary) trace.summary = record.summary;
  if (after.severity !== record.severity) trace.severity = record.severity;
  const unseen = [...Object.keys(secrets), ...new Set(files.map(({ field }) => field))];
  if (unseen.length > 0) trace.sealed = unseen;
  return {
    ...nothingElse,
    record: after,
    events: [event('edited', who, scene, trace)],
    secrets,
    files,
    clocks: setClocks(kind, after, clocks, scene),
    nudges: watchers(kind, { record: after, secrets }, scene, record),
  };
}
