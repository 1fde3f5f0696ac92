import { escapeText } from '../../platform/blocks/escape.js';
import {
  actions,
  button,
  context,
  type Message,
  message,
  section,
  sentence,
} from '../../platform/blocks/kit.js';
import type { Speech } from '../../platform/language/speak.js';

/** The OAuth scope that sending files needs. */
const right = 'files:write';

/** The answer to somebody who asked for a file, with a button for one with private details where that is possible. */
export function exportComing(count: number, draft: string | null, speech: Speech): Message {
  const { t } = speech;
  const coming = t('export.coming', { count });
  if (!draft) return sentence(coming);
  const note = t('export.private_note');
  return message(`${coming}\n${note}`, [
    section(coming),
    ...context(note),
    ...actions(button('export.private', t('export.private'), draft)),
  ]);
}

export const exportRefused = (speech: Speech): Message => sentence(speech.t('export.no_right', { right }));

/** The text above the files. */
export function exportReady(
  exported: { branch: string; asked: readonly string[]; count: number; total: number; opened: number },
  speech: Speech,
): Message {
  const { branch, asked, count, total, opened } = exported;
  const { t } = speech;
  const lines = [
    t('export.ready', { branch: escapeText(branch), count }),
    ...(asked.length > 0 ? [t('search.asked', { parts: escapeText(asked.join(' · ')) })] : []),
    ...(total > count
      ? [t('export.newest', { count: speech.number(count), total: speech.number(total) })]
      : []),
    opened > 0 ? t('export.with', { count: opened }) : t('export.without'),
  ];
  return sentence(lines.join('\n'));
}
