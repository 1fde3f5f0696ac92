import { escapeText } from '../../platform/blocks/escape.js';
import { actions, button, type Message, message, section } from '../../platform/blocks/kit.js';
import type { Branch } from '../../platform/directory/branch.js';
import type { Speech } from '../../platform/language/speak.js';
import type { EmptyPost } from '../rules/empty-posts.js';
import { type Names, nameIn, postName } from './duties.js';

/**
 * To those who can fill them: which required posts have nobody although the branch is open, with two ways to change
 * that.
 */
export function emptyPostsMessage(
  posts: readonly EmptyPost[],
  { branch, date, names }: { branch: Branch; date: string; names: Names },
  speech: Speech,
): Message {
  const { t } = speech;
  const title = t('roster.empty.title', { branch: escapeText(branch.name) });
  const lines = posts.map(({ post, expected }) =>
    expected.length > 0
      ? t('roster.empty.expected', {
          post: postName(post, speech),
          names: speech.list(expected.map((personId) => nameIn(names, personId))),
        })
      : t('roster.empty.nobody', { post: postName(post, speech) }),
  );
  return message([title, ...lines].join('\n'), [
    section([`🔴 *${title}*`, ...lines].join('\n')),
    ...actions(
      button('hands.call', t('roster.empty.call'), branch.id, { style: 'primary' }),
      button(`roster.day:${date}`, t('roster.gaps.open'), branch.id),
    ),
  ]);
}
