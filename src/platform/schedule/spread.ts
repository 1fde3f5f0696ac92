import { CopyFailed, spreadOn } from '../../records/store/spread.js';
import type { Db } from '../database/db.js';
import { eachAlone, type PutOff, Undone } from './put-off.js';

/**
 * Writes what is to go to other branches into some more of them; a copy that cannot be written holds up no other.
 * @param putOff which copies are left alone now. @returns whether any are left
 * @throws where the database is away; SomeUndone where one could not be written
 */
export async function spread(
  { db, clock }: { db: Db; clock: { now(): Date } },
  putOff?: PutOff,
): Promise<boolean> {
  const alone = eachAlone(putOff);
  try {
    return await spreadOn(db, clock.now(), alone.except('spread'));
  } catch (error) {
    if (!(error instanceof CopyFailed)) throw error;
    alone.failed(new Undone('spread', error.copy, error.message, error.cause));
    // The next turn goes on without it.
    return alone.end(true);
  }
}
