import { branchOf } from '../../platform/directory/store/branches.js';
import { namesOf } from '../../platform/directory/store/people.js';
import type { RenderContext } from '../../platform/outbox/message.js';
import { branchCalendar } from '../../platform/time/calendar.js';
import { absence, absenceBack, absenceMine } from '../contracts.js';
import { leaveAnswer, leaveBack, leaveRequest } from '../messages/leave.js';
import { absenceOf } from '../store/absences.js';
import { dutiesIn } from '../store/roster.js';

async function load({ db, subject }: Pick<RenderContext, 'db' | 'subject'>) {
  const found = await absenceOf(db, subject);
  const branch = found && (await branchOf(db, found.branchId));
  if (!found || !branch) return null;
  return { absence: found, branch, names: await namesOf(db, [found.personId, found.decidedBy]) };
}

export const absenceDrawn = absence.drawnBy(async (context) => {
  const told = await load(context);
  if (!told) return 'skip';
  const { branchId, personId, from, to } = told.absence;
  const all = await dutiesIn(context.db, branchId, from, to);
  const duties = all.filter((duty) => duty.personId === personId);
  return { message: leaveRequest({ ...told, duties }, context.speech) };
});

export const absenceMineDrawn = absenceMine.drawnBy(async (context) => {
  const told = await load(context);
  if (!told) return 'skip';
  const over = told.absence.to < branchCalendar(told.branch).localDate(context.now);
  return { message: leaveAnswer({ ...told, over }, context.speech) };
});

export const absenceBackDrawn = absenceBack.drawnBy(async (context) => {
  const told = await load(context);
  return told ? { message: leaveBack(told, context.speech) } : 'skip';
});
