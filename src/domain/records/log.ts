import type { Scene } from '../branch.js';
import { check, type Values } from '../field.js';
import { isParty, type Member, resolve } from '../people/roles.js';
import { mask, type PrivateKind } from '../privacy/mask.js';
import { awake, setClocks } from './clocks.js';
import { firstStatus, type Kind } from './kind.js';
import { type Change, type LobbyRecord, type Nudge, type RecordEvent, Refusal } from './record.js';
import { watchers } from './watch.js';

/** How many numbers of a kind were masked, so that the person can be told. */
export type Hidden = { kind: PrivateKind; count: number };

/** What one block of text in Slack holds; what goes beyond it becomes the first notes of the timeline. */
const summaryMax = 2500;

export interface LogInput {
  /** In the person's own words; numbers in it that identify a customer are masked before anything is stored in the clear. */
  text: string;
  severity?: number | null;
  /** By field name, private ones too. */
  values: Record<string, unknown>;
  parentId?: string;
  ownerId?: string;
}

/**
 * A new record.
 * @returns the change to save, and what was masked in the text so that the person can be told.
 * @throws Refusal `not_allowed`, `kind_off`, or `faults` with a fault per field.
 */
export function log(
  kind: Kind,
  input: LogInput,
  who: Member,
  scene: Scene,
): { change: Change; masked: Hidden[] } {
  if (!isParty(who, kind.by ?? ['member']))
    throw new Refusal(who.roles.includes('auditor') ? 'reader' : 'not_allowed');
  if (scene.branch.settings.kindsOff?.includes(kind.name)) throw new Refusal('kind_off');
  if (input.text.trim() === '') throw new Refusal('faults', { summary: 'missing' });
  const checked = check(kind.fields, input.values);
  if ('faults' in checked) throw new Refusal('faults', checked.faults);
  const { open, secrets, masked } = part(kind.fields, checked.values);
  const story = mask(input.text);
  if (story.masked.length > 0) secrets.unmasked_summary = input.text;
  const [summary = '', ...rest] = pieces(story.text, summaryMax);

  const record: LobbyRecord = {
    id: crypto.randomUUID(),
    branchId: scene.branch.id,
    kind: kind.name,
    number: 0,
    status: firstStatus(kind),
    severity: kind.severity ? (input.severity ?? kind.severity) : null,
    summary,
    reporterId: who.personId,
    ownerId: input.ownerId ?? null,
    parentId: input.parentId ?? null,
    details: open,
    version: 1,
    createdAt: scene.now,
    updatedAt: scene.now,
    // Some things are over when they are told of: a thank-you, a count.
    closedAt: kind.statuses[firstStatus(kind)]?.open === false ? scene.now : null,
  };
  const events = [
    event('logged', who, scene, {}),
    ...rest.map((text) => event('noted', who, scene, { text })),
    ...(Object.keys(secrets).length > 0
      ? [event('sealed', who, scene, { fields: Object.keys(secrets) })]
      : []),
  ];
  return {
    change: {
      record,
      events,
      secrets,
      clocks: setClocks(kind, record, [], scene),
      nudges: [...tellings(kind, record, who, scene), ...watchers(kind, record, scene)],
      spawned: [],
    },
    masked: [...story.masked, ...masked],
  };
}

/** Splits checked values into those stored in the clear, with numbers in their texts masked, and those to be sealed. */
export function part(
  fields: Kind['fields'],
  values: Values,
): { open: Values; secrets: Record<string, string>; masked: Hidden[] } {
  const open: Values = {};
  const secrets: Record<string, string> = {};
  const masked: Hidden[] = [];
  for (const [name, value] of Object.entries(values)) {
    const field = fields[name];
    if (field?.private) secrets[name] = String(value);
    else if (field?.type === 'text') {
      const result = mask(String(value));
      open[name] = result.text;
      masked.push(...result.masked);
      if (result.masked.length > 0) secrets[`unmasked_${name}`] = String(value);
    } else open[name] = value;
  }
  return { open, secrets, masked };
}

export function event(
  type: RecordEvent['type'],
  who: Member | null,
  scene: Pick<Scene, 'now'>,
  data: Record<string, unknown>,
): RecordEvent {
  return { id: crypto.randomUUID(), at: scene.now, actorId: who?.personId ?? null, type, data };
}

function tellings(kind: Kind, record: LobbyRecord, who: Member, scene: Scene): Nudge[] {
  const named = Object.entries(kind.fields)
    .filter(([, field]) => field.type === 'person')
    .map(([name]) => record.details[name]);
  const people = new Set<string>();
  if (record.ownerId) people.add(record.ownerId);
  for (const id of named) if (typeof id === 'string') people.add(id);
  // Somebody was named: they hear of it, and their colleagues are left in peace.
  if (people.size === 0)
    for (const member of resolve(scene.members, kind.tells ?? [])) people.add(member.personId);
  people.delete(who.personId);
  return [...people].map((personId) => ({
    personId,
    why: record.ownerId === personId ? 'assigned' : 'logged',
    urgent: false,
    notBefore: awake(scene),
  }));
}

/** Cuts a text into pieces of at most `max` characters, at a white space where there is one nearby. */
function pieces(text: string, max: number): string[] {
  const found: string[] = [];
  let rest = text.trim();
  while (rest.length > max) {
    const space = rest.lastIndexOf(' ', max);
    let end = space > max - 200 ? space : max;
    // Never between the halves of a surrogate pair.
    if (/[\uD800-\uDBFF]/.test(rest[end - 1] ?? '')) end--;
    found.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...found, rest];
}
