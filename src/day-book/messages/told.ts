import { escapeText } from '../../platform/blocks/escape.js';
import { type Message, sentence } from '../../platform/blocks/kit.js';
import { cut } from '../../platform/cut.js';
import type { Branch } from '../../platform/directory/branch.js';
import type { Speech } from '../../platform/language/speak.js';
import type { SealedBook } from '../rules/file.js';

const dayOf = (date: string, speech: Speech) => speech.day(new Date(`${date}T12:00:00Z`), 'UTC');

export const bookComing = (date: string, speech: Speech): Message =>
  sentence(speech.t('daybook.coming', { day: dayOf(date, speech) }));

export const bookRefused = (speech: Speech): Message => sentence(speech.t('daybook.not_yours'));

/** Why there is no book of a day: the day is not over, it was before the first book, or no date was typed. */
export function noBook(
  why: { as: 'open' | 'none'; date: string } | { as: 'first' } | { as: 'unknown'; text: string },
  speech: Speech,
): Message {
  const { t } = speech;
  switch (why.as) {
    case 'first':
      return sentence(t('daybook.first'));
    case 'unknown':
      return sentence(t('daybook.unknown', { text: escapeText(cut(why.text, 60)) }));
    default:
      return sentence(t(`daybook.${why.as}`, { day: dayOf(why.date, speech) }));
  }
}

/** The text above the files. */
export function bookReady(book: SealedBook, branch: Branch, additions: number, speech: Speech): Message {
  const { t } = speech;
  return sentence(
    [
      t('daybook.ready', {
        branch: escapeText(branch.name),
        day: dayOf(book.date, speech),
        number: book.number,
      }),
      t('daybook.sealed', { when: speech.moment(book.sealedAt, branch.timezone) }),
      ...(book.late ? [`⚠️ ${t('daybook.head.late')}`] : []),
      ...(additions > 0 ? [t('daybook.additions', { count: additions })] : []),
      t('daybook.hashes', { hash: book.hash, previous: book.previous || '–' }),
      t('daybook.check'),
    ].join('\n'),
  );
}
