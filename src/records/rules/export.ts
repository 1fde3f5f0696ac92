import type { Member } from '../../platform/directory/roles.js';
import { isId } from '../../platform/id.js';
import { may } from '../../platform/rights/rights.js';
import { kindOf } from '../kinds/index.js';
import { allFields } from './kind.js';
import { rightsOf } from './kind-rights.js';
import type { LobbyRecord } from './record.js';

/** Records in a file; of more, the newest. */
export const mostInFile = 5_000;

/** Whether this person may have a record's private details in a file. */
export const mayOpen = (record: LobbyRecord, who: Member): boolean =>
  may(rightsOf(kindOf(record.kind)).reveal, who, record);

/** Whether a record has a discreet field, stored unencrypted but only shown in forms. */
export function isDiscreet({ kind, details }: LobbyRecord): boolean {
  return Object.entries(allFields(kindOf(kind))).some(
    ([name, field]) => field.discreet && details[name] !== undefined,
  );
}

/**
 * The people of records: owners, reporters and those named in fields. May contain duplicates, and null for a record
 * without an owner.
 */
export function peopleIn(records: readonly LobbyRecord[]): (string | null)[] {
  return records.flatMap(({ ownerId, reporterId, details }) => [
    ownerId,
    reporterId,
    ...Object.values(details).flat().filter(isId),
  ]);
}
