import type { Db } from '../database/db.js';
import type { Speech } from '../language/speak.js';
import type { MessageKey, OutboxMessage } from '../outbox/message.js';

/** What photos can be given for, as the floor below needs to know it. */
export interface PhotoOwner {
  /** Its sort, as `store.ts` tells them apart. */
  sort: 'record' | 'run';
  /** The message that tells how many photos it has, drawn anew. */
  renewed(id: string, channel: string): OutboxMessage;
  /** Where it is shown, and what people call it; null where there is none of this id. */
  find(db: Db, id: string): Promise<Owned | null>;
}

export interface Owned {
  branchId: string;
  posted: MessageKey;
  title(speech: Speech): string;
}
