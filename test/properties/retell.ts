import { isDeepStrictEqual } from 'node:util';
import { isParty, leaders, type Member } from '../../src/platform/directory/roles.js';
import type { Value, Values } from '../../src/platform/forms/field.js';
import { kindOf } from '../../src/records/kinds/index.js';
import type { EventType, RecordEvent } from '../../src/records/rules/events.js';
import { allFields, isOpenStatus, type Kind } from '../../src/records/rules/kind.js';
import { startOf } from '../../src/records/rules/log.js';
import type { LobbyRecord } from '../../src/records/rules/record.js';
import { matches } from '../../src/records/rules/when.js';
import type { Life } from './history.js';

const keepers = ['owner', 'reporter', ...leaders] as const;
/** Entries that tell of no change to the record itself. */
const besides = new Set<EventType>(['logged', 'sealed', 'spawned']);

/** What is wrong with a record's life, in words: every version must follow from the one before and its entry alone. */
export function wrongIn({ versions, events }: Life, members: readonly Member[]): string[] {
  const [first, ...later] = versions;
  if (!first) return ['no first version'];
  const kind = kindOf(first.kind);
  const changing = events.filter(({ type }) => !besides.has(type));
  // What did not fit into the card became notes at once.
  const overflow = changing.length - later.length;
  const wrong = [...wrongAtFirst(kind, first, events)];
  if (overflow < 0 || (overflow > 0 && first.summary.length < 2000))
    return [...wrong, `${versions.length} versions and ${changing.length} changes`];
  later.forEach((after, index) => {
    const entry = changing[index + overflow];
    const before = versions[index];
    if (!entry || !before) return;
    const faults = [
      ...unlike(after, follow(kind, before, after, entry)),
      ...unfit(kind, before, entry, members),
    ];
    wrong.push(
      ...faults.map(
        (fault) => `${kind.name} v${after.version} ${entry.type} ${JSON.stringify(entry.data)}: ${fault}`,
      ),
    );
  });
  return wrong;
}

function wrongAtFirst(kind: Kind, first: LobbyRecord, [logged]: readonly RecordEvent[]): string[] {
  const { version, status, createdAt, closedAt, mergedId } = first;
  return [
    ...(logged?.type === 'logged' && logged.actorId === first.reporterId
      ? []
      : ['it does not begin with being logged']),
    ...(version === 1 && mergedId === null ? [] : ['it does not begin at its beginning']),
    ...(status === startOf(kind, first) ? [] : [`it begins as ${status}`]),
    ...(isDeepStrictEqual(closedAt, isOpenStatus(kind, status) ? null : createdAt)
      ? []
      : ['it begins closed or open wrongly']),
  ];
}

function unlike(after: LobbyRecord, expected: LobbyRecord): string[] {
  return (Object.keys(expected) as (keyof LobbyRecord)[])
    .filter((key) => !isDeepStrictEqual(after[key], expected[key]))
    .map((key) => `${key} is ${JSON.stringify(after[key])}, not ${JSON.stringify(expected[key])}`);
}

/** The next version, from the entry alone; a correction says what stood before, so what stands now is taken from `after`. */
function follow(
  kind: Kind,
  before: LobbyRecord,
  after: LobbyRecord,
  { type, data, at, actorId }: RecordEvent,
): LobbyRecord {
  const next = { ...before, version: before.version + 1, updatedAt: at };
  switch (type) {
    case 'moved': {
      const { move, from: _, to: __, ...answers } = data as Record<string, Value>;
      const step = kind.moves[String(move)];
      if (!step) return next;
      const status = step.to ?? before.status;
      const details: Values = { ...before.details, ...answers };
      if (step.stamps && actorId) details[step.stamps] = actorId;
      for (const [name, value] of Object.entries(step.sets ?? {}))
        if (value === null) delete details[name];
        else details[name] = value;
      return {
        ...next,
        status,
        details,
        ownerId: step.takes ? actorId : step.releases ? null : before.ownerId,
        closedAt: isOpenStatus(kind, status) ? null : (before.closedAt ?? at),
      };
    }
    case 'assigned':
      return { ...next, ownerId: String(data.to) };
    case 'released':
      return { ...next, ownerId: null };
    case 'stepped':
      return { ...next, details: { ...before.details, [String(data.field)]: String(data.to) } };
    case 'edited':
      return corrected(next, after, data);
    case 'acknowledged':
    case 'lapsed':
      return data.to === undefined ? next : { ...next, status: String(data.to), closedAt: at };
    case 'merged':
      return { ...next, mergedId: String(data.record), closedAt: before.closedAt ?? at };
    case 'separated':
      // What it was merged into hears of it as well.
      if (before.mergedId === null) return next;
      return {
        ...next,
        mergedId: null,
        closedAt: isOpenStatus(kind, before.status) ? null : before.closedAt,
      };
    default:
      return next;
  }
}

function corrected(next: LobbyRecord, after: LobbyRecord, data: RecordEvent['data']): LobbyRecord {
  const details = { ...next.details };
  for (const name of Object.keys((data.before ?? {}) as object)) {
    const now = after.details[name];
    if (now === undefined) delete details[name];
    else details[name] = now;
  }
  return {
    ...next,
    details,
    summary: 'summary' in data ? after.summary : next.summary,
    severity: 'severity' in data ? after.severity : next.severity,
  };
}

/** The statuses that a record of the kind goes to without a move. */
export const byItself = (kind: Kind): string[] => [
  ...(kind.mustRead ? [kind.mustRead.closes] : []),
  ...kind.clocks.flatMap(({ closes }) => closes ?? []),
];

/** Whether the definitions let this person do this then, and whether the entry tells truly what was before. */
function unfit(kind: Kind, before: LobbyRecord, entry: RecordEvent, members: readonly Member[]): string[] {
  const { type, data, actorId } = entry;
  if (data.to !== undefined && (type === 'acknowledged' || type === 'lapsed'))
    if (before.closedAt || !byItself(kind).includes(String(data.to)))
      return ['it does not go there by itself'];
  if (type === 'lapsed')
    return actorId === null && data.from === before.status ? [] : ['it tells of another way'];
  const who = members.find(({ personId }) => personId === actorId);
  if (!who) return ['done by nobody of the branch'];
  const wrong: string[] = [];
  const must = (fine: boolean, fault: string) => {
    if (!fine) wrong.push(fault);
  };
  must(isParty(who, ['member']), 'done by somebody who may only read');
  if (!['noted', 'absorbed', 'released', 'separated', 'acknowledged'].includes(type))
    must(!kind.never || before.details[kind.never] !== actorId, 'done by the person it is about');
  if (type !== 'separated' && type !== 'noted')
    must(before.mergedId === null, 'done on a record that was merged');
  if (type === 'moved') wrong.push(...unfitMove(kind, before, entry, who));
  if (type === 'assigned') {
    must(data.from === before.ownerId, 'it was with somebody else');
    must(before.closedAt === null, 'it was closed');
    must(isParty(who, before.ownerId ? keepers : ['member'], before), 'not theirs to hand over');
    must(!kind.never || before.details[kind.never] !== data.to, 'given to the person it is about');
  }
  if (type === 'released') must(before.ownerId === actorId, 'given back by somebody else');
  if (type === 'stepped') {
    const field = allFields(kind)[String(data.field)];
    const options = field?.type === 'steps' ? field.options : [];
    const reached = options.indexOf(String(before.details[String(data.field)] ?? ''));
    must(options.indexOf(String(data.to)) > reached, 'a step back');
  }
  if (type === 'edited' || type === 'merged') must(isParty(who, keepers, before), 'not theirs to change');
  if (type === 'edited') {
    for (const [name, was] of Object.entries((data.before ?? {}) as Values))
      must(isDeepStrictEqual(was, before.details[name] ?? null), `${name} was not ${JSON.stringify(was)}`);
    if ('summary' in data) must(data.summary === before.summary, 'the text was another');
    if ('severity' in data) must(data.severity === before.severity, 'the severity was another');
  }
  return wrong;
}

function unfitMove(kind: Kind, before: LobbyRecord, { data }: RecordEvent, who: Member): string[] {
  const step = kind.moves[String(data.move)];
  if (!step) return ['no such move'];
  const wrong: string[] = [];
  const must = (fine: boolean, fault: string) => {
    if (!fine) wrong.push(fault);
  };
  const { move: _, from, to, ...answers } = data as Record<string, Value>;
  must(from === before.status && to === (step.to ?? before.status), 'it tells of another way');
  const again = step.takes === true && before.ownerId === null && before.status === step.to;
  must(step.from.includes(before.status) || again, 'it does not start there');
  must(matches(step.when, before), 'it was not offered');
  must(isParty(who, step.by ?? keepers, before), 'not theirs to do');
  must(!step.except || !isParty(who, step.except, before), 'done by the one who must not');
  const asks = step.asks ?? {};
  must(
    Object.keys(answers).every((name) => name in asks && !asks[name]?.private),
    'it tells what was not asked',
  );
  for (const [name, field] of Object.entries(asks))
    must(!field.required || field.private === true || name in answers, `${name} was not answered`);
  return wrong;
}
