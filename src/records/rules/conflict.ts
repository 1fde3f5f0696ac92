import { Refusal } from '../../platform/refusal.js';
import type { Kind } from './kind.js';
import type { LobbyRecord } from './record.js';

/** Whether the record is about this person, who then must not handle it (Z5; China, CBIRC Order 2020 No. 3). */
export function isConflicted(
  kind: Pick<Kind, 'never'>,
  record: Pick<LobbyRecord, 'details'>,
  personId: string | null | undefined,
): boolean {
  return kind.never !== undefined && personId != null && record.details[kind.never] === personId;
}

/** Checks that nobody is given a record about themselves. @throws Refusal `about_them` */
export function assertNotSubject(
  kind: Pick<Kind, 'never'>,
  record: Pick<LobbyRecord, 'details'>,
  owner: string | null,
): void {
  if (isConflicted(kind, record, owner)) throw new Refusal('about_them');
}
