import { oneByOne, type Routine } from '../platform/schedule/routine.js';
import { addDays } from '../platform/time/day.js';
import { writeBook } from './messages/book.js';
import { bookRoutine } from './rules/book.js';
import { sealDays } from './store/seal.js';

/**
 * Seals every day after it is over (Z14). It is never too late: days that an outage left open are sealed afterwards,
 * in order.
 */
export const sealing: Routine = {
  name: bookRoutine,
  timing: { cron: '30 0 * * *' },
  onClosed: 'ignore',
  cutoff: 366 * 24 * 60,
  silent: true,
  alone: true,
  carryOut: oneByOne(async ({ db, tx, now, routines }, { branch, occurrence }) => {
    await sealDays({ db, tx, branch, now }, addDays(occurrence.date, -1), { routines, write: writeBook });
    return {};
  }),
};
