import { escapeText } from '../../platform/blocks/escape.js';
import { actions, button, type Message, message, section } from '../../platform/blocks/kit.js';
import type { Branch } from '../../platform/directory/branch.js';
import type { Speech } from '../../platform/language/speak.js';
import type { RosterDay } from '../rules/roster-day.js';
import { dayName, times } from './duties.js';

/** Each time at which nobody stands in the lobby, with its day. */
export const gapTimes = (days: readonly RosterDay[], { timezone }: Branch, speech: Speech): string[] =>
  days.flatMap(({ date, gaps }) =>
    gaps.map((gap) =>
      speech.t('roster.gaps.line', { day: dayName(date, speech), ...times(gap, timezone, speech) }),
    ),
  );

/** To those who lead the lobby: where it is going to be empty, and the way to mend it. */
export function gapsMessage(days: readonly RosterDay[], branch: Branch, speech: Speech): Message {
  const told = speech.t('roster.gaps.told', { branch: escapeText(branch.name) });
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
