import type { Parted } from '../../platform/blocks/parts.js';
import type { Speech } from '../../platform/language/speak.js';
import { dayMessage } from './daylog.js';
import { reportMessage } from './report.js';
import type { ReportModel } from './report-model.js';

/** Draws a report's message as its definition says. */
export function drawReport(sheet: ReportModel, speech: Speech): Parted {
  const { day } = sheet;
  return day ? dayMessage({ ...sheet, day }, speech) : reportMessage(sheet, speech);
}
