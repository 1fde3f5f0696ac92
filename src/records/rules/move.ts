import type { Acting } from '../../platform/directory/acting.js';
import type { Branch, Scene } from '../../platform/directory/branch.js';
import { type Member, resolve } from '../../platform/directory/roles.js';
import { check } from '../../platform/forms/field.js';
import { Refusal } from '../../platform/refusal.js';
import { assertMay } from '../../platform/rights/rights.js';
import type { Clock } from '../../platform/time/clock.js';
import { earliestNotifyAt } from '../../platform/time/notify.js';
import { assertWithin } from './bounds.js';
import { extend, nextExtension, setClocks } from './clocks.js';
import { isConflicted } from './conflict.js';
import { event } from './events.js';
import { isOpenStatus, type Kind, type Move, moveOf } from './kind.js';
import { extensionRight, moveRight } from './kind-rights.js';
import { logFollowUps } from './log.js';
import type { Change, LobbyRecord } from './record.js';
import { spawnedEvents } from './spawn.js';
import { split } from './split.js';
import type { StandingRecord } from './standing-record.js';
import { matches } from './when.js';

/**
 * Whether a move can start from the record's status. A record without an owner can also be taken in the status to
 * which taking it leads.
 */
function starts(move: Move, record: LobbyRecord): boolean {
  if (move.from.includes(record.status)) return true;
  return move.takes === true && record.ownerId === null && record.status === move.to;
}

/** Whether the record offers the move now, whoever asks. */
export function isOffered({ kind, record, clocks }: StandingRecord, move: Move, branch: Branch): boolean {
  if (record.mergedId || !starts(move, record) || !matches(move.when, record)) return false;
  if (move.answers && !clocks.some(({ name, stoppedAt }) => !stoppedAt && move.answers?.includes(name)))
    return false;
  return !((move.extensible || move.extends) && !nextExtension(kind, clocks, branch));
}

/** Names of the moves that a record offers now, in the kind's order. */
export function offered(
  kind: Kind,
  record: LobbyRecord,
  clocks: readonly Clock[],
  branch: Branch,
): [name: string, move: Move][] {
  return Object.entries(kind.moves).filter(([, move]) => isOffered({ kind, record, clocks }, move, branch));
}

/** @throws Refusal with the reason where this person cannot make the move now. */
export function assertCanMove(
  { kind, record, clocks }: StandingRecord,
  move: Move,
  who: Member,
  scene: Scene,
): void {
  if (record.mergedId) throw new Refusal('merged');
  if (!isOffered({ kind, record, clocks }, move, scene.branch))
    throw new Refusal('moved_on', { status: record.status });
  assertMay(moveRight(kind, move), who, record);
  const extension = move.extends && nextExtension(kind, clocks, scene.branch);
  if (extension) assertMay(extensionRight(extension.by), who, record);
}

/**
 * Makes a move: changes a record's status, or whatever else the kind's move does.
 * @param given the answers to what the move asks, by field name.
 * @throws Refusal `gone` (no such move), `moved_on` (the record is elsewhere by now), `merged`, `conflicted`,
 *   `same_person`, `not_allowed`, `faults`.
 */
export function move(
  { kind, record, clocks }: StandingRecord,
  name: string,
  given: Record<string, unknown>,
  { who, scene }: Acting,
): Change {
  const step = moveOf(kind, name);
  if (!step) throw new Refusal('gone');
  assertCanMove({ kind, record, clocks }, step, who, scene);
  const checked = check(step.asks ?? {}, given);
  if ('faults' in checked) throw new Refusal('faults', checked.faults);

  const { open, secrets, files } = split(step.asks ?? {}, checked.values, scene.branch);
  const after = moved({ kind, record }, step, open, { who, scene });
  const within = { given: Object.keys(open), details: after.details, logged: record.createdAt };
  assertWithin(kind, within, scene);
  const closes = after.closedAt !== null && record.closedAt === null;
  const reopens = record.closedAt !== null && after.closedAt === null;
  const spawned = logFollowUps(kind, { fields: step.asks ?? {}, given: open }, after, { who, scene });
  const extension = step.extends ? nextExtension(kind, clocks, scene.branch) : null;
  const extended = extension ? [extend(extension, after, scene)] : [];
  const tells = kind.follow ? kind.follow === 'every step' : closes || reopens;
  const told = tells ? progress(after, who, scene) : [];
  return {
    record: after,
    events: [
      event('moved', who, scene, { move: name, from: record.status, to: after.status, ...open }),
      ...spawnedEvents(spawned, who, scene),
    ],
    secrets,
    files,
    clocks: [...setClocks(kind, after, clocks, scene), ...extended],
    nudges: [...told, ...heard({ kind, name, step }, { before: record, after }, { who, scene }, told)],
    spawned,
  };
}

function moved(
  { kind, record }: { kind: Kind; record: LobbyRecord },
  step: Move,
  open: LobbyRecord['details'],
  { who, scene }: Acting,
): LobbyRecord {
  const details = { ...record.details, ...open };
  if (step.stamps) details[step.stamps] = who.personId;
  for (const [field, value] of Object.entries(step.sets ?? {}))
    if (value === null) delete details[field];
    else details[field] = value;
  const status = step.to ?? record.status;
  return {
    ...record,
    status,
    ownerId: step.takes ? who.personId : step.releases ? null : record.ownerId,
    details,
    version: record.version + 1,
    updatedAt: scene.now,
    closedAt: isOpenStatus(kind, status) ? null : (record.closedAt ?? scene.now),
  };
}

/**
 * Who is told of the move besides those who are told anyway. Parties are resolved on the record as it was before the
 * move.
 */
function heard(
  { kind, name, step }: { kind: Kind; name: string; step: Move },
  { before, after }: { before: LobbyRecord; after: LobbyRecord },
  { who, scene }: Acting,
  already: Change['nudges'],
): Change['nudges'] {
  const up = step.passesUp && matches(step.passesUp.when, after) ? step.passesUp.to : [];
  return resolve(scene.members, [...(step.tells ?? []), ...up], { ...before, ownerId: after.ownerId })
    .filter(({ personId }) => personId !== who.personId && !isConflicted(kind, after, personId))
    .filter(({ personId }) => !already.some((nudge) => nudge.personId === personId))
    .map(({ personId }) => ({
      personId,
      ...whyHeard(name, step, who),
      urgent: false,
      notBefore: earliestNotifyAt(scene),
    }));
}

/** What is asked of them, how it was decided, or just that it has moved. */
function whyHeard(move: string, { puts, decides }: Move, { personId: by }: Member) {
  if (puts) return { why: 'asked' as const, clock: puts };
  return decides ? { why: 'decided' as const, move, by } : { why: 'progress' as const };
}

/** Whoever brought the record hears how it goes, and so does its owner; not the person who did it. */
export function progress(record: LobbyRecord, who: Member, scene: Scene): Change['nudges'] {
  const people = new Set([record.reporterId, ...(record.ownerId ? [record.ownerId] : [])]);
  people.delete(who.personId);
  return [...people]
    .filter((personId) => scene.members.some((member) => member.personId === personId))
    .map((personId) => ({ personId, why: 'progress', urgent: false, notBefore: earliestNotifyAt(scene) }));
}
