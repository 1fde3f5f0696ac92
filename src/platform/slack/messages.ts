import { escapeText } from '../blocks/escape.js';
import { actions, button, type Message, message, section } from '../blocks/kit.js';
import { cut } from '../cut.js';
import type { Branch } from '../directory/branch.js';
import type { Speech } from '../language/speak.js';

/** Asks a person which of their branches they mean. */
export function chooseBranch(branches: readonly Branch[], draft: string, speech: Speech): Message {
  const question = speech.t('help.which');
  return message(question, [
    section(question),
    ...actions(...branches.map((branch) => button(`branch.choose:${branch.id}`, branch.name, draft))),
  ]);
}

/** What a person typed, quoted so that they can copy it; empty where there is nothing. */
export function givenBack(words: string, speech: Speech): string {
  if (words.trim() === '') return '';
  return `\n${speech.t('errors.your_words')}\n>${escapeText(cut(words.trim(), 2000)).replace(/\n/g, '\n>')}`;
}
