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

/** The encrypted field of a kind for the customer's name; null where it has none. */
export const customerFieldOf = ({ fields }: Pick<Kind, 'fields'>): string | null =>
  Object.entries(fields).find(([, field]) => field.type === 'text' && field.names === 'customer')?.[0] ??
  null;

/** The customer whom a record's words seem to name, if the kind has an encrypted field for the name. */
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
 * The customer's name that the reporter is asked about, once for each record: it is in the words, was not there before an
 * edit, and the sealed field is empty.
 * @param given the other values of the form; @param before the record before an edit
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

/** Where a name was in a record's words, and what replaced it. */
export interface NamePlaces {
  at: readonly number[];
  put: string;
}

/** The words with a name replaced, and the positions of the replacement. */
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

/** The positions that the replacement would have if the name were taken out. */
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
 * Moves a customer's name from the words into the encrypted field. The timeline does not contain the name.
 * @param put what replaces it in the words.
 * @throws Refusal `gone` where there is no such name, and as editing throws
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
 * It was no customer's name: puts it back into the words and empties the encrypted field.
 * @throws Refusal `moved_on` where the words have changed since, and as editing throws
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
  // From the end, so that earlier positions stay valid.
  const words = [...at]
    .sort((one, other) => other - one)
    .reduce((text, place) => text.slice(0, place) + name + text.slice(place + put.length), record.summary);
  return { ...reworded(standing, words, 'unsealed', { who, scene }), unsealed: [field] };
}

/** A change of a record's words. */
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
