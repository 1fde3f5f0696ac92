import type { Sheet } from '../messages/sheet.js';

/** As much of a report as its pictures and its workbook show. */
export type Told = Pick<Sheet, 'branch' | 'report' | 'period' | 'compiled' | 'now' | 'names' | 'titles'>;
