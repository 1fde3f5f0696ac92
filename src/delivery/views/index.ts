import type { View } from '../view.js';
import { briefing } from './briefing.js';
import { run, runNudgeView } from './checklists.js';
import { join, joined } from './join.js';
import { card, event, nudgeView } from './records.js';
import { report } from './reports.js';

/** Everything that can be said in Slack. */
export const views: readonly View[] = [
  card,
  event,
  nudgeView,
  run,
  runNudgeView,
  briefing,
  join,
  joined,
  report,
];

const byName = new Map(views.map((view) => [view.name, view]));
export const viewOf = (name: string): View | undefined => byName.get(name);
