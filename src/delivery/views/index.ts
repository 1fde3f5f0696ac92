import type { View } from '../view.js';
import { briefing } from './briefing.js';
import { run, runNudgeView } from './checklists.js';
import { exportView } from './export.js';
import { habits } from './habits.js';
import { hands, handsOnTheWay } from './help-wanted.js';
import { join, joined } from './join.js';
import { absence, absenceBack, absenceMine } from './leave.js';
import { nudgeView } from './nudge.js';
import { photoRefused } from './photos.js';
import { card, event } from './records.js';
import { batchOf } from './reminders.js';
import { report } from './reports.js';
import { rosterGaps } from './roster.js';
import { swap, swapTold } from './swap.js';
import { unpublished } from './unpublished.js';

export const reminders = batchOf([nudgeView, runNudgeView]);

/** Everything that can be said in Slack. */
export const views: readonly View[] = [
  card,
  event,
  nudgeView,
  run,
  runNudgeView,
  reminders,
  briefing,
  join,
  joined,
  report,
  photoRefused,
  exportView,
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
];

const byName = new Map(views.map((view) => [view.name, view]));
export const viewOf = (name: string): View | undefined => byName.get(name);
