import { pieces } from '../../platform/cut.js';
import type { Acting } from '../../platform/directory/acting.js';
import type { Scene } from '../../platform/directory/branch.js';
import { type Member, resolve } from '../../platform/directory/roles.js';
import { check, type Fields, type Values } from '../../platform/forms/field.js';
import { Refusal } from '../../platform/refusal.js';
import { assertMay } from '../../platform/rights/rights.js';
import { earliestNotifyAt } from '../../platform/time/notify.js';
import { assertWithin } from './bounds.js';
import { heardAtOnce, setClocks } from './clocks.js';
import { assertNotSubject, isConflicted } from './conflict.js';
import { event } from './events.js';
import { isOpenStatus, type Kind } from './kind.js';
import { rightsOf } from './kind-rights.js';
import type { Change, LobbyRecord, Nudge } from './record.js';
import { followUps, spawnedEvents } from './spawn.js';
import { type Hidden, split, splitWords, type Words } from './split.js';
import { weighed } from './threshold.js';
import { watchers } from './watch.js';
import { matches } from './when.js';

/** Characters in one block of Slack, with room to spare; the rest becomes the first notes of the timeline. */
const summaryMax = 2500;

/**
 * What a person gives to log a record. Numbers in the words that identify a customer are masked before anything is
 * stored unencrypted.
 */
export interface LogInput extends Words {
  severity?: number | null;
  /** By field name, including private fields. */
  values: Record<string, unknown>;
  parentId?: string;
  ownerId?: string;
  /** The link to the message from which it was logged. */
  link?: string;
  /** Logged by a rule: the person who caused that needs no right to log one. */
  free?: true;
}

/** @throws Refusal `reader`, `not_allowed`, `kind_off` where the person cannot log one here. */
export function assertCanLog(kind: Kind, who: Member, scene: Scene): void {
  assertMay(rightsOf(kind).log, who);
  if (scene.branch.settings.kindsOff?.includes(kind.name)) throw new Refusal('kind_off');
}

/**
 * Creates a record.
 * @returns the change to save, and what was masked in the text, so that the person can be told.
 * @throws Refusal `not_allowed`, `reader`, `kind_off`, `conflicted`, or `faults` with a fault per field.
 */
export function log(
  kind: Kind,
  input: LogInput,
  who: Member,
  scene: Scene,
): { change: Change; masked: Hidden[] } {
  if (!input.free) assertCanLog(kind, who, scene);
  const checked = check(kind.fields, input.values);
  if ('faults' in checked) throw new Refusal('faults', checked.faults);
  const said = input.text.trim() !== '';
  if (!said && (kind.text !== 'optional' || Object.keys(checked.values).length === 0))
    throw new Refusal('faults', { summary: 'missing' });
  const [count] = kind.counts ?? [];
  if (count !== undefined && !kind.counts?.some((name) => name in checked.values))
    throw new Refusal('faults', { [count]: 'no_number' });
  const values = split(kind.fields, checked.values, scene.branch);
  const words = splitWords(kind, input, scene.branch);
  const { files } = values;
  const open = weighed(kind, values.open, scene.branch);
  const secrets = { ...values.secrets, ...words.secrets };
  const [summary = '', ...rest] = pieces(words.shown, summaryMax);

  assertWithin(kind, { given: Object.keys(open), details: open, logged: scene.now }, scene);
  const start = { severity: kind.severity ? (input.severity ?? kind.severity) : null, details: open };
  const status = startOf(kind, start);
  const record: LobbyRecord = {
    ...start,
    id: crypto.randomUUID(),
    branchId: scene.branch.id,
    kind: kind.name,
    number: 0,
    status,
    summary,
    reporterId: who.personId,
    ownerId: input.ownerId ?? null,
    parentId: input.parentId ?? null,
    mergedId: null,
    link: input.link ?? null,
    version: 1,
    createdAt: scene.now,
    updatedAt: scene.now,
    // Some kinds, such as praise or a count, are closed from the start.
    closedAt: isOpenStatus(kind, status) ? null : scene.now,
  };
  assertNotSubject(kind, record, record.ownerId);
  if (
    !record.ownerId &&
    !record.closedAt &&
    kind.owner === 'reporter' &&
    !isConflicted(kind, record, who.personId)
  )
    record.ownerId = who.personId;
  const spawned = logFollowUps(kind, { fields: kind.fields, given: open }, record, { who, scene });
  const events = [
    event('logged', who, scene, {}),
    ...rest.map((text) => event('noted', who, scene, { text })),
    ...(Object.keys(secrets).length > 0
      ? [event('sealed', who, scene, { fields: Object.keys(secrets) })]
      : []),
    ...spawnedEvents(spawned, who, scene),
  ];
  const clocks = setClocks(kind, record, [], scene);
  const loud = heardAtOnce(kind, record, clocks, scene);
  return {
    change: {
      record,
      events,
      secrets,
      files,
      clocks,
      nudges: [
        ...tellings(kind, record, who, scene).filter(({ personId }) => !loud.includes(personId)),
        ...watchers(kind, { record, secrets }, scene),
      ],
      spawned,
    },
    masked: [...words.masked, ...values.masked],
  };
}

/**
 * The records that texts create: a corrective action for each decision, a case for a lesson.
 * @param given the values as stored; only those of fields with `becomes` count.
 * @throws Refusal as logging them would throw.
 */
export function logFollowUps(
  parent: Pick<Kind, 'name'>,
  { fields, given }: { fields: Fields; given: Values },
  record: Pick<LobbyRecord, 'id'>,
  { who, scene }: Acting,
): Change[] {
  return followUps(parent, { fields, given }, record, scene).map(
    ({ kind, input }) => log(kind, input, who, scene).change,
  );
}

/** The status in which a record of the kind starts. */
export function startOf(kind: Kind, record: Pick<LobbyRecord, 'severity' | 'details'>): string {
  const found =
    kind.starts?.find(({ when }) => matches(when, record))?.status ?? Object.keys(kind.statuses)[0];
  if (!found) throw new Error(`${kind.name} has no status`);
  return found;
}

function tellings(kind: Kind, record: LobbyRecord, who: Member, scene: Scene): Nudge[] {
  const named = Object.entries(kind.fields)
    .filter(([, field]) => field.type === 'person' && !field.discreet)
    .map(([name]) => record.details[name]);
  const people = new Set<string>();
  if (record.ownerId) people.add(record.ownerId);
  for (const id of named) if (typeof id === 'string') people.add(id);
  // Only if nobody was named are those told whom the kind names.
  if (people.size === 0 && kind.tells) {
    const free = scene.members.filter(({ personId }) => !isConflicted(kind, record, personId));
    const told = resolve(free, kind.tells);
    // If only the person whom it is about would be told, the branch head is told instead.
    for (const { personId } of told.length > 0 ? told : resolve(free, ['branch_head'])) people.add(personId);
  }
  people.delete(who.personId);
  // A record that is closed from the start needs no action, so it is only news to those named.
  const why = (personId: string) =>
    record.closedAt ? 'progress' : record.ownerId === personId ? 'assigned' : 'logged';
  return [...people]
    .filter((personId) => !isConflicted(kind, record, personId))
    .map((personId) => ({
      personId,
      why: why(personId),
      urgent: false,
      notBefore: earliestNotifyAt(scene),
    }));
}
