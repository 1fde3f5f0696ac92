import type { Branch } from '../../platform/directory/branch.js';
import { membersOf, namesOf } from '../../platform/directory/store/people.js';
import type { FileOut, RenderContext } from '../../platform/outbox/message.js';
import { postedAs } from '../../platform/outbox/store/posted.js';
import type { Period } from '../../platform/time/period.js';
import { fileName } from '../../platform/workbook/workbook.js';
import { findAllForExport, mostInFile, peopleIn } from '../../records/module.js';
import { reportFile, reportPictures, reportPost } from '../contracts.js';
import { picturesReady, workbookReady } from '../messages/files.js';
import { reportWorkbook } from '../messages/workbook.js';
import { picturesOf } from '../pictures/pictures.js';
import type { Told } from '../pictures/told.js';
import { sheetOf } from '../store/report-sheet.js';
import { reportMeant } from './report.js';

export const reportPicturesDrawn = reportPictures.drawnBy(async (context) => {
  const { db, subject, channel, speech } = context;
  const meant = await reportMeant(context);
  if (!meant) return 'skip';
  const posted = await postedAs(db, reportPost.key(subject), channel);
  if (!posted) return 'wait';
  const sheet = await sheetOf({ db, branch: meant.branch }, meant.report, meant.period, context);
  const files = await picturesOf(sheet, speech);
  return files.length === 0 ? 'skip' : { message: picturesReady(sheet, speech), thread: posted.ts, files };
});

/** Sent only while the person belongs to the branch. */
export const reportFileDrawn = reportFile.drawnBy(async (context) => {
  const { db, now, speech, personId } = context;
  const meant = await reportMeant(context);
  if (!meant || meant.period.from > now) return 'skip';
  const { branch, period } = meant;
  const members = await membersOf(db, branch.id);
  if (!members.some((member) => member.personId === personId)) return 'skip';
  const sheet = await sheetOf({ db, branch }, meant.report, period, context);
  const { file, count, total } = await workbookOf(sheet, { db, now, speech });
  return { message: workbookReady(sheet, { count, total }, speech), files: [file] };
});

/** A report's workbook as a file, with every register of its period. */
export async function workbookOf(
  sheet: Told,
  { db, now, speech }: Pick<RenderContext, 'db' | 'now' | 'speech'>,
): Promise<{ file: FileOut; count: number; total: number }> {
  const { branch, period, report } = sheet;
  const { records, clocks, total } = await findAllForExport(db, loggedIn(branch, period), mostInFile);
  const names = await namesOf(db, peopleIn(records));
  // Without private details: those must be asked for, and each look is recorded.
  const exported = { records, clocks, names, branch, now, secrets: new Map() };
  const file = {
    name: `${fileName(`${branch.name} ${period.name}`)}.xlsx`,
    title: speech.t('pictures.file.title', {
      title: speech.t(`reports.${report.name}.title`, { branch: branch.name }),
      period: period.name,
    }),
    bytes: await reportWorkbook(sheet, exported, speech),
  };
  return { file, count: records.length, total };
}

/** Everything that was logged in a period. */
const loggedIn = (branch: Branch, { from, to }: Period) => ({
  branchId: branch.id,
  numbers: [],
  kinds: [],
  standings: [],
  state: null,
  people: [],
  unclear: [],
  spans: [{ from, to }],
  words: [],
});
