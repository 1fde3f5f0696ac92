import { escapeText } from '../blocks/escape.js';
import { actions, button, type Message, message, section } from '../blocks/kit.js';
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
  return `\n${speech.t('errors.your_words')}\n>${escapeText(words.trim().slice(0, 2000)).replace(/\n/g, '\n>')}`;
}
