import type { Member } from '../../platform/directory/roles.js';
import { isId } from '../../platform/id.js';
import { may } from '../../platform/rights/rights.js';
import { kindOf } from '../kinds/index.js';
import { allFields } from './kind.js';
import { rightsOf } from './kind-rights.js';
import type { LobbyRecord } from './record.js';

/** So many records a file holds; the newest of more. */
export const mostInFile = 5_000;

/** Whether a record's private details may go into a file for this person. */
export const mayOpen = (record: LobbyRecord, who: Member): boolean =>
  may(rightsOf(kindOf(record.kind)).reveal, who, record);

/** Whether a record holds what is kept in the clear but shown in forms only. */
export function isDiscreet({ kind, details }: LobbyRecord): boolean {
  return Object.entries(allFields(kindOf(kind))).some(
    ([name, field]) => field.discreet && details[name] !== undefined,
  );
}

/** Everybody whom records name: those who have them, who brought them, and who stand in their fields. Some twice; null where nobody has one. */
export function peopleIn(records: readonly LobbyRecord[]): (string | null)[] {
  return records.flatMap(({ ownerId, reporterId, details }) => [
    ownerId,
    reporterId,
    ...Object.values(details).flat().filter(isId),
  ]);
}
