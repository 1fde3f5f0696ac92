import { briefing } from './briefing/outbox.js';
import { habits } from './checklists/outbox/habits.js';
import { run, runNudgeView } from './checklists/outbox/run.js';
import { dayBookView } from './day-book/outbox.js';
import { hq } from './head-office/outbox/roll-up.js';
import { hqWorkbook } from './head-office/outbox/workbook.js';
import { troubleOver, troubleView } from './outages/outbox.js';
import { join, joined } from './people/outbox.js';
import type { View } from './platform/outbox/message.js';
import { batchOf } from './platform/outbox/reminders/outbox.js';
import { photoRefused } from './platform/photos/outbox.js';
import { card, event } from './records/outbox/card.js';
import { exportView } from './records/outbox/export.js';
import { nudgeView } from './records/outbox/nudge.js';
import { wordsNudge } from './reports/outbox/day-words.js';
import { reportPictures, reportWorkbookView } from './reports/outbox/files.js';
import { report } from './reports/outbox/report.js';
import { hands, handsOnTheWay } from './roster/outbox/help-wanted.js';
import { absence, absenceBack, absenceMine } from './roster/outbox/leave.js';
import { rosterGaps } from './roster/outbox/roster.js';
import { swap, swapTold } from './roster/outbox/swap.js';
import { unpublished } from './settings/outbox.js';

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
