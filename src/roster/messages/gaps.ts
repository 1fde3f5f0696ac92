import { escapeText } from '../../platform/blocks/escape.js';
import { actions, button, type Message, message, section } from '../../platform/blocks/kit.js';
import type { Branch } from '../../platform/directory/branch.js';
import type { Speech } from '../../platform/language/speak.js';
import { posts } from '../rules/roster.js';
import type { RosterDay } from '../rules/roster-day.js';
import { dayName, postName, times } from './duties.js';

/** Each time in which a required post has nobody, with its day. The lobby is the usual post and not named. */
export const gapTimes = (days: readonly RosterDay[], { timezone }: Branch, speech: Speech): string[] =>
  days.flatMap(({ date, gaps }) =>
    gaps.map((gap) => {
      const line = speech.t('roster.gaps.line', {
        day: dayName(date, speech),
        ...times(gap, timezone, speech),
      });
      return gap.post === posts[0] ? line : `${line} · ${postName(gap.post, speech)}`;
    }),
  );

/** To those who lead the lobby: which posts will be empty, with a button to the roster. */
export function gapsMessage(days: readonly RosterDay[], branch: Branch, speech: Speech): Message {
  const elsewhere = days.some(({ gaps }) => gaps.some(({ post }) => post !== posts[0]));
  const told = speech.t(elsewhere ? 'roster.gaps.told_posts' : 'roster.gaps.told', {
    branch: escapeText(branch.name),
  });
  const lines = gapTimes(days, branch, speech);
  const [first] = days.filter(({ gaps }) => gaps.length > 0);
  return message([told, ...lines].join('\n'), [
    section([told, ...lines.map((line) => `⚠️ *${line}*`)].join('\n')),
    ...actions(
      button(`roster.day:${first?.date ?? ''}`, speech.t('roster.gaps.open'), branch.id, {
        style: 'primary',
      }),
    ),
  ]);
}
