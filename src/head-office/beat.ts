import type { Db } from '../platform/database/db.js';
import type { Scheduling } from '../platform/schedule/due.js';
import { eachAlone, type PutOff } from '../platform/schedule/put-off.js';
import { settleTellings } from './store/head-office.js';

/**
 * Head office's channel hears of all branches by the same heartbeat as the branches do; it belongs to none of them, so
 * that no occurrence stands for it. @throws SomeUndone where it could not be told
 */
export async function tellHeadOffice(
  { db, clock, sendsFiles = false }: Pick<Scheduling, 'clock' | 'sendsFiles'> & { db: Pick<Db, 'prisma'> },
  putOff?: PutOff,
): Promise<void> {
  const alone = eachAlone(putOff);
  await alone.attempt('head_office', 'channel', "what is due in head office's channel", () =>
    settleTellings(db, clock.now(), sendsFiles),
  );
  alone.end(false);
}
