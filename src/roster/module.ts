import type { Module } from '../platform/module.js';
import { editRoster } from './commands/edit-roster.js';
import { helpWanted } from './commands/help-wanted.js';
import { leave } from './commands/leave.js';
import { roster as week } from './commands/roster.js';
import { swap } from './commands/swap.js';
import { rosterFollows } from './follow.js';
import { handsDrawn, handsOnTheWayDrawn } from './outbox/help-wanted.js';
import { absenceBackDrawn, absenceDrawn, absenceMineDrawn } from './outbox/leave.js';
import { rosterGapsDrawn } from './outbox/roster.js';
import { swapDrawn, swapToldDrawn } from './outbox/swap.js';
import { rights } from './rights.js';
import { rosterCheck } from './routine.js';
import { awayOn } from './store/roster.js';

export type {} from './happenings.js';
export { attendanceLines } from './messages/attendance.js';
export { postName, shiftName } from './messages/duties.js';
export { deciders } from './rules/absence.js';
export { type Duty, gapsOf, grouped, type Post, type Shift, startOf } from './rules/roster.js';
export { mondayOf, type RosterDay, rosterDay } from './rules/roster-day.js';
export { type RosterRow, readRosterFile } from './rules/roster-file.js';
export { absencesIn, askAbsence, isAwayIn } from './store/absences.js';
export { copyWeek, savePost } from './store/edit-roster.js';
export { type RosterPlace, replaceDays, rosterPlace } from './store/import-roster.js';
export { insertPresences, keepPresence, presentOn } from './store/presence.js';
export { addDuties, awayOn, dutiesIn, isRostered, lockRoster, onDuty } from './store/roster.js';
export { answerSwap, askSwap } from './store/swaps.js';

export const rosterModule: Module = {
  name: 'roster',
  features: [
    week, // who works when
    editRoster, // filling it
    leave, // away, and who grants it
    swap, // one's shift for another's
    helpWanted, // extra hands for the lobby, now
  ],
  routines: [rosterCheck],
  awayOn,
  follows: rosterFollows,
  messages: [
    rosterGapsDrawn,
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
