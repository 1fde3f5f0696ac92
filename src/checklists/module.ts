import type { Module } from '../platform/module.js';
import { ownLists } from './commands/own-lists.js';
import { checklists as runs } from './commands/runs.js';
import { listFacts } from './facts.js';
import { checklistsFollow } from './follow.js';
import { runLimits } from './limits.js';
import { habitsDrawn } from './outbox/habits.js';
import { photosOfRuns } from './outbox/photos.js';
import { runDrawn, runNudgeDrawn } from './outbox/run.js';
import { checklistRights } from './rights.js';
import { listRoutines, ownRoutines } from './routines.js';
import { lookAtAll } from './store/habits.js';

export { runPost } from './contracts.js';
export type {} from './happenings.js';
export { checklistOf, isShipped } from './lists/index.js';
export { runLine } from './messages/list.js';
export { answerWords, listName, progress, titleOf } from './messages/run.js';
export { listWords } from './messages/words.js';
export { type Checklist, defineChecklist } from './rules/checklist.js';
export { runClock, runDueListSteps } from './rules/clocks.js';
export {
  counterLines,
  inBranch,
  longestCounter,
  mostCounters,
  mostCurrencies,
  readCounter,
  tillCurrencies,
} from './rules/counters.js';
export { fillIn, whatIsOpen } from './rules/known.js';
export { lineOf } from './rules/line.js';
export { readListFile, writeListFile } from './rules/list-file.js';
export { newOwn, type OwnList, routinesWith, saysSomething, titlesOf } from './rules/own.js';
export { type ListWords, newRun } from './rules/post.js';
export { rulesOf, threadRules } from './rules/rules.js';
export {
  actionOf,
  answerQuestions,
  deviceOf,
  happenings,
  type Item,
  isBox,
  isKnown,
  isOwed,
  isQuestion,
  isReleased,
  nextSigners,
  type Run,
  type RunChange,
  type RunStatus,
  report,
  runState,
  sign,
  type Tick,
  type TickedFast,
  tick,
  tickAll,
  tickGroup,
} from './rules/run.js';
export { ListChanged, mostOwnLists, ownLists, saveLists, TooManyLists } from './store/own-lists.js';
export { writePastRuns } from './store/past.js';
export type { Press } from './store/presses.js';
export {
  type ClockedRun,
  changeRun,
  findingCodes,
  insertRuns,
  runOf,
  runsMissed,
  runsOn,
  toRun,
  writeRuns,
} from './store/runs.js';
export { storedBurst, storedItem, storedRules, storedTick } from './store/stored.js';

export const checklistsModule: Module = {
  name: 'checklists',
  features: [
    runs, // ticking, findings, signatures
    ownLists, // changing, adding and switching lists
  ],
  routines: listRoutines,
  ownRoutines,
  afterPlanning: lookAtAll,
  limits: [runLimits],
  follows: checklistsFollow,
  facts: listFacts,
  messages: [runDrawn, runNudgeDrawn, habitsDrawn],
  photos: photosOfRuns,
  rights: checklistRights,
};
