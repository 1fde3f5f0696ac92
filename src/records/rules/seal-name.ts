import type { Acting } from '../../platform/directory/acting.js';
import type { Member } from '../../platform/directory/roles.js';
import { type CustomerNamed, customersIn } from '../../platform/reading/customer.js';
import { Refusal } from '../../platform/refusal.js';
import { fold, originalSpan } from '../../platform/text/fold.js';
import { assertCanEdit } from './change.js';
import { event } from './events.js';
import type { Kind } from './kind.js';
import type { Change, LobbyRecord } from './record.js';
import type { StandingRecord } from './standing-record.js';
import { watchers } from './watch.js';

/** The sealed field of a kind that says who the customer is; null where it has none. */
export const customerFieldOf = ({ fields }: Pick<Kind, 'fields'>): string | null =>
  Object.entries(fields).find(([, field]) => field.type === 'text' && field.names === 'customer')?.[0] ??
  null;

/** The customer whom a record's words seem to name, where the kind has a sealed field for the name. */
export function nameIn(
  kind: Pick<Kind, 'fields'>,
  { summary }: Pick<LobbyRecord, 'summary'>,
  members: readonly Pick<Member, 'name'>[],
): CustomerNamed | null {
  if (customerFieldOf(kind) === null) return null;
  const folded = fold(summary);
  const [first] = customersIn(
    folded,
    members.map(({ name }) => name),
  );
  if (!first) return null;
  const { start, end } = originalSpan(folded, first);
  return { start, end, name: summary.slice(start, end) };
}

/**
 * The customer whom somebody is asked about, once a record: named in its words, not there before, and not said in the sealed field.
 * @param given what came with the words
 */
export function nameToAsk(
  kind: Pick<Kind, 'fields'>,
  record: Pick<LobbyRecord, 'summary'>,
  members: readonly Pick<Member, 'name'>[],
  {
    given = {},
    before,
  }: { given?: Readonly<Record<string, unknown>>; before?: Pick<LobbyRecord, 'summary'> },
): CustomerNamed | null {
  const field = customerFieldOf(kind);
  if (field === null || (given[field] ?? '') !== '') return null;
  return before && nameIn(kind, before, members) ? null : nameIn(kind, record, members);
}

/** Where a name stood in a record's words, and what stands there since. */
export interface NamePlaces {
  at: readonly number[];
  put: string;
}

/** The same words with something else in the place of a name, and where that stands in them. */
function without(summary: string, { start, name }: CustomerNamed, put: string) {
  const [before = '', ...rest] = [summary.slice(0, start), ...summary.slice(start).split(name).slice(1)];
  const at: number[] = [];
  let words = before;
  for (const part of rest) {
    at.push(words.length);
    words += put + part;
  }
  return { words, at };
}

/** Where something else would stand if the name were taken out of a record's words. */
export const placesIn = (
  kind: Pick<Kind, 'fields'>,
  record: Pick<LobbyRecord, 'summary'>,
  members: readonly Pick<Member, 'name'>[],
  put: string,
): readonly number[] => {
  const found = nameIn(kind, record, members);
  return found ? without(record.summary, found, put).at : [];
};

/**
 * The name of a customer leaves the words for the sealed field; the words keep what does not tell who it is. Nothing in the
 * timeline holds the name.
 * @param put what stands in the words instead. @throws Refusal `gone` where there is no such name (any more), and what editing throws
 */
export function sealName(standing: StandingRecord, put: string, { who, scene }: Acting): Change {
  const { kind, record } = standing;
  assertCanEdit(kind, record, who);
  const field = customerFieldOf(kind);
  const found = nameIn(kind, record, scene.members);
  if (field === null || !found) throw new Refusal('gone');
  const { words } = without(record.summary, found, put);
  const change = { ...reworded(standing, words, 'sealed', { who, scene }), secrets: { [field]: found.name } };
  return { ...change, nudges: watchers(kind, change, scene, record) };
}

/**
 * It was no customer's name: it goes back to where it stood, and is sealed no longer.
 * @throws Refusal `moved_on` where the words have changed since, and what editing throws
 */
export function unsealName(
  standing: StandingRecord,
  { at, put }: NamePlaces,
  name: string,
  { who, scene }: Acting,
): Change {
  const { kind, record } = standing;
  assertCanEdit(kind, record, who);
  const field = customerFieldOf(kind);
  if (field === null || at.length === 0 || !at.every((place) => record.summary.startsWith(put, place)))
    throw new Refusal('moved_on', { status: record.status });
  // From the end, so that the places before stay where they are.
  const words = [...at]
    .sort((one, other) => other - one)
    .reduce((text, place) => text.slice(0, place) + name + text.slice(place + put.length), record.summary);
  return { ...reworded(standing, words, 'unsealed', { who, scene }), unsealed: [field] };
}

/** The change that gives a record other words. */
const reworded = (
  { record }: StandingRecord,
  summary: string,
  name: 'sealed' | 'unsealed',
  { who, scene }: Acting,
): Change => ({
  record: { ...record, summary, version: record.version + 1, updatedAt: scene.now },
  events: [event('edited', who, scene, { name })],
  secrets: {},
  clocks: [],
  nudges: [],
  spawned: [],
});
