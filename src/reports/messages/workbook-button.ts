import type { ActionsBlock } from '@slack/types';
import { actions, button } from '../../platform/blocks/kit.js';
import type { Speech } from '../../platform/language/speak.js';

/** The button that sends a report's workbook to the person who presses. @param subject as `reportSubject` writes it */
export const fileButton = (subject: string, speech: Speech): ActionsBlock[] =>
  actions(
    button('report.file', speech.t('pictures.file.button'), subject, {
      says: speech.t('pictures.file.says'),
    }),
  );
