import type { Module } from '../platform/module.js';
import { dayWords } from './commands/day-words.js';
import { reportDecisions } from './commands/decisions.js';
import { reportFiles } from './commands/files.js';
import { reports as told } from './commands/reports.js';
import { reportsFollow } from './follow.js';
import { wordsNudgeDrawn } from './outbox/day-words.js';
import { reportFileDrawn, reportPicturesDrawn } from './outbox/files.js';
import { reportDrawn } from './outbox/report.js';
import { reportRoutines } from './routines.js';

export const reports: Module = {
  name: 'reports',
  features: [
    dayWords, // what the lobby manager says of a day
    told, // the week and the month, also of the past
    reportFiles, // the same as a workbook
    reportDecisions, // what a report asks to be decided
  ],
  routines: reportRoutines,
  follows: reportsFollow,
  messages: [reportDrawn, reportFileDrawn, reportPicturesDrawn, wordsNudgeDrawn],
};
