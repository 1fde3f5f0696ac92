import type { ReportModel } from '../messages/report-model.js';

/** As much of a report as its pictures and its workbook show. */
export type Told = Pick<
  ReportModel,
  'branch' | 'report' | 'period' | 'compiled' | 'now' | 'names' | 'titles'
>;
