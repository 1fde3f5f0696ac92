import type { Module } from '../platform/module.js';
import { ownLists } from './commands/own-lists.js';
import { checklists as runs } from './commands/runs.js';
import { checklistsFollow } from './follow.js';
import { runLimits } from './limits.js';
import { habitsDrawn } from './outbox/habits.js';
import { photosOfRuns } from './outbox/photos.js';
import { runDrawn, runNudgeDrawn } from './outbox/run.js';
import { listRoutines, ownRoutines } from './routines.js';
import { lookAtAll } from './store/habits.js';

export const checklists: Module = {
  name: 'checklists',
  features: [
    runs, // tick, findings, sign
    ownLists, // what a branch makes of its lists
  ],
  routines: listRoutines,
  ownRoutines,
  afterPlanning: lookAtAll,
  limits: [runLimits],
  follows: checklistsFollow,
  messages: [runDrawn, runNudgeDrawn, habitsDrawn],
  photos: photosOfRuns,
};
