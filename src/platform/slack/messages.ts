import { escapeText } from '../blocks/escape.js';
import { actions, button, type Message, message, section } from '../blocks/kit.js';
import { cut } from '../cut.js';
import type { Branch } from '../directory/branch.js';
import type { Speech } from '../language/speak.js';

/** Which of their branches somebody means. */
export function chooseBranch(branches: readonly Branch[], draft: string, speech: Speech): Message {
  const question = speech.t('help.which');
  return message(question, [
    section(question),
    ...actions(...branches.map((branch) => button(`branch.choose:${branch.id}`, branch.name, draft))),
  ]);
}

/** People's words, for copying; nothing where there are none. */
export function givenBack(words: string, speech: Speech): string {
  if (words.trim() === '') return '';
  return `\n${speech.t('errors.your_words')}\n>${escapeText(cut(words.trim(), 2000)).replace(/\n/g, '\n>')}`;
}
