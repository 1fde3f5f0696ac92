import type { Db } from '../database/db.js';
import type { Speech } from '../language/speak.js';
import type { MessageKey, OutboxMessage } from '../outbox/message.js';

/** Finds what photos were given for, among the things of one module; null where none of these has the id. */
export type PhotoOwner = (db: Db, id: string) => Promise<Owned | null>;

/** What photos were given for. */
export interface Owned {
  branchId: string;
  /** What the audit trail calls it. */
  kind: string;
  /** The message that shows it. */
  posted: MessageKey;
  /** An edit of that message, which shows how many photos there are. */
  renewed(channel: string): OutboxMessage;
  title(speech: Speech): string;
}

/** What a photo was given for; null where nobody here knows it. */
export async function ownedBy(owners: readonly PhotoOwner[], db: Db, id: string): Promise<Owned | null> {
  for (const owner of owners) {
    const found = await owner(db, id);
    if (found) return found;
  }
  return null;
}
