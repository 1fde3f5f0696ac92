import type { Scene } from '../../platform/directory/branch.js';
import { resolve } from '../../platform/directory/roles.js';
import { earliestNotifyAt } from '../../platform/time/notify.js';
import { isConflicted } from './conflict.js';
import type { Kind, Watch } from './kind.js';
import type { Change, LobbyRecord, Nudge } from './record.js';

/**
 * A message for everybody whom a watch of the kind tells. Whether the record completes the pattern is only checked
 * when the message is drawn; otherwise it is dropped.
 * @param before the record before the change; values that it had already were checked then.
 */
export function watchers(
  kind: Kind,
  { record, secrets }: Pick<Change, 'record' | 'secrets'>,
  scene: Scene,
  before?: LobbyRecord,
): Nudge[] {
  return triggeredWatches(kind, { record, secrets }, before).flatMap((watch) =>
    resolve(scene.members, watch.tell ?? [])
      .filter(({ personId }) => !isConflicted(kind, record, personId))
      .map(({ personId }) => ({
        personId,
        why: 'pattern' as const,
        watch: watch.name,
        urgent: false,
        notBefore: earliestNotifyAt(scene),
      })),
  );
}

const sumOf = ({ thresholds }: Kind, { details }: LobbyRecord) => details[thresholds?.amount ?? ''];

/** Whether its amount alone is too small for a signal; only such records are added up. */
const isSmall = ({ thresholds }: Kind, { details }: LobbyRecord, option: string) =>
  details[thresholds?.signal?.below ?? ''] === option;

/** The watches that the change concerns. */
export function triggeredWatches(
  kind: Kind,
  { record, secrets }: Pick<Change, 'record' | 'secrets'>,
  before?: LobbyRecord,
): Watch[] {
  return (kind.watches ?? []).filter(({ same, sums }) =>
    sums
      ? isSmall(kind, record, sums) &&
        (same in secrets ||
          !before ||
          !isSmall(kind, before, sums) ||
          sumOf(kind, before) !== sumOf(kind, record))
      : kind.fields[same]?.private
        ? same in secrets
        : record.details[same] !== undefined && record.details[same] !== before?.details[same],
  );
}
