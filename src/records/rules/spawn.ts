import type { Scene } from '../../platform/directory/branch.js';
import type { Member } from '../../platform/directory/roles.js';
import type { Fields, Values } from '../../platform/forms/field.js';
import { Refusal } from '../../platform/refusal.js';
import { kindOf } from '../kinds/index.js';
import { event, type RecordEvent } from './events.js';
import type { Kind } from './kind.js';
import type { LogInput } from './log.js';
import { type Called, readLine } from './read-line.js';
import type { Change, LobbyRecord } from './record.js';

/** Records that one text can create. */
const MAX_FOLLOW_UPS = 20;

/** Names for reading tags: none, because tags only count in lines that people log themselves. */
const nothingCalled: Called = { option: () => [], field: () => [] };

/** A record to be created because of another. */
export interface Offspring {
  kind: Kind;
  input: LogInput;
}

/**
 * Finds the records that texts ask to create.
 * @param given the values as stored; only those of fields with `becomes` count.
 * @throws Refusal `faults` where a text asks for too many
 */
export function followUps(
  parent: Pick<Kind, 'name'>,
  { fields, given }: { fields: Fields; given: Values },
  record: Pick<LobbyRecord, 'id'>,
  scene: Scene,
): Offspring[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const text = given[name];
    if (field.type !== 'text' || !field.becomes || typeof text !== 'string') return [];
    const kind = kindOf(field.becomes.kind);
    if (scene.branch.settings.kindsOff?.includes(kind.name)) return [];
    const pieces = field.becomes.of === 'the whole' ? [text] : lines(text);
    if (pieces.length > MAX_FOLLOW_UPS) throw new Refusal('faults', { [name]: 'too_long' });
    return pieces.map((piece) => ({ kind, input: inputOf({ kind, piece }, parent, record, scene) }));
  });
}

/** The lines of a text, without bullets and numbers. */
const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-*•·–]|\d{1,2}[.)、．])\s*/u, '').trim())
    .filter((line) => line !== '');

function inputOf(
  { kind, piece }: { kind: Kind; piece: string },
  parent: Pick<Kind, 'name'>,
  { id }: Pick<LobbyRecord, 'id'>,
  scene: Scene,
): LogInput {
  const quick = readLine(kind, piece, scene, nothingCalled);
  const topic = kind.fields.topic;
  // A case's topic is the kind from which it came.
  const known = topic?.type === 'choice' && topic.options.includes(parent.name) ? { topic: parent.name } : {};
  const text = quick.text || piece;
  const values = { ...known, ...quick.values };
  return { ...quick, text, values, parentId: id, free: true };
}

/** The entries in the parent's timeline. */
export const spawnedEvents = (
  spawned: readonly Change[],
  who: Member | null,
  scene: Pick<Scene, 'now'>,
): RecordEvent[] =>
  spawned.map(({ record }) => event('spawned', who, scene, { kind: record.kind, record: record.id }));
