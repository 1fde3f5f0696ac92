import type { ReportModel } from '../messages/report-model.js';

/** The part of a report that its pictures and its workbook need. */
export type Told = Pick<
  ReportModel,
  'branch' | 'report' | 'period' | 'compiled' | 'now' | 'names' | 'titles'
>;
