import { branchOf } from '../../platform/directory/store/branches.js';
import { namesOf } from '../../platform/directory/store/people.js';
import type { Shot, View } from '../../platform/outbox/message.js';
import { branchCalendar } from '../../platform/time/calendar.js';
import { leaveAnswer, leaveBack, leaveRequest } from '../messages/leave.js';
import { absenceOf } from '../store/absences.js';
import { dutiesIn } from '../store/roster.js';

async function load({ db, subject }: Shot) {
  const absence = await absenceOf(db, subject);
  const branch = absence && (await branchOf(db, absence.branchId));
  if (!absence || !branch) return null;
  return { absence, branch, names: await namesOf(db, [absence.personId, absence.decidedBy]) };
}

/** The question to those who decide, and then its answer in front of each of them. */
export const absence: View = {
  name: 'absence',
  kept: true,
  inDoubt: 'again',
  async draw(shot) {
    const told = await load(shot);
    if (!told) return 'moot';
    const { branchId, personId, from, to } = told.absence;
    const all = await dutiesIn(shot.db, branchId, from, to);
    const duties = all.filter((duty) => duty.personId === personId);
    return { message: leaveRequest({ ...told, duties }, shot.speech) };
  },
};

/** To the person: that it was asked, and what became of it; a message each, so that each is noticed. */
export const absenceMine: View = {
  name: 'absence_mine',
  kept: false,
  inDoubt: 'again',
  async draw(shot) {
    const told = await load(shot);
    if (!told) return 'moot';
    const over = told.absence.to < branchCalendar(told.branch).localDate(shot.now);
    return { message: leaveAnswer({ ...told, over }, shot.speech) };
  },
};

/** Somebody who was taken off the roster is there after all. */
export const absenceBack: View = {
  name: 'absence_back',
  kept: false,
  inDoubt: 'again',
  async draw(shot) {
    const told = await load(shot);
    return told ? { message: leaveBack(told, shot.speech) } : 'moot';
  },
};
