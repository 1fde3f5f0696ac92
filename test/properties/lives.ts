import type { Scene } from '../../src/platform/directory/branch.js';
import type { Field, Value, Values } from '../../src/platform/forms/field.js';
import { Refusal } from '../../src/platform/refusal.js';
import type { Clock } from '../../src/platform/time/clock.js';
import { clockRules, setClocks } from '../../src/records/rules/clocks.js';
import type { Kind } from '../../src/records/rules/kind.js';
import { log } from '../../src/records/rules/log.js';
import { assertCanMove, move, offered } from '../../src/records/rules/move.js';
import type { LobbyRecord } from '../../src/records/rules/record.js';
import type { When } from '../../src/records/rules/when.js';
import { amy, ben } from '../scene.js';
import { byItself } from './retell.js';

/** A record as far as rules look at it, and where its moves lead. */
export interface Standing {
  record: LobbyRecord;
  clocks: Clock[];
  /** The moves that people can make, and the standings that they lead to; `move` is null where it goes there by itself. */
  ways: { move: string | null; by: string | null; to: string }[];
}

/** Every standing that the people of a scene can bring a record of the kind to, by what tells them apart. */
export function lives(kind: Kind, scene: Scene): Map<string, Standing> {
  const found = new Map<string, Standing>();
  const ahead: string[] = [];
  const reach = (record: LobbyRecord, clocks: Clock[]): string => {
    const key = keyOf(kind, record, clocks, scene);
    if (!found.has(key)) {
      found.set(key, { record, clocks, ways: [] });
      ahead.push(key);
    }
    return key;
  };
  for (const { severity, values } of beginnings(kind, scene)) {
    const [count] = kind.counts ?? [];
    const counted = count === undefined ? {} : { [count]: 1 };
    const { change } = log(
      kind,
      { text: 'x', severity, values: { ...counted, ...values }, free: true },
      amy,
      scene,
    );
    reach(change.record, change.clocks);
  }
  for (let key = ahead.pop(); key !== undefined; key = ahead.pop()) {
    const here = found.get(key);
    if (!here) continue;
    for (const next of steps(kind, here, scene))
      here.ways.push({ move: next.name, by: next.by, to: reach(next.record, next.clocks) });
  }
  return found;
}

interface Next extends Omit<Standing, 'ways'> {
  name: string | null;
  by: string | null;
}

function* steps(kind: Kind, { record, clocks }: Standing, scene: Scene): Generator<Next> {
  if (!record.closedAt)
    for (const status of byItself(kind)) {
      const after = { ...record, status, closedAt: scene.now };
      yield {
        name: null,
        by: null,
        record: after,
        clocks: renewed(clocks, setClocks(kind, after, clocks, scene)),
      };
    }
  const looked = new Set(
    conditions(kind, scene).flatMap(({ given = [], missing = [] }) => [...given, ...missing]),
  );
  for (const [name, step] of offered(kind, record, clocks, scene.branch))
    for (const who of scene.members) {
      try {
        assertCanMove({ kind, record, clocks }, step, who, scene);
      } catch (error) {
        if (error instanceof Refusal) continue;
        throw error;
      }
      for (const given of answers(step.asks ?? {}, looked)) {
        const change = move({ kind, record, clocks }, name, given, { who, scene });
        yield { name, by: who.personId, record: change.record, clocks: renewed(clocks, change.clocks) };
      }
    }
}

const renewed = (before: readonly Clock[], changed: readonly Clock[]): Clock[] => [
  ...before.filter(({ name }) => !changed.some((one) => one.name === name)),
  ...changed,
];

/** What must be answered; and the same with everything else that some rule looks at. */
function answers(asks: Record<string, Field>, looked: ReadonlySet<string>): Values[] {
  const all = Object.entries(asks);
  const least = all.filter(([, field]) => field.required);
  const more = all.filter(([name, field]) => field.required || looked.has(name));
  return [least, ...(more.length > least.length ? [more] : [])].map((each) =>
    Object.fromEntries(each.map(([name, field]) => [name, some(field)])),
  );
}

function some(field: Field): Value {
  switch (field.type) {
    case 'text':
    case 'entry':
      return 'x';
    case 'choice':
    case 'steps':
      return field.options[0] ?? '';
    case 'choices':
      return field.options.slice(0, 1);
    case 'person':
      return ben.personId;
    case 'people':
      return [ben.personId];
    case 'amount':
    case 'count':
      return 1;
    case 'date':
      return '2026-11-30';
    case 'moment':
      return '2026-11-30T02:00:00.000Z';
    case 'flag':
      return true;
    case 'photos':
      return ['F1'];
  }
}

/** Everything that beginnings and moves look at. */
const asked = (kind: Kind): When[] => [
  ...(kind.starts ?? []).map(({ when }) => when),
  ...Object.values(kind.moves).flatMap(({ when }) => when ?? []),
];

/** The same, and what clocks look at. */
const conditions = (kind: Kind, scene: Scene): When[] => [
  ...asked(kind),
  ...clockRules(kind, scene.branch).flatMap(({ when, until }) => [
    ...(when ? [when] : []),
    ...(typeof until === 'object' && 'given' in until ? [{ given: [until.given] }] : []),
  ]),
];

/** Records with nothing said, and with each value that some rule looks at, at every severity. */
function beginnings(kind: Kind, scene: Scene): { severity: number | null; values: Values }[] {
  const all = conditions(kind, scene);
  const values: Values[] = [{}];
  for (const [name, field] of Object.entries(kind.fields)) {
    const named = all.flatMap(({ is }) => is?.[name] ?? []);
    const least = all.flatMap(({ atLeast }) => (atLeast?.[name] === undefined ? [] : [atLeast[name]]));
    const given = all.some(({ given = [], missing = [] }) => [...given, ...missing].includes(name));
    for (const value of [...named, ...least, ...(given ? [some(field)] : [])]) values.push({ [name]: value });
  }
  if (kind.never) values.push({ [kind.never]: scene.members[0]?.personId ?? '' });
  const severities = kind.severity ? [1, 2, 3, 4] : [null];
  return severities.flatMap((severity) => values.map((each) => ({ severity, values: each })));
}

/** Two records that no move tells apart have the same key. */
function keyOf(kind: Kind, record: LobbyRecord, clocks: readonly Clock[], scene: Scene): string {
  const moves = Object.values(kind.moves);
  const exact = new Set<string>([
    ...asked(kind).flatMap(({ is = {}, atLeast = {} }) => [...Object.keys(is), ...Object.keys(atLeast)]),
    ...moves.flatMap(({ by = [], except = [] }) => [...by, ...except].flatMap(fieldNamed)),
    ...(kind.never ? [kind.never] : []),
  ]);
  const given = new Set(asked(kind).flatMap(({ given = [], missing = [] }) => [...given, ...missing]));
  const extensible = clockRules(kind, scene.branch).flatMap(({ name, extensions }) =>
    extensions ? [name] : [],
  );
  const looked = new Set([...extensible, ...moves.flatMap(({ answers = [] }) => answers)]);
  return JSON.stringify([
    record.status,
    record.ownerId,
    record.severity,
    [...exact].sort().map((name) => record.details[name] ?? null),
    [...given].sort().map((name) => name in record.details),
    clocks
      .filter(({ name, stoppedAt }) => !stoppedAt && looked.has(name))
      .map(({ name, extended }) => `${name} ${extended}`)
      .sort(),
  ]);
}

const fieldNamed = (party: string) => (party.startsWith('field:') ? [party.slice('field:'.length)] : []);
