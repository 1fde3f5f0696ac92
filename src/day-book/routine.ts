import { oneByOne, type Routine } from '../platform/schedule/routine.js';
import { addDays } from '../platform/time/day.js';
import { writeBook } from './messages/book.js';
import { bookRoutine } from './rules/book.js';
import { sealDays } from './store/seal.js';

/**
 * Once a day is over it is sealed (Z14). Never too late: what was left open by an outage is sealed when somebody is there
 * again, in the order of the days.
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
