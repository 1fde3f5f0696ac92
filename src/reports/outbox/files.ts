import type { Branch } from '../../platform/directory/branch.js';
import { membersOf, namesOf } from '../../platform/directory/store/people.js';
import type { View } from '../../platform/outbox/message.js';
import { postedAs } from '../../platform/outbox/store/posted.js';
import type { Period } from '../../platform/time/periods.js';
import { fileName } from '../../platform/workbook/workbook.js';
import { mostInFile, peopleIn } from '../../records/rules/export.js';
import { gather } from '../../records/store/find.js';
import { picturesReady, workbookReady } from '../messages/files.js';
import { reportWorkbook } from '../messages/workbook.js';
import { picturesOf } from '../pictures/pictures.js';
import { sheetOf } from '../store/report-sheet.js';
import { report, reportMeant } from './report.js';

/** The pictures of a report, in the thread of its message; the subject is the report's. */
export const reportPictures: View = {
  name: 'report_pictures',
  kept: false,
  inDoubt: 'never',
  traceless: true,
  async draw(shot) {
    const { db, subject, channel, speech } = shot;
    const meant = await reportMeant(shot);
    if (!meant) return 'moot';
    const posted = await postedAs(db, report.name, subject, channel);
    if (!posted) return 'wait';
    const sheet = await sheetOf(db, meant.branch, meant.report, meant.period, shot);
    const files = await picturesOf(sheet, speech);
    return files.length === 0 ? 'moot' : { message: picturesReady(sheet, speech), thread: posted.ts, files };
  },
};

/** A report's workbook in a direct message; the subject is the report's. Only as long as the person belongs to the branch. */
export const reportWorkbookView: View = {
  name: 'report_workbook',
  kept: false,
  // The person can ask for it.
  inDoubt: 'never',
  traceless: true,
  async draw(shot) {
    const { db, now, speech, personId } = shot;
    const meant = await reportMeant(shot);
    if (!meant || meant.period.from > now) return 'moot';
    const { branch, period } = meant;
    const members = await membersOf(db, branch.id);
    if (!members.some((member) => member.personId === personId)) return 'moot';
    const [sheet, { records, clocks, total }] = await Promise.all([
      sheetOf(db, branch, meant.report, period, shot),
      gather(db, loggedIn(branch, period), mostInFile),
    ]);
    const names = await namesOf(db, peopleIn(records));
    // Private details are never among them: those are asked for by hand, each look on record.
    const exported = { records, clocks, names, branch, now, secrets: new Map() };
    return {
      message: workbookReady(sheet, { count: records.length, total }, speech),
      files: [
        {
          name: `${fileName(`${branch.name} ${period.name}`)}.xlsx`,
          title: speech.t('pictures.file.title', {
            title: speech.t(`reports.${meant.report.name}.title`, { branch: branch.name }),
            period: period.name,
          }),
          bytes: await reportWorkbook(sheet, exported, speech),
        },
      ],
    };
  },
};

/** Everything that was logged in a period. */
const loggedIn = (branch: Branch, { from, to }: Period) => ({
  branchId: branch.id,
  numbers: [],
  kinds: [],
  standings: [],
  state: null,
  people: [],
  spans: [{ from, to }],
  words: [],
});
