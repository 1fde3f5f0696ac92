import type { Scene } from '../../platform/directory/branch.js';
import type { Member } from '../../platform/directory/roles.js';

/**
 * The types of timeline entries. Each is also in the audit trail, under the name that `auditAction` gives it, and in
 * the day book. `spoken`: it is also posted as a reply in the card's thread.
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
  /** Somebody has read it; with `to`, the new status, if they were the last and the record was closed. */
  acknowledged: { spoken: false },
  /** It went to another status automatically. */
  lapsed: { spoken: false },
} as const satisfies Record<string, { spoken: boolean }>;

export type EventType = keyof typeof eventTypes;
/** The types without a reply. */
export type SilentType = {
  [Type in EventType]: (typeof eventTypes)[Type]['spoken'] extends true ? never : Type;
}[EventType];

export interface RecordEvent {
  id: string;
  at: Date;
  /** Null: Lobby itself. */
  actorId: string | null;
  type: EventType;
  /** Never holds a private value. */
  data: Record<string, unknown>;
}

export const isSpoken = (type: EventType): boolean => eventTypes[type].spoken;

export const typesOfEvent = Object.keys(eventTypes) as EventType[];
export const spokenTypes: readonly EventType[] = typesOfEvent.filter(isSpoken);

/** The name of an entry in the audit trail. */
export const auditAction = (kind: string, type: EventType) => `${kind}.${type}` as const;

export function event(
  type: EventType,
  who: Pick<Member, 'personId'> | null,
  scene: Pick<Scene, 'now'>,
  data: Record<string, unknown>,
): RecordEvent {
  return { id: crypto.randomUUID(), at: scene.now, actorId: who?.personId ?? null, type, data };
}
