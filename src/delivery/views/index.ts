import type { View } from '../view.js';
import { briefing } from './briefing.js';
import { run, runNudgeView } from './checklists.js';
import { dayBookView } from './day-book.js';
import { wordsNudge } from './daylog.js';
import { exportView } from './export.js';
import { habits } from './habits.js';
import { hands, handsOnTheWay } from './help-wanted.js';
import { hq } from './hq.js';
import { hqWorkbook } from './hq-workbook.js';
import { join, joined } from './join.js';
import { absence, absenceBack, absenceMine } from './leave.js';
import { nudgeView } from './nudge.js';
import { photoRefused } from './photos.js';
import { card, event } from './records.js';
import { batchOf } from './reminders.js';
import { reportPictures, reportWorkbookView } from './report-files.js';
import { report } from './reports.js';
import { rosterGaps } from './roster.js';
import { swap, swapTold } from './swap.js';
import { troubleOver, troubleView } from './trouble.js';
import { unpublished } from './unpublished.js';

export const reminders = batchOf([nudgeView, runNudgeView, wordsNudge, troubleView, troubleOver]);

/** Everything that can be said in Slack. */
export const views: readonly View[] = [
  card,
  event,
  nudgeView,
  run,
  runNudgeView,
  wordsNudge,
  reminders,
  briefing,
  join,
  joined,
  report,
  reportPictures,
  reportWorkbookView,
  hq,
  hqWorkbook,
  photoRefused,
  exportView,
  dayBookView,
  unpublished,
  rosterGaps,
  absence,
  absenceMine,
  absenceBack,
  swap,
  swapTold,
  hands,
  handsOnTheWay,
  habits,
  troubleView,
  troubleOver,
];

const byName = new Map(views.map((view) => [view.name, view]));
export const viewOf = (name: string): View | undefined => byName.get(name);
