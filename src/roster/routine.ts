import { oneByOne, type Routine } from '../platform/schedule/routine.js';
import { branchCalendar } from '../platform/time/calendar.js';
import { flagGaps, isRostered } from './store/roster.js';

/** At closing time the next working day's roster is looked over, while somebody can still be asked; in the morning at the latest (P2). */
export const rosterCheck: Routine = {
  name: 'roster_check',
  timing: { closing: 0 },
  onClosed: 'skip',
  cutoff: 900,
  silent: true,
  alone: true,
  carryOut: oneByOne(async ({ tx, now }, { branch, occurrence }) => {
    const next = branchCalendar(branch).nextWorkingDay(occurrence.date);
    if (await isRostered({ prisma: tx }, branch.id, next))
      await flagGaps({ tx, branchId: branch.id, now }, [next], ['lobby_manager', 'duty_supervisor']);
    return {};
  }),
};
