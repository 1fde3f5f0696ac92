import type { Db } from '../platform/database/db.js';
import type { Scheduling } from '../platform/schedule/due.js';
import { settleTellings } from './store/head-office.js';

/**
 * Head office's channel hears of all branches by the same heartbeat as the branches do; it belongs to none of them, so
 * that no occurrence stands for it.
 */
export const tellHeadOffice = ({
  db,
  clock,
  sendsFiles = false,
}: Pick<Scheduling, 'clock' | 'sendsFiles'> & { db: Pick<Db, 'prisma'> }) =>
  settleTellings(db, clock.now(), sendsFiles);
