import { escapeText } from '../../platform/blocks/escape.js';
import { sentence } from '../../platform/blocks/kit.js';
import { seesAllBranches } from '../../platform/directory/store/people.js';
import { speak } from '../../platform/language/speak.js';
import type { RenderContext } from '../../platform/outbox/message.js';
import { fileName } from '../../platform/workbook/workbook.js';
import {
  narrativeDocument,
  narrativeMessage,
  narrativeTold,
  pdfOf,
  titleOf,
  workbookOf,
} from '../../reports/module.js';
import { branchWords, branchWordsFiles } from '../contracts.js';
import { headOfficeOf } from '../store/head-office.js';

type Context = Pick<RenderContext, 'db' | 'subject' | 'channel' | 'personId' | 'now' | 'routines' | 'speech'>;

/**
 * What to send and the reader's language; null where the channel is no longer head office's, or the person no longer
 * belongs to it.
 */
async function toldTo({ db, subject, channel, personId, now, routines, speech }: Context) {
  const office = await headOfficeOf(db);
  if (personId ? !(await seesAllBranches(db, personId)) : office?.channel !== channel) return null;
  const told = await narrativeTold(db, subject, { now, routines });
  return told && { told, speech: personId || !office ? speech : speak(office.language) };
}

export const branchWordsDrawn = branchWords.drawnBy(async (context) => {
  const found = await toldTo(context);
  return found ? { message: narrativeMessage(found.told, found.speech) } : 'skip';
});

export const branchWordsFilesDrawn = branchWordsFiles.drawnBy(async (context) => {
  // Without Slack's permission to send files nothing is sent: the message has all the words.
  const found = context.sendsFiles === false ? null : await toldTo(context);
  if (!found) return 'skip';
  const { told, speech } = found;
  const title = titleOf(told, speech);
  const { file } = await workbookOf(told.sheet, { ...context, speech });
  const bytes = await pdfOf(narrativeDocument(told, speech));
  return {
    message: sentence(
      speech.t('narrative.sent', {
        branch: escapeText(told.branch.name),
        report: speech.t(told.report.name === 'quarter' ? 'narrative.quarter' : 'narrative.month'),
        name: escapeText(told.signer),
      }),
    ),
    files: [{ name: `${fileName(`${told.branch.name} ${told.period.name}`)}.pdf`, title, bytes }, file],
  };
});
