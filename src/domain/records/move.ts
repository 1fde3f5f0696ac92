import type { Scene } from '../branch.js';
import { check } from '../field.js';
import { isParty, leaders, type Member } from '../people/roles.js';
import { awake, setClocks } from './clocks.js';
import type { Kind, Move } from './kind.js';
import { event, part } from './log.js';
import { type Change, type Clock, type LobbyRecord, Refusal } from './record.js';

const usual = ['owner', 'reporter', ...leaders] as const;

/** Whether the person may make the move now. */
export function mayMove(move: Move, record: LobbyRecord, who: Member): boolean {
  if (!move.from.includes(record.status)) return false;
  if (move.except && isParty(who, move.except, record)) return false;
  return isParty(who, move.by ?? usual, record);
}

/**
 * Moves a record to another status.
 * @param given the answers to what the move asks, by field name.
 * @throws Refusal `gone` (no such move), `moved_on` (the record is elsewhere by now), `same_person`, `not_allowed`, `faults`.
 */
export function move(
  kind: Kind,
  name: string,
  record: LobbyRecord,
  clocks: readonly Clock[],
  given: Record<string, unknown>,
  who: Member,
  scene: Scene,
): Change {
  const step = kind.moves[name];
  if (!step) throw new Refusal('gone');
  if (!step.from.includes(record.status)) throw new Refusal('moved_on', { status: record.status });
  if (step.except && isParty(who, step.except, record)) throw new Refusal('same_person');
  if (!isParty(who, step.by ?? usual, record)) throw new Refusal('not_allowed');
  const checked = check(step.asks ?? {}, given);
  if ('faults' in checked) throw new Refusal('faults', checked.faults);

  const { open, secrets } = part(step.asks ?? {}, checked.values);
  const closes = kind.statuses[step.to]?.open === false;
  const reopens = record.closedAt !== null && !closes;
  const after: LobbyRecord = {
    ...record,
    status: step.to,
    ownerId: step.takes ? who.personId : record.ownerId,
    details: { ...record.details, ...open },
    version: record.version + 1,
    updatedAt: scene.now,
    closedAt: closes ? scene.now : reopens ? null : record.closedAt,
  };
  return {
    record: after,
    events: [event('moved', who, scene, { move: name, from: record.status, to: step.to, ...open })],
    secrets,
    clocks: setClocks(kind, after, clocks, scene),
    nudges: kind.follow || closes || reopens ? progress(after, who, scene) : [],
    spawned: [],
  };
}

/** Whoever brought the record hears how it goes, and so does its owner; not the person who did it. */
export function progress(record: LobbyRecord, who: Member, scene: Scene): Change['nudges'] {
  const people = new Set([record.reporterId, ...(record.ownerId ? [record.ownerId] : [])]);
  people.delete(who.personId);
  return [...people]
    .filter((personId) => scene.members.some((member) => member.personId === personId))
    .map((personId) => ({ personId, why: 'progress', urgent: false, notBefore: awake(scene) }));
}
