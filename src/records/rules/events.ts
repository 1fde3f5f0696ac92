import type { Scene } from '../../platform/directory/branch.js';
import type { Member } from '../../platform/directory/roles.js';

/**
 * What can stand in a record's timeline. Each also stands in the audit trail, under the name that `auditAction` gives it,
 * and in the day book. `spoken`: it is a reply in the card's thread as well.
 */
export const eventTypes = {
  logged: { spoken: false },
  moved: { spoken: true },
  assigned: { spoken: true },
  released: { spoken: true },
  stepped: { spoken: true },
  noted: { spoken: true },
  edited: { spoken: true },
  sealed: { spoken: false },
  spawned: { spoken: true },
  merged: { spoken: true },
  absorbed: { spoken: true },
  separated: { spoken: true },
  /** Somebody has read it; `to` where that made it everybody, and the record went there by itself. */
  acknowledged: { spoken: false },
  /** It went to another status by itself. */
  lapsed: { spoken: false },
} as const satisfies Record<string, { spoken: boolean }>;

export type EventType = keyof typeof eventTypes;
/** Those that nobody replies with. */
export type SilentType = {
  [Type in EventType]: (typeof eventTypes)[Type]['spoken'] extends true ? never : Type;
}[EventType];

export interface RecordEvent {
  id: string;
  at: Date;
  /** Absent: the bot itself. */
  actorId: string | null;
  type: EventType;
  /** Never a private value. */
  data: Record<string, unknown>;
}

export const isSpoken = (type: EventType): boolean => eventTypes[type].spoken;

export const typesOfEvent = Object.keys(eventTypes) as EventType[];
export const spokenTypes: readonly EventType[] = typesOfEvent.filter(isSpoken);

/** What an entry of the timeline is called in the audit trail. */
export const auditAction = (kind: string, type: EventType) => `${kind}.${type}` as const;

export function event(
  type: EventType,
  who: Pick<Member, 'personId'> | null,
  scene: Pick<Scene, 'now'>,
  data: Record<string, unknown>,
): RecordEvent {
  return { id: crypto.randomUUID(), at: scene.now, actorId: who?.personId ?? null, type, data };
}
