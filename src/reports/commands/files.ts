import { sentence } from '../../platform/blocks/kit.js';
import type { Acting } from '../../platform/directory/acting.js';
import { Refusal } from '../../platform/refusal.js';
import { standInById } from '../../platform/slack/branch.js';
import type { ButtonPress, Feature, Reply, Request } from '../../platform/slack/request.js';
import { type Period, periodByName } from '../../platform/time/period.js';
import { exportRefused } from '../../records/module.js';
import type { Report } from '../rules/report.js';
import { readSubject, subjectOf } from '../rules/subject.js';
import { askForWorkbook } from '../store/report-files.js';

/** Sends a report's workbook to the person who asks: members of the branch, head office and auditors. */
export async function sendWorkbook(
  { db, sendsFiles, speech, key, now }: Request,
  { scene: { branch }, who }: Acting,
  report: Report,
  period: Period,
): Promise<Reply> {
  if (!sendsFiles) return { say: exportRefused(speech) };
  const subject = subjectOf(branch.id, report, period);
  await askForWorkbook({ db, branch, key, now }, { subject, personId: who.personId });
  return { say: sentence(speech.t('pictures.file.coming')) };
}

/** The button of a report; its value is untrusted. */
async function press(request: ButtonPress): Promise<Reply> {
  const meant = readSubject(request.value);
  const here = await standInById(request, meant?.branchId);
  const { timezone } = here.scene.branch;
  const today = here.scene.calendar.localDate(request.now);
  const period = meant && periodByName(meant.report.period, meant.period, timezone);
  if (!period || period.start > today) throw new Refusal('gone');
  return sendWorkbook(request, here, meant.report, period);
}

/** Getting a report as a workbook. */
export const reportFiles: Feature = { presses: { 'report.file': press } };
