import { tell } from '../platform/database/follow.js';
import { type Carrying, type Due, oneByOne, type Routine } from '../platform/schedule/routine.js';
import { branchCalendar } from '../platform/time/calendar.js';
import type { Moment } from '../platform/time/moment.js';
import type {} from './happenings.js';
import { tellOfEmptyPosts } from './store/empty-posts.js';
import { dutiesIn, flagGaps, isRostered } from './store/roster.js';

/**
 * At closing time, checks the next working day's roster, while people can still be asked; in the morning at the
 * latest (P2).
 */
const rosterCheck: Routine = {
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

/** Somebody is expected by now: redraws what shows the attendance, so that it shows who is missing. */
async function showAnew({ db, tx, now }: Carrying, { branch, occurrence: { date } }: Due): Promise<void> {
  const duties = await dutiesIn({ prisma: tx }, branch.id, date, date);
  if (duties.length > 0) await tell(db, tx, 'roster.changed', { branch, date, now });
}

const checkInsDue = (name: string, timing: Moment): Routine => ({
  name,
  timing,
  onClosed: 'skip',
  cutoff: 60,
  silent: true,
  carryOut: oneByOne(async (context, due) => {
    await showAnew(context, due);
    return {};
  }),
});

/** At opening, reports required posts without anybody to those who can fill them. */
const doorsOpen: Routine = {
  ...checkInsDue('posts_at_opening', { opening: 0 }),
  carryOut: oneByOne(async (context, due) => {
    await showAnew(context, due);
    const { tx, now } = context;
    return { messages: await tellOfEmptyPosts({ tx, branch: due.branch, now }, due.occurrence.date) };
  }),
};

/** The roster's routines of a working day, in order. */
export const rosterRoutines: readonly Routine[] = [
  checkInsDue('check_ins_due', { arrival: 0 }),
  doorsOpen,
  checkInsDue('second_half_due', { half: 0 }),
  rosterCheck,
];
