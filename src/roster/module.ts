import type { Module } from '../platform/module.js';
import { attendance } from './commands/attendance.js';
import { editRoster } from './commands/edit-roster.js';
import { helpWanted } from './commands/help-wanted.js';
import { leave } from './commands/leave.js';
import { proposal } from './commands/proposal.js';
import { roster as week } from './commands/roster.js';
import { swap } from './commands/swap.js';
import { traffic } from './commands/traffic.js';
import { rosterFacts } from './facts.js';
import { rosterFollows } from './follow.js';
import { postsEmptyDrawn } from './outbox/empty-posts.js';
import { handsDrawn, handsOnTheWayDrawn } from './outbox/help-wanted.js';
import { absenceBackDrawn, absenceDrawn, absenceMineDrawn } from './outbox/leave.js';
import { rosterGapsDrawn } from './outbox/roster.js';
import { swapDrawn, swapToldDrawn } from './outbox/swap.js';
import { rights } from './rights.js';
import { rosterRoutines } from './routine.js';
import { awayOn } from './store/roster.js';

export type {} from './happenings.js';
export { attendanceLines } from './messages/attendance.js';
export { postName, shiftName } from './messages/duties.js';
export { deciders } from './rules/absence.js';
export { type Attendance, type Attended, attendedOn, fairly, standingOf } from './rules/attendance.js';
export { neededPosts } from './rules/needed-posts.js';
export { type Duty, expectedOf, gapsOf, grouped, type Post, posts, type Shift } from './rules/roster.js';
export { mondayOf, type RosterDay, rosterDay } from './rules/roster-day.js';
export { type RosterRow, readRosterFile } from './rules/roster-file.js';
export {
  mostStaffing,
  type Staffing,
  type StaffingName,
  staffing,
  staffingOf,
  usualStaffing,
} from './settings.js';
export { absencesIn, askAbsence, isAwayIn } from './store/absences.js';
export { attendanceOn, insertAttendance, keepAttendance } from './store/attendance.js';
export { copyWeek, savePost } from './store/edit-roster.js';
export { type RosterPlace, replaceDays, rosterPlace } from './store/import-roster.js';
export { insertPresences, keepPresence, presencesIn, presentOn } from './store/presence.js';
export { addDuties, awayOn, dutiesIn, isRostered, lockRoster, onDuty, onPostNow } from './store/roster.js';
export { answerSwap, askSwap } from './store/swaps.js';

export const rosterModule: Module = {
  name: 'roster',
  features: [
    week, // who works when
    editRoster, // filling it
    traffic, // the roster compared with the customers who are expected
    proposal, // a proposed roster, to be changed and used
    leave, // absences and their approval
    swap, // swapping shifts
    attendance, // attendance by month
    helpWanted, // extra hands for the lobby, now
  ],
  routines: rosterRoutines,
  awayOn,
  follows: rosterFollows,
  facts: rosterFacts,
  messages: [
    rosterGapsDrawn,
    postsEmptyDrawn,
    absenceBackDrawn,
    absenceDrawn,
    absenceMineDrawn,
    swapDrawn,
    swapToldDrawn,
    handsDrawn,
    handsOnTheWayDrawn,
  ],
  rights: () => rights,
};
