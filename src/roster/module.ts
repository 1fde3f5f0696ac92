import type { Module } from '../platform/module.js';
import { editRoster } from './commands/edit-roster.js';
import { helpWanted } from './commands/help-wanted.js';
import { leave } from './commands/leave.js';
import { roster as week } from './commands/roster.js';
import { swap } from './commands/swap.js';
import { handsDrawn, handsOnTheWayDrawn } from './outbox/help-wanted.js';
import { absenceBackDrawn, absenceDrawn, absenceMineDrawn } from './outbox/leave.js';
import { rosterGapsDrawn } from './outbox/roster.js';
import { swapDrawn, swapToldDrawn } from './outbox/swap.js';
import { rosterCheck } from './routine.js';

export const roster: Module = {
  name: 'roster',
  features: [
    week, // who works when
    editRoster, // filling it
    leave, // away, and who grants it
    swap, // one's shift for another's
    helpWanted, // extra hands for the lobby, now
  ],
  routines: [rosterCheck],
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
};
