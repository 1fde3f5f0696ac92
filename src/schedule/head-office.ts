import type { Db } from '../database/db.js';
import { settleTellings } from '../database/head-office.js';
import type { Scheduling } from './due.js';

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
