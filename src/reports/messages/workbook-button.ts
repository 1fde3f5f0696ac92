import type { ActionsBlock } from '@slack/types';
import { actions, button } from '../../platform/blocks/kit.js';
import type { Speech } from '../../platform/language/speak.js';

/** The press that sends a report's workbook to whoever presses; `subject` is that of rules/subject.ts. */
export const fileButton = (subject: string, speech: Speech): ActionsBlock[] =>
  actions(
    button('report.file', speech.t('pictures.file.button'), subject, {
      says: speech.t('pictures.file.says'),
    }),
  );
