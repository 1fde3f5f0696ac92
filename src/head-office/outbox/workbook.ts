import { seesAllBranches } from '../../platform/directory/store/people.js';
import { speak } from '../../platform/language/speak.js';
import { postedAs } from '../../platform/outbox/store/posted.js';
import { fileName } from '../../platform/workbook/workbook.js';
import { rollUp, rollUpFile } from '../contracts.js';
import { branchesReady } from '../messages/ready.js';
import { branchesWorkbook } from '../messages/workbook.js';
import { rolledMeant } from '../rules/rolled.js';
import { figuresAcross } from '../store/figures.js';
import { headOfficeOf } from '../store/head-office.js';

/**
 * In head office's channel it goes into the roll-up's thread; to a person it goes only while they may see all
 * branches.
 */
export const rollUpFileDrawn = rollUpFile.drawnBy(
  async ({ db, subject, channel, now, personId, ...context }) => {
    const office = await headOfficeOf(db);
    if (personId ? !(await seesAllBranches(db, personId)) : office?.channel !== channel) return 'skip';
    const timezone = office?.timezone ?? 'UTC';
    const asked = rolledMeant(subject, timezone);
    if (!asked) return 'skip';
    const posted = personId ? null : await postedAs(db, rollUp.key(subject), channel);
    if (!personId && !posted) return 'wait';
    const { report, period } = asked;
    const across = { report, measures: report.measures, start: period.start, group: [] };
    const branches = await figuresAcross(db, across, now);
    const speech = personId || !office ? context.speech : speak(office.language);
    const title = speech.t('hq.title', { report: speech.t(`reports.${report.name}.name`) });
    return {
      message: branchesReady(title, period.name, branches.length, speech),
      ...(posted ? { thread: posted.ts } : {}),
      files: [
        {
          name: `${fileName(`${title} ${period.name}`)}.xlsx`,
          title: `${title} · ${period.name}`,
          bytes: await branchesWorkbook(report, branches, speech),
        },
      ],
    };
  },
);
