import type { Scene } from '../branch.js';
import { resolve } from '../people/roles.js';
import { awake } from './clocks.js';
import type { Kind } from './kind.js';
import type { LobbyRecord, Nudge } from './record.js';

/**
 * For everybody whom a watch of the kind concerns, a message that says something only if this record turns out to be the
 * one that makes the number full.
 * @param before the record as it was; what it shared already was looked at then.
 */
export function watchers(kind: Kind, record: LobbyRecord, scene: Scene, before?: LobbyRecord): Nudge[] {
  return (kind.watches ?? [])
    .filter(
      ({ same }) => record.details[same] !== undefined && record.details[same] !== before?.details[same],
    )
    .flatMap((watch) =>
      resolve(scene.members, watch.tell).map(({ personId }) => ({
        personId,
        why: 'pattern' as const,
        watch: watch.name,
        urgent: false,
        notBefore: awake(scene),
      })),
    );
}
