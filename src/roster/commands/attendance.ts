import type { Acting } from '../../platform/directory/acting.js';
import { namesOf } from '../../platform/directory/store/people.js';
import { assertMay, may } from '../../platform/rights/rights.js';
import { inBranch, standInById } from '../../platform/slack/branch.js';
import type { ButtonPress, Feature, Reply, Request } from '../../platform/slack/request.js';
import { periodOf } from '../../platform/time/period.js';
import { everybodysMonth, ownMonth } from '../messages/month.js';
import { rights } from '../rights.js';
import { monthsOf } from '../rules/attendance.js';
import { attendanceIn } from '../store/attendance.js';
import { dateIn, show } from './roster.js';

const monthAt = ({ scene }: Acting, date: string) => periodOf('month', date, scene.branch.timezone);

/** The person's own month that contains a date. */
async function mine(request: Request, here: Acting, date: string) {
  assertMay(rights['roster.see_own_attendance'], here.who);
  const { branch } = here.scene;
  const { start, end } = monthAt(here, date);
  const days = await attendanceIn(request.db, branch.id, {
    from: start,
    to: end,
    personId: here.who.personId,
  });
  const seesAll = may(rights['roster.see_attendance'], here.who);
  return ownMonth({ branch, from: start, to: end, days, seesAll }, request.speech);
}

/** The totals of everybody's month that contains a date. */
async function all(request: Request, here: Acting, date: string) {
  assertMay(rights['roster.see_attendance'], here.who);
  const { branch } = here.scene;
  const { start, end } = monthAt(here, date);
  const months = monthsOf(await attendanceIn(request.db, branch.id, { from: start, to: end }));
  const names = await namesOf(
    request.db,
    months.map(({ personId }) => personId),
  );
  return everybodysMonth({ branch, from: start, to: end, months, names }, request.speech);
}

const today = (request: Request, { scene }: Acting) => scene.calendar.localDate(request.now);

/** `/lobby attendance`: one's own month. */
const open = (request: Request, line: string) =>
  inBranch(request, 'attendance', line, async (here) => ({
    open: await mine(request, here, today(request, here)),
  }));

const pressed =
  (draw: typeof mine) =>
  async (request: ButtonPress): Promise<Reply> => {
    const here = await standInById(request, request.value);
    const date = request.argument === '' ? today(request, here) : dateIn(request.argument);
    return show(request, await draw(request, here, date));
  };

/** Attendance by person and month: on time, late, missing or away. */
export const attendance: Feature = {
  commands: { attendance: { answer: open, helpGroup: 'ahead', wordless: true } },
  presses: {
    'attendance.open': pressed(mine),
    'attendance.mine:*': pressed(mine),
    'attendance.all:*': pressed(all),
  },
};
