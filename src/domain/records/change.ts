import type { Scene } from '../branch.js';
import { check, type Value } from '../field.js';
import { isParty, leaders, type Member } from '../people/roles.js';
import { mask } from '../privacy/mask.js';
import { awake, setClocks } from './clocks.js';
import { allFields, type Kind } from './kind.js';
import { event, part } from './log.js';
import { type Change, type Clock, type LobbyRecord, Refusal } from './record.js';
import { watchers } from './watch.js';

/** Who may hand over and edit. */
const keepers = ['owner', 'reporter', ...leaders] as const;

const still = (record: LobbyRecord, scene: Scene): LobbyRecord => ({
  ...record,
  version: record.version + 1,
  updatedAt: scene.now,
});
const nothingElse = { secrets: {}, clocks: [], nudges: [], spawned: [] };

/** Makes a note in the timeline; anybody of the branch may, also on a closed record. */
export function note(record: LobbyRecord, words: string, who: Member, scene: Scene): Change {
  if (!isParty(who, ['member'])) throw new Refusal('reader');
  if (words.trim() === '') throw new Refusal('faults', { text: 'missing' });
  const masked = mask(words);
  return {
    ...nothingElse,
    record: still(record, scene),
    events: [event('noted', who, scene, { text: masked.text.trim() })],
    secrets: masked.masked.length > 0 ? { [`unmasked_note_${record.version + 1}`]: words } : {},
  };
}

/** Hands a record to another member of the branch. @throws Refusal `closed`, `not_allowed`, `gone` (no such member). */
export function assign(
  kind: Kind,
  record: LobbyRecord,
  clocks: readonly Clock[],
  toId: string,
  who: Member,
  scene: Scene,
): Change {
  if (record.closedAt) throw new Refusal('closed');
  if (!isParty(who, keepers, record)) throw new Refusal('not_allowed');
  const to = scene.members.find((member) => member.personId === toId);
  if (!to || !isParty(to, ['member'])) throw new Refusal('gone');
  const after = { ...still(record, scene), ownerId: toId };
  return {
    ...nothingElse,
    record: after,
    events: [event('assigned', who, scene, { from: record.ownerId, to: toId })],
    clocks: setClocks(kind, after, clocks, scene),
    nudges:
      toId === who.personId
        ? []
        : [{ personId: toId, why: 'assigned', urgent: false, notBefore: awake(scene) }],
  };
}

export interface Edit {
  summary?: string;
  severity?: number;
  /** An empty value takes a public field away; a private one that is not given stays as it is. */
  values: Record<string, unknown>;
}

/** Corrects a record; what stood before is kept in the timeline. @throws Refusal `not_allowed`, `faults`. */
export function edit(
  kind: Kind,
  record: LobbyRecord,
  clocks: readonly Clock[],
  wanted: Edit,
  who: Member,
  scene: Scene,
): Change {
  if (!isParty(who, keepers, record)) throw new Refusal('not_allowed');
  if (wanted.summary !== undefined && wanted.summary.trim() === '')
    throw new Refusal('faults', { summary: 'missing' });
  const fields = allFields(kind);
  // Only what is given is looked at: a field of a later move may be missing still.
  const asked = Object.fromEntries(Object.entries(fields).filter(([name]) => name in wanted.values));
  const checked = check(asked, wanted.values);
  if ('faults' in checked) throw new Refusal('faults', checked.faults);
  const given = Object.fromEntries(Object.entries(wanted.values).filter(([, value]) => value !== undefined));
  const { open, secrets } = part(fields, checked.values);
  const details = { ...record.details };
  const before: Record<string, Value | null> = {};
  for (const name of Object.keys(given)) {
    if (fields[name]?.private) continue;
    const now = open[name];
    if (JSON.stringify(details[name]) === JSON.stringify(now)) continue;
    before[name] = details[name] ?? null;
    if (now === undefined) delete details[name];
    else details[name] = now;
  }
  const summary = wanted.summary === undefined ? null : mask(wanted.summary.trim());
  if (summary && summary.masked.length > 0) secrets.unmasked_summary = wanted.summary ?? '';
  const after: LobbyRecord = {
    ...still(record, scene),
    summary: summary?.text ?? record.summary,
    severity: kind.severity ? (wanted.severity ?? record.severity) : null,
    details,
  };
  const trace: Record<string, unknown> = { before };
  if (after.summary !== record.summary) trace.summary = record.summary;
  if (after.severity !== record.severity) trace.severity = record.severity;
  if (Object.keys(secrets).length > 0) trace.sealed = Object.keys(secrets);
  return {
    ...nothingElse,
    record: after,
    events: [event('edited', who, scene, trace)],
    secrets,
    clocks: setClocks(kind, after, clocks, scene),
    nudges: watchers(kind, after, scene, record),
  };
}
