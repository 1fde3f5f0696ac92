import type { Module } from '../platform/module.js';
import { dayWords } from './commands/day-words.js';
import { reportDecisions } from './commands/decisions.js';
import { reportFiles } from './commands/files.js';
import { reports as told } from './commands/reports.js';
import { reportFacts } from './facts.js';
import { reportsFollow } from './follow.js';
import { wordsNudgeDrawn } from './outbox/day-words.js';
import { reportFileDrawn, reportPicturesDrawn } from './outbox/files.js';
import { reportDrawn } from './outbox/report.js';
import { rights } from './rights.js';
import { reportRoutines } from './routines.js';

export { reportPost } from './contracts.js';
export { dayMeasures } from './definitions/daily.js';
export { reports } from './definitions/index.js';
export { monthly } from './definitions/monthly.js';
export { weekly } from './definitions/weekly.js';
export { pdfOf } from './document/pdf.js';
export { narrativeDocument, narrativeMessage, titleOf } from './messages/narrative.js';
export { periodText } from './messages/period.js';
export { reportMessage } from './messages/report.js';
export { nameOf, text, typeOf } from './messages/workbook.js';
export { workbookOf } from './outbox/files.js';
export type { Measure } from './rules/measure.js';
export { listsMissed, tickets } from './rules/measures.js';
export { type Quartiles, quartilesOf } from './rules/quartiles.js';
export { periodTold, type Report } from './rules/report.js';
export type { Figures } from './rules/report-figures.js';
export { differenceOf } from './rules/standouts.js';
export { subjectOf } from './rules/subject.js';
export { figuresAmong } from './store/figures/figures.js';
export { passed } from './store/figures/rows.js';
export { keptFigures } from './store/kept-figures.js';
export { narrativeTold } from './store/narrative-told.js';
export { sheetOf } from './store/report-sheet.js';
export { figuresOf } from './store/reports.js';

export const reportsModule: Module = {
  name: 'reports',
  features: [
    dayWords, // the work log of a day
    told, // reports of current and past periods
    reportFiles, // the same as a workbook
    reportDecisions, // decisions in a report
  ],
  routines: reportRoutines,
  follows: reportsFollow,
  facts: reportFacts,
  messages: [reportDrawn, reportFileDrawn, reportPicturesDrawn, wordsNudgeDrawn],
  rights: () => rights,
};
